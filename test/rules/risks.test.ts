import { describe, expect, test } from 'vitest';
import type { Profile } from '../../src/model/kinds/rule-settings.ts';
import { findingsOf, said } from './harness.ts';

const plan = (more: string): string =>
  `---\ntitle: Example\nstatus: planned\nfrom: { system: Flask backend, framework: Flask }\nto: { system: FastAPI backend }\n${more}---\n`;
const risks = (...rows: string[]): string => `---\nrisks:\n${rows.map((row) => `  - ${row}\n`).join('')}---\n`;
const rollback = (fields: string, body = '1. Point the proxy at Flask\n'): string =>
  `---\ntitle: Route back\n${fields}---\n\n${body}`;
const rollout = (steps: string, more = 'mode: canary\n'): string => `---\ntitle: Ramp\n${more}steps:\n${steps}---\n`;

describe('gaps of a register are one finding', () => {
  test('that names the rows and counts them', async () => {
    const files = {
      'risks.mdx': risks(
        '{ title: One, level: high, owner: Ana }',
        '{ title: Two, level: high, mitigation: "Rehearsal", owner: Ana }',
        '{ title: Three, level: low, owner: Ana }',
      ),
    };
    expect(said(await findingsOf(files), 'risks/no-mitigation')).toEqual([
      'risks.mdx:3: 2 of 3 risks have no mitigation: One and Three.',
    ]);
  });

  test('a stated absence is an answer, whether not applicable or unknown', async () => {
    const files = {
      'risks.mdx': risks(
        '{ title: One, level: high, owner: Ana, mitigation: { notApplicable: "cannot be influenced" } }',
        '{ title: Two, level: high, owner: Ana, mitigation: { unknown: "to be found" } }',
      ),
    };
    expect(said(await findingsOf(files), 'risks/no-mitigation')).toEqual([]);
    expect(said(await findingsOf(files), 'status/unknown-values')).toEqual([
      'plan.mdx:2: 1 value of the plan is stated as unknown: `mitigation` of risks/two.',
    ]);
  });

  test('accepted and closed risks need nothing more', async () => {
    const files = {
      'risks.mdx': risks(
        '{ title: One, level: high, owner: Ana, status: accepted }',
        '{ title: Two, level: high, status: closed }',
      ),
    };
    const rules = (await findingsOf(files)).map(({ rule }) => rule);
    expect(rules.filter((rule) => rule.startsWith('risks/'))).toEqual([]);
  });
});

describe('owners', () => {
  test('where nobody is named at all, that is the one finding', async () => {
    const files = {
      'plan.mdx': plan(''),
      'risks.mdx': risks('{ title: One, level: high, mitigation: "Rehearsal" }'),
      'rollback/1-back.mdx': rollback('within: 5 min\ndata: none\n'),
    };
    const found = (await findingsOf(files)).map(({ rule }) => rule);
    expect(found).toContain('risks/nobody-named');
    expect(found).not.toContain('risks/no-owner');
    expect(said(await findingsOf(files), 'risks/rollback-incomplete').join()).not.toContain('owner');
  });

  test('roles without people are told', async () => {
    const files = {
      'plan.mdx': plan('team: [{ role: Backend developers, count: 2 }]\n'),
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\n---\n',
    };
    expect(said(await findingsOf(files), 'risks/nobody-named')).toEqual([
      'plan.mdx:2: The plan names no owner, and neither does anything in it (1 phase). The team lists roles without people (Backend developers).',
    ]);
  });

  test('a person of the team on call is of the team, whatever stands around the name', async () => {
    const files = {
      'plan.mdx': plan(
        'team: [{ role: Platform engineers, people: [Ada] }]\nescalation: [Ada (24/7), Platform engineering lead]\n',
      ),
    };
    expect(said(await findingsOf(files), 'risks/role-not-in-team')).toEqual([]);
  });
});

describe('the stated level', () => {
  const register = {
    'risks.mdx': risks('{ title: One, probability: medium, impact: critical, mitigation: "Rehearsal", owner: Ana }'),
  };
  test.each([
    ['low', 1],
    ['Low (parallel build)', 1],
    ['medium', 1],
    ['high', 0],
    ['bearable', 0],
  ])('%s against a high risk', async (level, count) => {
    const findings = await findingsOf({ ...register, 'plan.mdx': plan(`stated: { risk: "${level}" }\n`) });
    expect(findings.filter(({ rule }) => rule === 'risks/stated-level')).toHaveLength(count);
  });
  test('quotes both places', async () => {
    const [finding] = (await findingsOf({ ...register, 'plan.mdx': plan('stated: { risk: low }\n') })).filter(
      ({ rule }) => rule === 'risks/stated-level',
    );
    expect(finding?.message).toBe(
      'The plan calls its risk "low", but its register holds "One" (probability medium × impact critical = 15 of 25, high).',
    );
    expect(finding?.related.map(({ place }) => place.file)).toEqual(['plans/example/risks.mdx']);
  });
});

