import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absenceOf,
  absentItems,
  asWritten,
  asWrittenDeep,
  carryAbsences,
  entriesOf,
  firstStated,
  isStated,
  itemsAsWritten,
  known,
  statedOf,
  stating,
  writtenCount,
} from '../../src/model/absences.ts';
import { isAbsent } from '../../src/model/field.ts';

const why = { unknown: 'not yet measured' };
const none = { notApplicable: 'nobody calls it' };
interface Row {
  title?: string | typeof why | typeof none;
  owner?: string | typeof why;
  note?: string;
}
const row = (fields: Row) => known(fields);

describe('what an author states', () => {
  test('a value is itself, an absence is nothing, with its reason beside it', () => {
    const stated = row({ title: 'Risk', owner: why });
    expect(Object.entries(stated)).toEqual([
      ['title', 'Risk'],
      ['owner', undefined],
    ]);
    expect([absenceOf(stated, 'owner'), absenceOf(stated, 'title'), absenceOf(stated, 'note')]).toEqual([
      why,
      undefined,
      undefined,
    ]);
    expect([statedOf(stated, 'title'), statedOf(stated, 'owner'), statedOf(stated, 'note')]).toEqual(['Risk', why, undefined]);
  });

  test('a field without a value is stated if a reason is given', () => {
    const stated = row({ title: 'Risk', owner: why });
    expect([isStated(stated, 'title'), isStated(stated, 'owner'), isStated(stated, 'note')]).toEqual([true, true, false]);
    expect([isStated(stated, 'note', 'owner'), isStated<Row>(undefined, 'note')]).toEqual([true, false]);
  });

  test('of several fields the first that is stated counts, even if it is absent', () => {
    expect(statedOf(row({ owner: why, note: 'Ana' }), 'owner', 'note')).toEqual(why);
    expect(firstStated(row({ owner: why, note: 'Ana' }), 'owner', 'note')).toBeUndefined();
    expect(firstStated(row({ note: 'Ana' }), 'owner', 'note')).toBe('Ana');
  });

  test('a part without absences is not copied', () => {
    const group = { title: 'Risk', steps: ['a', 'b'] };
    expect(known(group)).toBe(group);
    expect(known({ group, owner: why }).group).toBe(group);
  });
});

describe('absent items of a list', () => {
  const list = known(['a', why, 'b', none]);
  test('are not among its items', () => expect([...list]).toEqual(['a', 'b']));
  test('are known beside them', () => expect(absentItems(list)).toEqual([why, none]));
  test('count where it is asked how much is written', () =>
    expect([writtenCount(list), writtenCount(undefined)]).toEqual([4, 0]));
  test('count for the positions of the others', () =>
    expect(entriesOf(list)).toEqual([
      [0, 'a'],
      [2, 'b'],
    ]));
  test('stand in their places in the list as it is written', () => expect(itemsAsWritten(list)).toEqual(['a', why, 'b', none]));
});

describe('copies', () => {
  test('a spread copy keeps the absences', () => expect(absenceOf({ ...row({ owner: why }), note: 'n' }, 'owner')).toEqual(why));
  test('a copy with another value states that', () => {
    const copy = { ...row({ owner: why }), owner: 'Ana' };
    expect([absenceOf(copy, 'owner'), asWritten(copy)]).toEqual([undefined, { owner: 'Ana' }]);
  });
  test('stating sets a value or an absence, and keeps the others', () => {
    const first = row({ title: none, owner: why });
    const second = stating(first, 'owner', 'Ana');
    const third = stating(second, 'note', why);
    expect(asWritten(third)).toEqual({ title: none, owner: 'Ana', note: why });
    expect(asWritten(first)).toEqual({ title: none, owner: why });
  });
  test('absences are carried to a copy made otherwise, changed on request', () => {
    const copy = carryAbsences({ owner: undefined }, row({ owner: why }), (absence, key) => ({
      unknown: `${key}: ${Object.values(absence).join()}`,
    }));
    expect(absenceOf(copy, 'owner')).toEqual({ unknown: 'owner: not yet measured' });
  });
});

const absence = fc.oneof(
  fc.record({ unknown: fc.string({ minLength: 1 }) }),
  fc.record({ notApplicable: fc.string({ minLength: 1 }) }),
);
const key = fc.constantFrom('title', 'owner', 'steps', 'stated', 'source');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(fc.string(), fc.integer(), fc.boolean()),
    absence,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));
const group = fc.dictionary(key, value, { maxKeys: 5 });

const holdsAbsence = (each: unknown): boolean =>
  isAbsent(each) || (typeof each === 'object' && each !== null && Object.values(each).some(holdsAbsence));

describe('for any value', () => {
  test('nothing absent is left in it, at any depth', () => {
    fc.assert(
      fc.property(group, (each) => {
        expect(holdsAbsence(known(each))).toBe(false);
      }),
    );
  });
  test('and nothing is lost: as it is written, it is the same again, with its fields in the same order', () => {
    fc.assert(
      fc.property(group, (each) => {
        const again = asWrittenDeep(known(each));
        expect(again).toEqual(each);
        expect(JSON.stringify(again)).toBe(JSON.stringify(each));
      }),
    );
  });
});
