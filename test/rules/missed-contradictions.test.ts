import { describe, expect, test } from 'vitest';
import type { Example } from '../../src/rules/rule.ts';
import { findingsOf, said } from './harness.ts';

/**
 * Contradictions of real plans, one line each: what the plan says in one place and in another, the rule that finds it, and the
 * same plan without the contradiction, in which the rule finds nothing.
 */
interface Case {
  rule: string;
  message: string;
  plan: Example;
  without: Example;
}

const PLAN = (status = 'planned', body = ''): Example => ({
  'plan.mdx': `---\ntitle: P\nstatus: ${status}\nowner: Ana\nfrom: { system: Old }\nto: { system: New }\n---\n${body}`,
});
const phase = (name: string, fields: string, ...tasks: string[]): Example => ({
  [`phases/${name}.mdx`]: `---\nstatus: planned\n${fields}---\n\n${tasks.map((task) => `- [ ] ${task}\n`).join('')}`,
});
const dns = (duration: string, first: string): Example =>
  phase('1-dns', `title: Switch of the DNS\nduration: ${duration}\n`, first, 'Point the A record at the new server');
const data = (mode: string, task: string): Example => ({
  'data.mdx': `---\ndatasets: [{ name: Orders, mode: ${mode}, store: DynamoDB }]\n---\n`,
  ...phase('1-move', 'title: Move\nduration: 2w\n', task),
});
const coverage = (layer: string, target: string, metric: string): Example => ({
  'quality.mdx': `---\ncoverage: [{ layer: ${layer}, target: "${target}" }]\n---\n`,
  'metrics.mdx': `---\nmetrics: [${metric}]\n---\n`,
});
const checklist = (...items: string[]): Example => ({
  'checklists/go.mdx': `---\ntitle: Go\n---\n\n${items.map((item) => `- [ ] ${item}\n`).join('')}`,
});
const back = (fields: string, step: string): Example => ({
  'rollback/1-back.mdx': `---\ntitle: Back\nowner: Ana\nwithin: 30 min\n${fields}triggers: [{ when: Errors, is: "> 5 %", for: 5 min }]\n---\n\n1. ${step}\n`,
});
const mapping = (row: string, sides = ''): Example => ({
  'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Old, openapi: openapi/old.yaml }\nto: { system: New, openapi: openapi/new.yaml${sides} }\nmappings:\n  - ${row}\n---\n`,
});
const documents = (old: string, next: string, server = '/'): Example => ({
  'openapi/old.yaml': `openapi: 3.0.3\ninfo: { title: A, version: "1" }\npaths:\n  /users: { get: { ${old} } }\n`,
  'openapi/new.yaml': `openapi: 3.0.3\ninfo: { title: A, version: "2" }\nservers: [{ url: "https://a.example.org${server}" }]\npaths:\n  /users: { get: { ${next} } }\n`,
});
const observed = (row: string, old = '', next = '', sides = '', server = '/'): Example => ({
  ...mapping(`{ from: GET /users, ${row} }`, sides),
  ...documents(old, next, server),
});
const rollout = (row: string): Example => ({
  ...PLAN('in-progress'),
  ...observed(row),
  'rollout/ramp.mdx':
    '---\ntitle: Ramp\nsteps:\n  - { title: A tenth, share: 10 %, status: in-progress }\n  - { title: All, share: 100 %, status: planned }\n---\n',
});

