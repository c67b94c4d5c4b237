import fc from 'fast-check';
import type { Files } from './edited.ts';

/** One edit of a small plan: what it is called, and what it does. */
export type Edit = (files: Files) => Files;

const phase = (n: number, fields: string, body = ''): string =>
  `---\ntitle: Phase ${n}\nstatus: planned\n${fields}\n---\n${body}`;

/** A plan that has something of everything that edits touch. */
export const SMALL: Files = {
  'portfolio.mdx': '---\ntitle: All plans\n---\n',
  'calendars/default.mdx': '---\ntitle: Office days\nweek: [mon, tue, wed, thu, fri]\nholidays: [2026-05-01]\n---\n',
  'plans/p/plan.mdx':
    '---\ntitle: Shop\nstatus: planned\nstart: 2026-03-02\nfrom: { system: Old }\nrules: { extends: strict }\nto: { system: New }\nescalation: [Ana, Ben]\n---\n\nThe shop moves from the old system to the new one.\n',
  'plans/p/phases/1-base.mdx': phase(
    1,
    'duration: 2w',
    '\n## Tasks\n\n- [x] Set the repository up\n- [ ] Choose a database (owner: Ana)\n  - [ ] Compare two of them\n',
  ),
  'plans/p/phases/2-api.mdx': phase(
    2,
    'after: [base]\nduration: 3w\neffort: 6 pw',
    '\n- [ ] Write the endpoints\n\n<Exit>\n\n- [ ] Latency is below the target (metric: latency)\n- [ ] No open error\n\n</Exit>\n',
  ),
  'plans/p/phases/3-docs.mdx': phase(3, 'after: [base]\nduration: 1w'),
  'plans/p/phases/4-cutover.mdx': phase(4, 'after: [api, docs]\nduration: 1w'),
  'plans/p/endpoints/http.mdx':
    '---\ntitle: HTTP\nfrom: { system: Old, base: /api }\nto: { system: New, base: /v2 }\ndefaults: { phase: cutover }\nmappings:\n  - { from: GET /orders, to: same }\n  - { from: GET /feed, to: GET /posts }\n  - { from: GET /rss, to: none, sunset: 2026-06-01 }\n---\n',
  'plans/p/risks.mdx':
    '---\nrisks:\n  - { id: data, title: Data may be lost, probability: low, impact: high, mitigation: Backups }\n  - { id: team, title: The team is busy, level: medium }\n---\n',
  'plans/p/metrics.mdx': '---\nmetrics:\n  - { id: latency, name: Latency, statistic: p95, target: "< 200 ms" }\n---\n',
  'plans/p/rollout/ramp.mdx':
    '---\ntitle: Ramp\nmode: canary\nsteps:\n  - { title: A tenth, share: 10 %, hold: 24h, phase: cutover }\n  - { title: Half, share: 50 %, hold: 24h, phase: cutover }\n  - { title: All, share: 100 %, phase: cutover }\n---\n',
  'plans/p/rollback/1-back.mdx':
    '---\ntitle: Back\nwithin: 5 min\nuntil: { after: 48h, from: rollout/ramp/all }\n---\n\n1. Stop the deploy\n2. Route back\n   ```bash\n   kubectl rollout undo\n   ```\n',
};

const swap =
  (file: string, before: string, after: string): Edit =>
  (files) =>
    files[file] === undefined ? files : { ...files, [file]: files[file].replace(before, () => after) };
const remove =
  (file: string): Edit =>
  (files) =>
    Object.fromEntries(Object.entries(files).filter(([name]) => name !== file));
const rename =
  (file: string, to: string): Edit =>
  (files) =>
    files[file] === undefined ? files : { ...remove(file)(files), [to]: files[file] };

const P = 'plans/p';
/** Edits as people make them. */
export const EDITS: readonly Edit[] = [
  ...['2026-03-03', '2026-04-02', '2027-03-02', '2026-02-02', '2025-03-02'].map((start) =>
    swap(`${P}/plan.mdx`, 'start: 2026-03-02', `start: ${start}`),
  ),
  swap(`${P}/phases/1-base.mdx`, 'duration: 2w', 'duration: 3w'),
  swap(`${P}/phases/3-docs.mdx`, 'duration: 1w', 'duration: { unknown: nobody has looked }'),
  swap(`${P}/phases/3-docs.mdx`, 'duration: 1w', 'duration: { low: 1w, likely: 5w, high: 6w }'),
  swap(`${P}/phases/2-api.mdx`, 'after: [base]', 'after: [{ phase: base, type: SS, lag: 2d }]'),
  swap(`${P}/phases/2-api.mdx`, 'title: Phase 2', 'title: The interface'),
  swap(`${P}/phases/1-base.mdx`, '- [ ] Choose a database (owner: Ana)', '- [x] Choose a database (owner: Ben; evidence: ADR 3)'),
  swap(`${P}/phases/1-base.mdx`, 'Set the repository up', 'Set up the repository'),
  swap(`${P}/phases/2-api.mdx`, '- [ ] No open error\n', ''),
  swap(`${P}/endpoints/http.mdx`, 'to: GET /posts', 'to: [GET /posts, GET /events]'),
  swap(`${P}/endpoints/http.mdx`, '  - { from: GET /orders, to: same }\n', ''),
  swap(`${P}/endpoints/http.mdx`, 'mappings:', 'mappings:\n  - { from: none, to: GET /ping }'),
  swap(`${P}/endpoints/http.mdx`, 'defaults: { phase: cutover }', 'defaults: { phase: api }'),
  swap(`${P}/risks.mdx`, 'probability: low', 'probability: high'),
  swap(`${P}/risks.mdx`, 'title: The team is busy', 'title: The team is too busy'),
  swap(`${P}/metrics.mdx`, '< 200 ms', '< 400 ms'),
  swap(`${P}/rollout/ramp.mdx`, '  - { title: Half, share: 50 %, hold: 24h, phase: cutover }\n', ''),
  swap(`${P}/rollout/ramp.mdx`, 'share: 10 %, hold: 24h', 'share: 20 %, hold: 12h'),
  swap(`${P}/rollback/1-back.mdx`, 'after: 48h', 'after: 24h'),
  swap(`${P}/rollback/1-back.mdx`, '1. Stop the deploy', '1. Freeze the deploy'),
  swap(`${P}/plan.mdx`, 'escalation: [Ana, Ben]', 'escalation: [Ben, Ana]'),
  swap(`${P}/plan.mdx`, 'The shop moves', 'The whole shop moves'),
  swap('calendars/default.mdx', 'holidays: [2026-05-01]', 'holidays: [2026-05-01, 2026-03-06]'),
  remove(`${P}/risks.mdx`),
  remove(`${P}/phases/3-docs.mdx`),
  rename(`${P}/phases/3-docs.mdx`, `${P}/phases/3-handbook.mdx`),
  rename(`${P}/phases/3-docs.mdx`, `${P}/phases/0.5-docs.mdx`),
  rename(`${P}/endpoints/http.mdx`, `${P}/endpoints/rest.mdx`),
];

/** Some of the edits, one after the other. */
export const edited: fc.Arbitrary<Files> = fc
  .subarray([...EDITS])
  .map((edits) => edits.reduce((files, edit) => edit(files), SMALL));
