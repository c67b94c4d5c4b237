import { expect, test } from 'vitest';
import type { ShareAudience } from '../../src/share/audiences.ts';
import { sharePage } from '../../src/share/page/page.ts';
import { projectPlan } from '../../src/share/projection/project.ts';
import { redactor } from '../../src/share/projection/redaction.ts';
import { audience, fieldsOf } from './audience.ts';
import { AS_OF, computedOf } from './everything.ts';

const PLAN = `---
title: Example
status: in-progress
from: { system: Old }
to: { system: New }
start: 2026-03-02
escalation: [Ana Souza]
team: [{ role: Backend, people: [Ana Souza, Bo] }]
---
`;
const FILES = {
  'plans/p/plan.mdx': PLAN,
  'plans/p/phases/1-build.mdx': '---\ntitle: Build it\nstatus: done\nduration: 2w\nowner: Ana Souza\n---\n',
  'plans/p/phases/2-secret.mdx': '---\ntitle: Buy the rival\nstatus: planned\nduration: 8w\n---\n',
  'plans/p/pages/why.mdx': `---
title: Why
---

Ana and bo@example.com met at [the wiki](https://wiki.corp.internal/x). It cost 12,000 EUR, or $3k. See \`phase/secret\` and risks/loss.

| host | port |
|---|---|
| db-1.prod.internal | db:5432 |

- [x] Call Bo (owner: Bo)

Banned is no name. main.py is no host, and neither is Node.js.
`,
  'plans/p/risks.mdx': `---
risks:
  - id: loss
    title: Loss
    probability: high
    impact: 5
    mitigation: "Ana Souza copies [it](phases/2-secret.mdx) as in phase/secret and phase/build"
    affects: [phase/secret, phase/build, risks/other]
    phase: secret
  - { id: other, title: Delay, probability: low, impact: 1 }
---
`,
};

const { plan } = await computedOf(FILES);
const shown = (of: ShareAudience) => projectPlan(plan, of, AS_OF);
const rows = (of: ShareAudience, view: string): string[][] =>
  (shown(of).tables.find((table) => table.view === view)?.rows ?? []).map((row) => row.map((cell) => cell?.text ?? ''));

test('what an audience does not see is told by its kind, never by its id', () => {
  const risks = { risks: ['title', 'mitigation', 'affects', 'phase'] };
  expect(rows(audience({ sees: risks }), 'risks')[0]).toEqual([
    'Loss',
    'Ana Souza copies it as in another phase and another phase',
    'another phase, Delay',
    'another phase',
  ]);
  expect(rows(audience({ sees: { ...risks, timeline: ['title'] }, only: ['phase/build'] }), 'risks')[0]).toEqual([
    'Loss',
    'Ana Souza copies it as in another phase and Build it',
    'another phase, Build it, Delay',
    'another phase',
  ]);
});

test('of a kind of which rows are named, only these are seen, and nothing follows from the others', () => {
  const of = audience({ sees: { timeline: ['title', 'dates', 'critical'], phases: ['title'] }, only: ['phase/build'] });
  expect(rows(of, 'phases')).toEqual([['Build it']]);
  const { timeline } = shown(of);
  // Two weeks from 2 March: the axis does not tell how long the rest takes.
  expect(timeline?.axis).toMatchObject({ from: 0, to: 12, origin: '2026-03-02' });
  expect(timeline?.phases.map(({ title, critical }) => [title, critical])).toEqual([['Build it', false]]);
  expect(timeline?.marks).toEqual([]);
});

test('names, hosts and amounts are blanked in what is seen', () => {
  const text = (redact: ShareAudience['redact'] extends ReadonlySet<infer R> ? R[] : never): string =>
    JSON.stringify(shown(audience({ pages: ['why'], redact })).pages);
  const plain = text([]);
  expect(plain).toContain('Ana and bo@example.com met at the wiki. It cost 12,000 EUR, or $3k. See another phase and a risk.');
  const blank = text(['people', 'hosts', 'costs']);
  expect(blank).toContain('[name] and [name] met at the wiki. It cost [amount], or [amount].');
  expect(blank).toContain('Call [name] (owner: [name])');
  expect(blank).toContain('Banned is no name. main.py is no host, and neither is Node.js.');
  expect(blank).not.toMatch(/Ana|Souza|\bBo\b|corp|internal|5432|12,000|3k/);
});

test.each([
  ['a db.example.com-->> b', 'a [host]-->> b'],
  ['the api.example.com-based flow', 'the [host]-based flow'],
  ['at a.internal.megacorp:8080, then', 'at [host], then'],
  ['ends with api.example.com.', 'ends with [host].'],
  ['see https://a.b/c?d=e and 10.0.0.1:80', 'see [host] and [host]'],
  ['main.py, Node.js, v1.2.3 and e.g. this', 'main.py, Node.js, v1.2.3 and e.g. this'],
])('hosts are found in %s', (text, blank) => {
  expect(redactor(plan.plan, new Set(['hosts']))(text)).toBe(blank);
});

test('a redaction takes the fields with it that hold nothing else', () => {
  const of = (redact: 'people'[]) => audience({ sees: { phases: ['title', 'owner'] }, redact });
  expect(shown(of([])).tables[0]?.columns.map(({ label }) => label)).toEqual(['Phase', 'Owner']);
  expect(shown(of(['people'])).tables[0]?.columns.map(({ label }) => label)).toEqual(['Phase']);
});

test('figures are told one by one: each is an aggregate of rows that stay hidden', () => {
  const figures = (fields: string[]) =>
    shown(audience({ sees: { status: fields } })).status?.figures.map(({ label, value }) => `${label} ${value}`);
  expect(figures([])).toEqual([]);
  expect(figures(['phases'])).toEqual(['Phases done 1 of 2']);
  expect(figures(['risks', 'finish'])).toEqual(['Finish, forecast 4 May 2026', 'Open risks 2']);
});

test('the same is shown with the same revision, and another day alone changes none', () => {
  const of = audience({ sees: { phases: fieldsOf('phases') } });
  expect(projectPlan(plan, of, '2026-04-01').revision).toBe(shown(of).revision);
  expect(shown(audience({ sees: ['status'] })).revision).not.toBe(shown(of).revision);
});

test('a page leads nowhere, loads nothing and runs nothing', () => {
  const page = sharePage(
    shown(audience({ sees: ['status', 'timeline', 'risks'], pages: ['why'], message: '<script>alert(1)</script> & "x"' })),
  );
  expect(page).not.toMatch(/<a\b|<img|<script|<link|\bhref=|\bsrc=|\bstyle=|@import|<!--/i);
  expect(page.slice(page.indexOf('<body>'))).toContain('alert(1) &amp; &quot;x&quot;');
  expect(page.includes('content="default-src &#39;none&#39;')).toBe(true);
  expect(
    [...page.matchAll(/url\(([^)]{0,12})/g)]
      .map(([, url]) => url)
      .filter((url) => !url?.startsWith('data:font') && !url?.startsWith('#')),
  ).toEqual([]);
});

test('an open page with an end has one script, which its policy knows by its hash', () => {
  const page = sharePage(shown(audience({ sees: ['status'], expires: '2026-05-01' })));
  expect(page.match(/<script[ >]/g)).toHaveLength(1);
  expect(page).toMatch(/script-src &#39;sha256-/);
  expect(page).toContain('1 May 2026');
});