describe('mitigations and work', () => {
  const phase = (task: string): string => `---\ntitle: Build\nstatus: planned\nowner: Ana\n---\n\n- [ ] ${task}\n`;
  test.each([
    ['A WebSocket adapter', 'Write the adapter for WebSocket clients', 0],
    ['A WebSocket adapter', 'Adapter for payments', 1],
    ['Database backups', 'Test the backup procedures', 0],
    ['Backups before the migration', 'Port the routes', 1],
    ['Gradual rollout', 'Port the routes', 0],
    ['Load testing before deployment', 'Port the routes', 0],
  ])('"%s" with the task "%s": %i', async (mitigation, task, count) => {
    const files = {
      'phases/1-build.mdx': phase(task),
      'risks.mdx': risks(`{ title: One, level: high, mitigation: "${mitigation}", owner: Ana }`),
    };
    expect(said(await findingsOf(files), 'risks/mitigation-not-planned')).toHaveLength(count);
  });
  test('tasks that the risk names are enough', async () => {
    const files = {
      'phases/1-build.mdx': phase('Port the routes (id: routes)'),
      'risks.mdx': risks(
        '{ title: One, level: high, mitigation: "A WebSocket adapter", tasks: [phase/build/routes], owner: Ana }',
      ),
    };
    expect(said(await findingsOf(files), 'risks/mitigation-not-planned')).toEqual([]);
  });
});

