import { describe, expect, test } from 'vitest';
import { agendaOf, dueItems } from '../../../src/site/views/due.ts';
import { ownerless, ownersIn, peopleOf, personUrl } from '../../../src/site/views/people.ts';
import { verdictOf, verdictText } from '../../../src/site/views/verdict.ts';
import { planFile, planOf } from '../plan.ts';

const LATE = {
  'plan.mdx': planFile('start: 2026-03-02\nfinish: 2026-04-10\nowner: Mira\nescalation: [Ada]').replace(
    'status: planned',
    'status: in-progress',
  ),
  'phases/1-base.mdx': 'title: Base\nstatus: done\nduration: 1w\nactual: { start: 2026-03-02, finish: 2026-03-06 }\nowner: Ada',
  'phases/2-build.mdx':
    '---\ntitle: Build\nstatus: in-progress\nafter: [base]\nduration: 2w\nactual: { start: 2026-03-09 }\nremaining: 1w\nowner: Ada, Luis\n---\n\n- [ ] Order it (due: 2026-06-12; owner: Jonas)\n- [ ] Paint it\n',
  'phases/3-move.mdx': 'title: Move\nstatus: planned\nafter: [build]\nduration: 2w',
  'risks.mdx': 'risks: [{ title: It rains }, { title: It snows, owner: ada }]',
};
const DAY = '2026-06-01';

describe('the verdict', () => {
  test('says what is done, what is late, what is next, whether the promise holds, what decides it, and what is wrong', async () => {
    const text = verdictText(verdictOf(await planOf(LATE, DAY)));
    expect(text).toContain('Base is done, 1 of 3 phases.');
    expect(text).toContain('Build is in progress and was to be finished on 20 Mar.');
    expect(text).toContain('Next is Move, which should have begun on 23 Mar.');
    expect(text).toContain('The promise of 10 Apr 2026 is missed by 50 working days: the forecast finish is 19 Jun 2026.');
    expect(text).toContain('Build decides it, with 1 after it.');
    expect(text).toMatch(/contradicts? it/);
  });

  test('leads from each reason to where it stands', async () => {
    const links = verdictOf(await planOf(LATE, DAY)).flatMap((parts) => parts.flatMap(({ url }) => url ?? []));
    expect(links).toEqual(
      expect.arrayContaining(['/plans/example/phases/build/', '/plans/example/phases/move/', '/plans/example/timeline/']),
    );
  });

  test('of a plan on time says by how much the promise holds', async () => {
    const text = verdictText(
      verdictOf(await planOf({ ...LATE, 'phases/2-build.mdx': 'title: Build\nstatus: planned\nduration: 2w' }, '2026-03-07')),
    );
    expect(text).toContain('The promise of 10 Apr 2026 holds: the finish is 3 Apr 2026, 5 working days before it.');
  });

  test('of a plan without lengths says why no finish can be computed', async () => {
    const computed = await planOf({
      'phases/1-a.mdx': 'title: A\nstatus: planned',
      'phases/2-b.mdx': 'title: B\nstatus: planned',
    });
    expect(verdictText(verdictOf(computed))).toBe(
      'None of the 2 phases has started. Next is A. No finish can be computed: 2 of 2 phases state no length.',
    );
  });

  test('of a plan that is done says when', async () => {
    const computed = await planOf(
      { 'plan.mdx': planFile('start: 2026-03-02'), 'phases/1-base.mdx': LATE['phases/1-base.mdx'] },
      DAY,
    );
    expect(verdictText(verdictOf(computed))).toBe('Its only phase is done, the last on 6 Mar 2026.');
  });
});

describe('up next', () => {
  test('has what is overdue on its planned day, and what is to come on its forecast day, each with its owner', async () => {
    const items = dueItems(await planOf(LATE, DAY));
    expect(items.map(({ day, kind, text, owner, overdue }) => [day, kind, text, owner, overdue])).toEqual([
      ['2026-03-20', 'ends', 'Build', 'Ada, Luis', true],
      ['2026-03-23', 'begins', 'Move', undefined, true],
      ['2026-04-10', 'promise', 'The whole plan is finished, as promised', 'Mira', true],
      ['2026-06-12', 'task', 'Order it', 'Jonas', false],
      ['2026-06-19', 'ends', 'Move', undefined, false],
    ]);
  });

  test('over all plans is parted into overdue, the next four weeks, and later', async () => {
    const plan = await planOf(LATE, DAY);
    const { overdue, soon, later } = agendaOf([plan], DAY, 2);
    expect([overdue.length, soon.map(({ text }) => text), later.map(({ text }) => text)]).toEqual([3, ['Order it'], ['Move']]);
  });
});

describe('people', () => {
  test('are told apart where several own one thing, whatever joins their names', () => {
    expect(ownersIn('Ada, Luis')).toEqual(['Ada', 'Luis']);
    expect(ownersIn('Ada und  Luis / Mira')).toEqual(['Ada', 'Luis', 'Mira']);
    expect(ownersIn('佐藤、田中')).toEqual(['佐藤', '田中']);
  });

  test('have what is theirs over all plans under one name, without regard to case', async () => {
    const plans = [await planOf(LATE, DAY)];
    const ada = peopleOf(plans).find(({ name }) => name === 'Ada');
    expect(ada?.duties.map(({ kind, text, done }) => [kind, text, done])).toEqual([
      ['Phases', 'Base', true],
      ['Phases', 'Build', false],
      ['Risks', 'It snows', false],
    ]);
    expect(ada?.roles.map(({ text }) => text)).toEqual(['escalation']);
    expect(personUrl(plans, 'Ada, Luis')).toBe('/people/ada/');
    expect(personUrl(plans, 'Nobody')).toBeUndefined();
  });

  test('without an owner: what is open is counted, phases, risks, and not what is done', async () => {
    const computed = await planOf(LATE, DAY);
    expect(ownerless(computed).map(({ kind, text }) => [kind, text])).toEqual([
      ['Phases', 'Move'],
      ['Risks', 'It rains'],
    ]);
  });
});
