import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/changes/compare.ts';
import { edit, type Files, side, without } from './edited.ts';

const phase = (title: string, fields: string, status = 'planned'): string =>
  `---\ntitle: ${title}\nstatus: ${status}\n${fields}\n---\n`;

/** Foundation is done; Port, Proving and Cutover follow one another; Docs runs beside Port. */
const FILES: Files = {
  'calendars/default.mdx': '---\ntitle: Office days\nweek: [mon, tue, wed, thu, fri]\nholidays: [2026-05-01]\n---\n',
  'plans/p/plan.mdx':
    '---\ntitle: Shop\nstatus: in-progress\nstart: 2026-03-02\ncalendar: default\nfrom: { system: Old }\nto: { system: New }\n---\n',
  'plans/p/phases/1-foundation.mdx': phase(
    'Foundation',
    'duration: 2w\nactual: { start: 2026-03-02, finish: 2026-03-13 }',
    'done',
  ),
  'plans/p/phases/2-port.mdx': phase('Port', 'after: [foundation]\nduration: 4w'),
  'plans/p/phases/3-docs.mdx': phase('Docs', 'after: [foundation]\nduration: 1w'),
  'plans/p/phases/4-proving.mdx': phase('Proving', 'after: [port]\nduration: 3w'),
  'plans/p/phases/5-cutover.mdx': phase('Cutover', 'after: [proving, docs]\nduration: 2w'),
};
const P = 'plans/p/phases';

const finishOf = async (head: Files, base: Files = FILES) => {
  const { plans } = compareModels(await side(base, '2026-03-20'), await side(head, '2026-03-20'));
  return plans[0];
};

describe('the cause of a moved finish is the edit that moves it', () => {
  const inserted = edit(
    { ...FILES, [`${P}/4.5-pilot.mdx`]: phase('Pilot', 'after: [proving]\nduration: 1w') },
    `${P}/5-cutover.mdx`,
    ['after: [proving, docs]', 'after: [pilot, docs]'],
  );
  it.each<[string, Files, string]>([
    ['longer', edit(FILES, `${P}/4-proving.mdx`, ['3w', '5w']), 'because "Proving" takes 5w instead of 3w'],
    ['inserted', inserted, 'because "Pilot" was inserted'],
    [
      'removed',
      edit(without(FILES, `${P}/4-proving.mdx`), `${P}/5-cutover.mdx`, ['[proving, docs]', '[port, docs]']),
      'because "Proving" was removed',
    ],
    [
      'a dependency',
      edit(FILES, `${P}/3-docs.mdx`, ['after: [foundation]', 'after: [proving]']),
      'because "Docs" now waits for "Proving" instead of "Foundation"',
    ],
    [
      'holidays',
      edit(FILES, 'calendars/default.mdx', ['[2026-05-01]', '[2026-05-01, { from: 2026-05-04, to: 2026-05-06 }]']),
      'because of 3 new holidays',
    ],
    ['the start', edit(FILES, 'plans/p/plan.mdx', ['2026-03-02', '2026-03-09']), ''],
    [
      'an actual finish',
      edit(FILES, `${P}/2-port.mdx`, ['status: planned', 'status: done\nactual: { start: 2026-03-16, finish: 2026-04-24 }']),
      'because "Port" finished on 2026-04-24',
    ],
  ])('%s', async (_, head, because) => {
    const plan = await finishOf(head);
    if (because !== '') expect(plan?.finish).toContain(because);
    expect(JSON.stringify(plan?.consequences.filter(({ kind }) => kind === 'critical-path' || kind === 'slack'))).not.toContain(
      'Foundation',
    );
  });

  it('a start that moves everything is the cause', async () => {
    const undone = edit(
      FILES,
      `${P}/1-foundation.mdx`,
      ['status: done', 'status: planned'],
      ['\nactual: { start: 2026-03-02, finish: 2026-03-13 }', ''],
    );
    const plan = await finishOf(edit(undone, 'plans/p/plan.mdx', ['2026-03-02', '2026-03-09']), undone);
    expect(plan?.finish).toContain('because the start moved');
  });
});

it('new holidays cannot hide a slip: it is measured in the calendar of the base where that says more', async () => {
  const plan = await finishOf(
    edit(FILES, 'calendars/default.mdx', ['[2026-05-01]', '[2026-05-01, { from: 2026-05-11, to: 2026-05-22 }]']),
  );
  expect(plan?.slip).toBe(10);
});