const CASES: Readonly<Record<string, Case>> = {
  'a TTL to be lowered a day before, in a phase of half an hour': {
    rule: 'bounds/task-lead-time',
    message:
      '"Reduce the TTL 1 day before the switch" is a task of "Switch of the DNS", which takes 30 min, but has to be done 1 day before.',
    plan: dns('30 min', 'Reduce the TTL 1 day before the switch'),
    without: {
      ...phase('0-prepare', 'title: Preparation\nduration: 30 min\n', 'Reduce the TTL 1 day before the switch'),
      ...dns('30 min', 'Tell the users'),
    },
  },
  'the same where only another task says what is switched': {
    rule: 'bounds/task-lead-time',
    message: '"Lower TTLs 48 hours in advance" is a task of "Evening", which takes 2h, but has to be done 48 hours before.',
    plan: phase('1-a', 'title: Evening\nduration: 2h\n', 'Lower TTLs 48 hours in advance', 'Switch the MX record'),
    without: phase('1-a', 'title: Evening\nduration: 2h\n', 'Lower TTLs 48 hours in advance', 'Write the release notes'),
  },
  'no data migration, and dual writes': {
    rule: 'risks/data-migrated-anyway',
    message: 'The plan moves data ("Dual-write orders to both tables"), but the mode of its data is none.',
    plan: data('none', 'Dual-write orders to both tables'),
    without: data('copy', 'Dual-write orders to both tables'),
  },
  'no data migration in words, and a backfill': {
    rule: 'risks/data-migrated-anyway',
    message: 'The plan moves data ("Backfill the new table"), but it says "No data migrations".',
    plan: {
      ...PLAN('planned', '\nNo data migrations are needed.\n'),
      ...phase('1-move', 'title: Move\nduration: 2w\n', 'Backfill the new table'),
    },
    without: {
      ...PLAN('planned', '\nNo data migration in the first phase.\n'),
      ...phase('1-move', 'title: Move\nduration: 2w\n', 'Backfill the new table'),
    },
  },
  'coverage of everything in two registers': {
    rule: 'metrics/two-targets',
    message: 'The coverage of all is to be > 90 %, but "Test coverage" is to be > 85 %.',
    plan: coverage('all', '> 90 %', '{ name: Test coverage, target: "> 85 %" }'),
    without: coverage('all', '> 90 %', '{ name: Test coverage, target: "> 90 %" }'),
  },
  'coverage of one layer in two registers': {
    rule: 'metrics/two-targets',
    message: 'The coverage of handlers is to be 90 %, but "Coverage of the handlers" is to be 85 %.',
    plan: coverage('handlers', '90 %', '{ name: Coverage of the handlers, target: 85 % }'),
    without: coverage('handlers', '90 %', '{ name: Coverage of the stores, target: 85 % }'),
  },
  'blanks of a form': {
    rule: 'damage/placeholder',
    message: '2 placeholders left in this file: "____" and "____:____".',
    plan: checklist('Name of the pilot user: ____', 'Start: ____:____'),
    without: checklist('Name of the pilot user: Ana', 'Start: 18:30'),
  },
  'a server that is not there yet': {
    rule: 'damage/placeholder',
    message: '2 placeholders left in this file: "[TO BE PROVISIONED]" and "NEW_SERVER_IP".',
    plan: checklist('Server [TO BE PROVISIONED]', 'Set the A record to NEW_SERVER_IP'),
    without: checklist('Server mail-2', 'Set the A record to 192.0.2.7'),
  },
  'a rollback that drops what was written since the data was copied': {
    rule: 'risks/rollback-leaves-data',
    message: '"Back" moves no data back, but "Mail" (copy) gets a store of the new system\'s own.',
    plan: {
      'data.mdx': '---\ndatasets: [{ name: Mail, mode: copy }]\n---\n',
      ...back('data: none\n', 'Point the MX record at the old server'),
    },
    without: {
      'data.mdx': '---\ndatasets: [{ name: Mail, mode: copy }]\n---\n',
      ...back('data: none\nloses: mail since the switch\n', 'Point the MX record at the old server'),
    },
  },
  'a rollback that restores a backup, without a word about what came after it': {
    rule: 'risks/rollback-incomplete',
    message: '"Back" has no policy for data written since the backup that it restores.',
    plan: back('kind: database\nrehearsed: 2026-05-02\n', 'Restore the database from the backup'),
    without: back('kind: database\nrehearsed: 2026-05-02\n', 'Restore the configuration files from the backup'),
  },
  'a rollback that restores a backup and loses nothing': {
    rule: 'risks/rollback-loses-data',
    message: '"Back" loses nothing, but one of its steps is "Restore the dump of Sunday".',
    plan: back('loses: nothing\n', 'Restore the dump of Sunday'),
    without: back('loses: orders since Sunday\n', 'Restore the dump of Sunday'),
  },
  'work after each part, when all parts are done': {
    rule: 'order/recurring-work-at-end',
    message:
      '"Update the build after each service" is to be done after each service, but "Build" starts when "Port the services" has ended.',
    plan: {
      ...phase('1-services', 'title: Port the services\nduration: 2w\n', 'Port orders', 'Port users'),
      ...phase('2-build', 'title: Build\nduration: 2w\nafter: [services]\n', 'Update the build after each service'),
    },
    without: {
      ...phase('1-services', 'title: Port the services\nduration: 2w\n', 'Port orders', 'Port users'),
      ...phase('2-build', 'title: Build\nduration: 2w\nafter: []\n', 'Update the build after each service'),
    },
  },
  'a phase that needs one with a later number': {
    rule: 'order/dependency-on-later',
    message: '"SSL" is number 5, but waits for "DNS", number 6.',
    plan: {
      ...phase('5-ssl', 'title: SSL\nduration: 1d\nafter: [dns]\n', 'Ask'),
      ...phase('6-dns', 'title: DNS\nduration: 1d\nafter: []\n', 'Set'),
    },
    without: {
      ...phase('5-dns', 'title: DNS\nduration: 1d\n', 'Set'),
      ...phase('6-ssl', 'title: SSL\nduration: 1d\nafter: [dns]\n', 'Ask'),
    },
  },
  'a sunset that has passed, on an operation that still serves': {
    rule: 'time/sunset-passed',
    message: '"GET /users" (2026-04-01) is past the sunset, and nothing says that the old operation is off.',
    plan: observed('to: none, stage: legacy-only, sunset: 2026-04-01', '', 'x-gone: true'),
    without: observed('to: none, stage: gone, sunset: 2026-04-01', '', 'x-gone: true'),
  },
  'migrated, with a tenth of the calls': {
    rule: 'endpoints/stage-against-share',
    message: 'GET /users is `migrated`, where the new system answers every call, but its share is 10 %.',
    plan: observed('to: same, stage: migrated, share: 10 %'),
    without: observed('to: same, stage: ramping, share: 10 %'),
  },
  'only the old system, with half of the calls on the new one': {
    rule: 'endpoints/stage-against-share',
    message: 'GET /users is `legacy-only`, where the old system answers every call, but its share is 50 %.',
    plan: observed('to: same, stage: legacy-only, share: 50 %'),
    without: observed('to: same, stage: legacy-only, share: 0 %'),
  },
  'a canary with all of the calls': {
    rule: 'endpoints/stage-against-share',
    message: 'GET /users is `canary`, where both systems answer, but its share is 100 %.',
    plan: observed('to: same, stage: canary, share: 100 %'),
    without: observed('to: same, stage: canary, share: 5 %'),
  },
  'migrated, while the rollout is at a tenth': {
    rule: 'endpoints/stage-against-rollout',
    message:
      'The rollout has reached "A tenth", with 10 % on the new system, but the stage of GET /users (`migrated`) says otherwise.',
    plan: rollout('to: same, stage: migrated'),
    without: rollout('to: same, stage: migrated, share: 100 %'),
  },
  'no successor, and the new document still has the operation': {
    rule: 'endpoints/retired-still-there',
    message: 'GET /users goes to none, but openapi/new.yaml has GET /users.',
    plan: observed('to: none'),
    without: observed('to: same'),
  },
  'deprecated by the plan, and not by the document': {
    rule: 'endpoints/deprecation-not-declared',
    message: '',
    plan: observed('to: same, deprecated: 2026-03-01'),
    without: observed('to: same, deprecated: 2026-03-01', 'deprecated: true'),
  },
  'two sunsets': {
    rule: 'endpoints/sunset-differs',
    message: '',
    plan: observed('to: same, sunset: 2026-09-01', 'deprecated: true, x-sunset: "2026-12-01"'),
    without: observed('to: same, sunset: 2026-09-01', 'deprecated: true, x-sunset: "2026-09-01"'),
  },
  'a target that is deprecated itself': {
    rule: 'endpoints/target-deprecated',
    message: 'GET /users leads to GET /users, which its document calls deprecated.',
    plan: observed('to: same', '', 'deprecated: true'),
    without: observed('to: same'),
  },
  'a base that the servers do not have': {
    rule: 'endpoints/base-differs',
    message: 'The base path is /v2, but the servers of openapi/new.yaml have /v9.',
    plan: observed('to: same', '', '', ', base: /v2', '/v9'),
    without: observed('to: same', '', '', ', base: /v2', '/v2'),
  },
};

describe.each(Object.entries(CASES))('%s', (_, { rule, message, plan, without }) => {
  const told = async (files: Example): Promise<string[]> =>
    said(await findingsOf({ ...PLAN(), ...files }), rule).map((line) => line.replace(/^[^ ]+ /, ''));

  test(`is found by ${rule}, once`, async () => {
    const found = await told(plan);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  test('is not found where it is not', async () => {
    expect(await told(without)).toEqual([]);
  });
});
