import { describe, expect, test } from 'vitest';
import { classify } from '../../src/reader/classify.ts';
import {
  type FieldDoc,
  fieldSections,
  KIND_NAMES,
  kindFields,
  placeOfKind,
  SHARED_GROUPS,
  sharedFields,
} from '../../src/site/views/field-docs.ts';
import { formsHtml } from '../../src/site/views/field-words.ts';

const field = (fields: readonly FieldDoc[], name: string): FieldDoc => {
  const found = fields.find((each) => each.name === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};
const html = (fields: readonly FieldDoc[], name: string): string => formsHtml(field(fields, name), (anchor) => `#${anchor}`);

describe.each(KIND_NAMES)('the fields of %s', (kind) => {
  test('all have a sentence of documentation and a form', () => {
    for (const { path, fields } of fieldSections(kindFields(kind)))
      for (const each of fields) {
        expect(each.doc, `${path}.${each.name}`).toMatch(/[.…?]$|: \S+/);
        expect(formsHtml(each, String), `${path}.${each.name}`).not.toBe('');
      }
  });

  test('the place that is told for its files is one where they are read', () => {
    const file = placeOfKind(kind).replace('<order>', '1').replace('**', 'a').replace(/<\w+>/g, 'x');
    expect(classify(file)).toMatchObject({ ok: true, kind });
  });
});

test('forms are told in words', () => {
  const phase = kindFields('phase');
  expect(html(phase, 'duration')).toBe('<a href="#duration">Duration</a>, or fields');
  expect(html(phase, 'after')).toBe('list: <a href="#id">Id</a> or fields');
  expect(html(phase, 'evidence')).toBe('list: <a href="#evidence">Evidence</a>');
  expect(html(phase, 'production')).toBe('<a href="#true-or-false">True or false</a>');
  expect(html(kindFields('portfolio'), 'rules')).toBe(
    'names, each with <code>error</code> | <code>warning</code> | <code>note</code> | <code>on</code> | <code>off</code>',
  );
  expect(html(kindFields('stack'), 'defaults')).toBe('fields of a row');
  expect(field(phase, 'title').required).toBe(true);
  expect(field(phase, 'owner').required).toBe(false);
});

test('groups have a table of their own, outer ones first', () => {
  expect(fieldSections(kindFields('endpoints')).map(({ path, list }) => `${path}${list ? '[]' : ''}`)).toEqual([
    '',
    'from',
    'to',
    'mappings[]',
    'mappings.deltas[]',
    'mappings.consumers[]',
    'mappings.when',
    'mappings.to[]',
    'mappings.to.when',
    'stated',
  ]);
});

test('shared groups have fields', () => {
  expect(SHARED_GROUPS.filter((group) => sharedFields(group).length === 0)).toEqual([]);
});
