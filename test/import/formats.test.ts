import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { foundLine, linesLine } from '../../src/import/report.ts';
import { delimitedRows } from '../../src/model/delimited.ts';
import { fileOf, importFile, importFiles, importText, readingFindings } from './imported.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

describe('plans of other tools', () => {
  test.each([
    ['cursor.plan.md', '2 tasks (1 done) · 1 checklist', 'checklists/todos.mdx', '- [x] Create the table (id: schema)'],
    [
      'tasks.json',
      '2 phases · 2 tasks (1 done)',
      'phases/02-move-the-routes.mdx',
      'after: [set-up-the-project]\nnote: depends on 9',
    ],
    ['spec-kit/tasks.md', '2 phases · 3 tasks (1 done)', 'phases/01-setup.mdx', '<Exit>\n\n- the build is green\n\n</Exit>'],
    ['kiro.md', '3 tasks (1 done)', 'plan.mdx', '- [ ] 1.1 Optional tests'],
    ['openspec.md', '2 phases · 3 tasks (1 done)', 'phases/02-cleanup.mdx', '- [ ] 2.1 Remove the old one'],
    ['risks.csv', '2 risks', 'risks.mdx', 'mitigation: Back up · every night\n    source: risks.csv:2-3'],
    ['gantt.mmd', '5 phases', 'phases/03-routes.mdx', 'parent: build\nafter: [setup]\nduration: 2w'],
    [
      'project.xml',
      '4 phases · 1 calendar',
      'phases/03-routes.mdx',
      'after:\n  - { phase: setup, type: SS, lag: 1d }\nduration: 5d',
    ],
  ])('%s', async (name, found, path, part) => {
    const plan = importFile(fixture(name));
    expect(foundLine(plan)).toBe(found);
    expect(fileOf(plan, path)).toContain(part);
    expect(plan.ledgers.map(({ counts }) => counts.lost)).toEqual([0]);
    expect((await readingFindings(plan)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('to-dos of Cursor wait for the ones that they depend on, and keep what else they say', () => {
    const text =
      '---\nname: Move\ntodos:\n  - id: a\n    content: Make it\n    status: completed\n  - id: b\n    content: Fill it\n    priority: high\n    dependencies: [a]\n---\n\n# Move\n';
    expect(fileOf(importText(text, 'move.plan.md'), 'checklists/todos.mdx')).toContain(
      '- [x] Make it (id: a)\n- [ ] Fill it — priority: high (id: b; after: a)\n',
    );
  });

  test('a day of a gantt that is none is on the list of things to look at', () => {
    const plan = importText('gantt\n section A\n x: 2026-13-45, 3d\n', 'g.mmd');
    expect(plan.ledgers[0]?.claims.filter(({ fate }) => fate === 'look').map(({ why }) => why)).toEqual([
      '"2026-13-45" is no day',
    ]);
  });

  test('a folder of Backlog.md: a file a task, which waits for its dependencies', () => {
    const folder = fixture('backlog');
    const plan = importFiles(readdirSync(folder).map((name) => `${folder}/${name}`));
    expect(fileOf(plan, 'phases/02-copy-the-data.mdx')).toContain('label: TASK-2\nafter: [create-the-schema]');
    expect(fileOf(plan, 'phases/01-create-the-schema.mdx')).toContain('<Exit>\n\n- [x] #1 Tables exist\n\n</Exit>');
  });

  test('a modernization brief: entry and exit criteria, sizes, risks of phases, the approval', async () => {
    const plan = importFile(fixture('MODERNIZATION_BRIEF.md'));
    expect(foundLine(plan)).toBe('2 phases · 2 tasks · 2 risks · 1 decision · 1 checklist');
    expect(fileOf(plan, 'phases/01-rating-engine.mdx')).toBe(
      '---\ntitle: Rating engine\nstatus: { unknown: the source does not say }\npurpose: price lookup and discounts\nsize: L\n' +
        'entry: ["Golden files of three months are captured", A read replica is available]\nsource: MODERNIZATION_BRIEF.md:22\n---\n\n' +
        '<Exit>\n\n- Every golden file is reproduced to the cent\n\n</Exit>\n',
    );
    expect(fileOf(plan, 'phases/02-invoicing.mdx')).toContain(
      'after: [rating-engine]\nsize: XL\nentry: ["Phase 1 runs in shadow for one month"]\n',
    );
    expect(fileOf(plan, 'risks.mdx')).toContain(
      '- title: "Rounding differs between packed decimals and doubles"\n    phase: rating-engine\n    source: MODERNIZATION_BRIEF.md:31\n',
    );
    expect((await readingFindings(plan)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('Copilot modernization: the plan beside its tasks, which are phases with status and gates', async () => {
    const folder = fixture('copilot');
    const plan = importFiles([`${folder}/.metadata/tasks.json`, `${folder}/plan.md`]);
    expect(plan.title).toBe('Modernization Plan: store');
    expect(foundLine(plan)).toBe('2 phases · 4 mappings · 1 decision');
    expect(fileOf(plan, 'stack.mdx')).toContain('{ from: JDK 8, to: JDK 21, source: plan.md:12 }');
    expect(fileOf(plan, 'phases/02-move-messaging-to-service-bus.mdx')).toContain(
      'status: planned\nstatusText: pending\nlabel: 002-transform-messaging\nafter: [upgrade-java-and-spring-boot]\n',
    );
    expect(fileOf(plan, 'phases/01-upgrade-java-and-spring-boot.mdx')).toContain(
      '<Exit>\n\n- passBuild: true\n- passUnitTests: true\n\n</Exit>',
    );
    expect((await readingFindings(plan)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('.github/upgrades: parts of plan.md are phases, tasks.md says where they stand, the others are pages', async () => {
    const folder = fixture('upgrades');
    const plan = importFiles(
      ['assessment.md', 'plan.md', 'tasks.md', 'tasks/01-sdk/progress-details.md'].map((name) => `${folder}/${name}`),
    );
    expect(plan.title).toBe('.NET Version Upgrade Plan');
    expect(fileOf(plan, 'phases/01-update-the-sdk-and-the-solution-files.mdx')).toContain('status: done\nlabel: 01-sdk\n');
    expect(fileOf(plan, 'phases/02-upgrade-the-class-libraries.mdx')).toContain('status: planned\nlabel: 02-libraries\n');
    expect(fileOf(plan, 'pages/assessment.mdx')).toContain('| Shop.Core | net6.0 | net10.0 | 3 |');
    expect(plan.ledgers.map(({ source }) => source)).toEqual(['assessment.md', 'plan.md', 'tasks.md', 'progress-details.md']);
    expect(plan.ledgers.flatMap(({ lost }) => lost)).toEqual([]);
    expect((await readingFindings(plan)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('a calendar of MS Project: its week and its holidays', () => {
    expect(importFile(fixture('project.xml')).files.find(({ path }) => path === 'calendars/office.mdx')?.text).toBe(
      '---\ntitle: Office\nweek: [mon, tue]\nholidays:\n  - { from: 2026-04-03, to: 2026-04-06, title: Easter }\n---\n',
    );
  });

  test('holidays of an ics file make a calendar and no plan; DTEND is the day behind the last', () => {
    const { files, ledgers } = importFile(fixture('holidays.ics'));
    expect(files.map(({ path }) => path)).toEqual(['calendars/public-holidays.mdx']);
    expect(files[0]?.text).toContain('{ from: 2026-12-24, to: 2027-01-01, title: Winter break }');
    expect(linesLine(ledgers)).toBe('15 lines: 15 typed · 0 kept as prose, in place · 0 to look at · 0 lost');
  });
});

test('delimited text: quotes, doubled quotes and line ends in quotes', () => {
  expect(delimitedRows('a,"b ""c"""\n"d\ne",f\n', ',')).toEqual([
    { cells: ['a', 'b "c"'], line: 1, end: 1 },
    { cells: ['d\ne', 'f'], line: 2, end: 3 },
  ]);
});