describe('ways back', () => {
  test('one that needs no steps needs nothing else', async () => {
    const files = {
      'rollback/1-db.mdx': '---\ntitle: Database\nkind: database\nsteps: { notApplicable: "one schema" }\ndata: none\n---\n',
    };
    expect((await findingsOf(files)).map(({ rule }) => rule).filter((rule) => rule.startsWith('risks/rollback'))).toEqual([]);
  });

  const WHOLE = 'owner: Ana\nwithin: 5 min\ndata: none\nrehearsed: 2026-05-12\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n';
  const lacking = async (more: string, profile: Profile = 'strict', body?: string): Promise<string[]> => {
    const files = {
      'plan.mdx': plan('team: [{ role: Lead, people: [Ana] }]\n'),
      'rollout/ramp.mdx': rollout('  - { title: All, share: 100 % }\n'),
      'rollback/1-a.mdx': rollback(more, body),
    };
    return said(await findingsOf(files, '2026-06-01', profile), 'risks/rollback-incomplete').map(
      (line) => line.split(': ')[1] ?? '',
    );
  };

  test.each([
    ['triggers', '"Route back" has no trigger.'],
    ['within', '"Route back" has no time limit.'],
    ['owner', '"Route back" has no owner.'],
    ['data', '"Route back" has no policy for data written since the switch.'],
    ['rehearsed', '"Route back" has no rehearsal.'],
  ])('without %s', async (field, expected) => {
    const left = WHOLE.replace(new RegExp(`^${field}:.*\\n`, 'm'), '');
    expect(await lacking(left)).toEqual([expected]);
    expect(await lacking(`${left}${field}: { unknown: "to be settled" }\n`)).toEqual([]);
  });

  test('a whole one has all of it', async () => expect(await lacking(WHOLE)).toEqual([]));

  test('what one lacks is one finding, which asks for more under strict', async () => {
    const asked = 'no trigger, no time limit, no owner and no policy for data written since the switch';
    expect(await lacking('', 'recommended')).toEqual([`"Route back" has ${asked}.`]);
    expect(await lacking('', 'strict', '1. Point the proxy at Flask\n2. Verify that it works\n')).toEqual([
      '"Route back" has no trigger, no time limit, no owner, no policy for data written since the switch, no rehearsal and no expected result for "Verify that it works".',
    ]);
  });

  test('steps may be a list, a table or sentences, which strict asks to number; a body without any has neither', async () => {
    for (const body of [
      'The old system takes over.\n',
      '- Point the proxy at Flask\n',
      '| Phase | What is done |\n|---|---|\n| 1 | Flag off |\n',
    ]) {
      expect(await lacking(WHOLE, 'recommended', body)).toEqual([]);
      expect(await lacking(WHOLE, 'strict', body)).toEqual(['"Route back" has no numbered steps.']);
    }
    expect(await lacking(WHOLE, 'recommended', '## Steps\n')).toEqual(['"Route back" has neither steps nor a target state.']);
  });

  test('two that lack the same are one finding; triggers of one, or conditions of the rollout, count for all', async () => {
    const bare = rollback('owner: Ana\ndata: none\n');
    const without = { 'rollback/1-a.mdx': bare, 'rollback/2-b.mdx': bare };
    const told = async (files: Record<string, string>): Promise<string[]> =>
      said(await findingsOf(files, '2026-06-01', 'recommended'), 'risks/rollback-incomplete');
    expect(await told(without)).toEqual([
      'rollback/1-a.mdx:2: "Route back" has no trigger and no time limit.',
      'rollback/2-b.mdx:2: "Route back" has no time limit.',
    ]);
    const aborting = {
      ...without,
      'rollout/ramp.mdx': rollout('  - { title: All, share: 100 %, abortIf: [{ when: 5xx rate, is: "> 1 %" }] }\n'),
    };
    expect(await told(aborting)).toEqual(['rollback/1-a.mdx:2: "Route back" and "Route back" have no time limit.']);
  });

  test.each([
    ['Error rate', 'it is unclear from which value on'],
    ['Issues arise', 'it is unclear which ones are meant'],
    ['Critical feature broken', 'it is unclear which ones are meant'],
  ])('the trigger "%s" cannot be read off', async (when, why) => {
    const files = { 'rollback/1-a.mdx': rollback(`triggers: [{ when: ${when} }]\n`) };
    expect(said(await findingsOf(files), 'risks/trigger-no-threshold')).toEqual([
      `rollback/1-a.mdx:3: The trigger "${when}" (${why}) of "Route back" has no threshold.`,
    ]);
  });
  test.each(['Data corruption detected', 'Login fails in the smoke test', 'More than 5 errors in 10 minutes'])(
    'the trigger "%s" can',
    async (when) => {
      const files = { 'rollback/1-a.mdx': rollback(`triggers: [{ when: ${when} }]\n`) };
      expect(said(await findingsOf(files), 'risks/trigger-no-threshold')).toEqual([]);
    },
  );

  describe('the time for which it is open', () => {
    const until = (after: string): string => rollback(`until: { after: ${after}, from: rollout/ramp/all }\n`);
    const retire = (at: string): string =>
      rollout(`  - { title: All, share: 100 %, hold: 1w }\n  - { title: Gone, ${at}retires: Flask }\n`);
    test.each([
      ['1w', '', 0],
      ['8d', '', 1],
      ['14d', 'at: T+14d, ', 0],
      ['15d', 'at: T+14d, ', 1],
    ])('%s, and the old system goes at {%s}', async (after, at, count) => {
      const findings = await findingsOf({ 'rollout/ramp.mdx': retire(at), 'rollback/1-a.mdx': until(after) });
      expect(findings.filter(({ rule }) => rule === 'risks/rollback-after-retirement')).toHaveLength(count);
    });
  });

  describe('two time limits', () => {
    const claim = (text: string) => ({
      'rollback/1-a.mdx': rollback('within: < 5 min\n'),
      'pages/ops.mdx': `---\ntitle: Operations\n---\n\n${text}\n`,
    });
    test.each(['A 30-minute rollback is ready.', 'Rollback takes 10 minutes.', 'We can roll back within 1 hour.'])(
      '%s',
      async (text) => {
        expect(said(await findingsOf(claim(text)), 'risks/two-time-limits')).toHaveLength(1);
      },
    );
    test.each([
      'A 5-minute switchback is ready.',
      'A rollback is possible for 24 hours.',
      'Roll back; the next try comes after 2 hours.',
    ])('not %s', async (text) => {
      expect(said(await findingsOf(claim(text)), 'risks/two-time-limits')).toEqual([]);
    });
  });

  test('a big bang stops the old system, so starting it again is right', async () => {
    const back = rollback('within: 5 min\n', '1. Start the Flask service\n');
    const of = (mode: string) => ({
      'plan.mdx': plan(''),
      'rollout/a.mdx': rollout('  - { title: All, share: 100 % }\n', `mode: ${mode}\n`),
      'rollback/1-a.mdx': back,
    });
    expect(said(await findingsOf(of('big-bang')), 'risks/rollback-restarts-old-system')).toEqual([]);
    expect(said(await findingsOf(of('blue-green')), 'risks/rollback-restarts-old-system')).toEqual([
      'rollback/1-a.mdx:6: "Route back" says "Start the Flask service", but "Ramp" (blue-green) keeps the old system running.',
    ]);
  });
});
