import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/changes/compare.ts';
import { edit, type Files, side } from './edited.ts';

const phase = (fields: string, body = ''): string => `---\ntitle: T\nstatus: planned\n${fields}\n---\n${body}`;

/** A dated plan: build two weeks, then cut over for a week; a soak beside it with slack; an old endpoint with an end. */
const FILES: Files = {
  'plans/p/plan.mdx': '---\ntitle: Shop\nstatus: planned\nstart: 2026-03-02\nfrom: { system: Old }\nto: { system: New }\n---\n',
  'plans/p/phases/1-build.mdx': phase('duration: 2w', '\n- [ ] Build it\n\n<Exit>\n\n- [ ] It is built\n\n</Exit>\n').replace(
    'title: T',
    'title: Build',
  ),
  'plans/p/phases/2-cutover.mdx': phase('after: [build]\nduration: 1w\ndeadline: 2026-03-25').replace(
    'title: T',
    'title: Cutover',
  ),
  'plans/p/phases/3-soak.mdx': phase('after: [build]\nduration: 2d').replace('title: T', 'title: Soak'),
  'plans/p/phases/4-done.mdx': phase('after: [cutover]\nduration: 0d').replace('title: T', 'title: Switched'),
  'plans/p/endpoints/http.mdx':
    '---\ntitle: HTTP\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /feed, to: GET /posts, phase: cutover, sunset: 2026-03-24 }\n  - { from: GET /rss, to: { unknown: nobody has looked } }\n---\n',
};

async function consequences(file: string, before: string, after: string, files = FILES): Promise<string[]> {
  const { plans } = compareModels(await side(files), await side(edit(files, `plans/p/${file}`, [before, after])));
  return plans.flatMap((plan) => plan.consequences.map(({ kind, severity, sentence }) => `${kind} ${severity}: ${sentence}`));
}

describe('what follows, though nobody wrote it', () => {
  it('one longer phase moves the finish, the milestone, past the deadline and past a sunset', async () => {
    expect(await consequences('phases/1-build.mdx', 'duration: 2w', 'duration: 3w')).toEqual([
      'finish warning: Finish moves from 2026-03-20 to 2026-03-27, 5 working days later, because "Build" takes 3w instead of 2w',
      'sunset breaking: GET /feed would be switched off on 2026-03-24, before its replacement carries the traffic (2026-03-27); on the base: switched off 2026-03-24, replaced from 2026-03-20',
      'deadline warning: "Cutover" would miss its deadline: it ends on 2026-03-27, due 2026-03-25',
      'milestone note: Milestone "Switched" moves from 2026-03-20 to 2026-03-27, 5 working days later',
    ]);
  });

  it('a shorter phase moves the finish back, and that is no warning', async () => {
    expect(await consequences('phases/1-build.mdx', 'duration: 2w', 'duration: 9d')).toEqual([
      'finish note: Finish moves from 2026-03-20 to 2026-03-19, 1 working day earlier, because "Build" takes 9d instead of 2w',
      'milestone note: Milestone "Switched" moves from 2026-03-20 to 2026-03-19, 1 working day earlier',
    ]);
  });

  it('slack that is used up without a day lost', async () => {
    expect(await consequences('phases/3-soak.mdx', 'duration: 2d', 'duration: 4d')).toEqual([
      'slack note: Slack is lost: "Soak" 3 d → 1 d',
    ]);
  });

  it('a wider range moves P80, while the plan counts with its upper end all along', async () => {
    const ranged = edit(FILES, 'plans/p/phases/1-build.mdx', ['duration: 2w', 'duration: { low: 1w, likely: 2w, high: 3w }']);
    const told = await consequences('phases/1-build.mdx', 'high: 3w', 'high: 8w', ranged);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      /^forecast warning: P80, the date that four of five forecast runs meet, moves from 2026-03-\d\d to 2026-04-\d\d, \d+ working days later$/,
    );
  });

  it('an endpoint that finds its replacement', async () => {
    expect(await consequences('endpoints/http.mdx', 'to: { unknown: nobody has looked }', 'to: GET /posts.xml')).toEqual([
      'coverage note: 2 of 2 old operations are accounted for, 100 % (before: 1 of 2, 50 %)',
    ]);
  });

  it('an earlier sunset on its own', async () => {
    expect(await consequences('endpoints/http.mdx', 'sunset: 2026-03-24', 'sunset: 2026-03-18')).toEqual([
      'sunset breaking: GET /feed would be switched off on 2026-03-18, before its replacement carries the traffic (2026-03-20); on the base: switched off 2026-03-24, replaced from 2026-03-20',
    ]);
  });

  it('a gate that becomes ready, and a task that is done', async () => {
    expect(await consequences('phases/1-build.mdx', '- [ ] It is built', '- [x] It is built')).toEqual([
      'readiness note: The gate of "Build" is ready: nothing is open',
    ]);
    expect(await consequences('phases/1-build.mdx', '- [ ] Build it', '- [x] Build it')).toEqual([
      'progress note: Tasks done: 1 of 1, 100 % (before: 0 of 1, 0 %)',
    ]);
  });

  it('words that move nothing', async () => {
    expect(await consequences('phases/1-build.mdx', 'Build it', 'Build all of it')).toEqual([]);
  });
});
