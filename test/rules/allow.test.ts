import { expect, test } from 'vitest';
import { findingsOf } from './harness.ts';

const plan = (allow: string): Record<string, string> => ({
  'plan.mdx': `---\ntitle: P\nstatus: planned\nowner: Ana\nfrom: { system: A }\nto: { system: B }\nstated: { phases: 3 }\n${allow}---\n`,
  'phases/1-a.mdx': '---\ntitle: A\nstatus: planned\nduration: 1w\n---\n\n- [ ] One thing\n',
});
const RULE = 'sums/phase-count';

const told = async (allow: string, asOf = '2026-06-01') =>
  (await findingsOf(plan(allow), asOf))
    .filter((finding) => finding.rule === RULE || finding.rule.startsWith('allow/'))
    .map((finding) => [finding.rule, finding.place.line, finding.accepted?.reason ?? finding.message]);

test('a finding is accepted with a reason, and stays visible', async () => {
  expect(await told(`allow: [{ rule: ${RULE}, reason: "two phases follow next year" }]\n`)).toEqual([
    [RULE, 7, 'two phases follow next year'],
  ]);
});

test('an acceptance without a reason accepts nothing', async () => {
  expect((await told(`allow: [{ rule: ${RULE} }]\n`)).map(([rule]) => rule)).toEqual([RULE, 'allow/no-reason']);
});

test('an acceptance ends on its day', async () => {
  const allow = `allow: [{ rule: ${RULE}, reason: "for now", until: 2026-06-30 }]\n`;
  expect(await told(allow, '2026-06-30')).toEqual([[RULE, 7, 'for now']]);
  expect((await told(allow, '2026-07-01')).map(([rule]) => rule)).toEqual([RULE, 'allow/expired']);
});

test('an acceptance that matches nothing is told', async () => {
  expect(await told('allow: [{ rule: sums/buffer, subject: phase/a, reason: "why not" }]\n')).toContainEqual([
    'allow/unused',
    8,
    'nothing matches the acceptance of sums/buffer at phase/a',
  ]);
});
