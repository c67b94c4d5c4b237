import { expect, test } from 'vitest';
import { addAudience, changeAudience } from '../../src/reader/edit-audiences.ts';

const FILE = `---
title: Example
# who may see it
audiences:
  - { id: board, title: The board, sees: [status], epoch: 1 } # quarterly
  - id: vendor
    title: The vendor
    # only this
    sees: [timeline]
    recipients: [ana, bo]
start: 2026-03-02
---

The body, with --- in it.
`;

const change = (text: string, id: string, fields: Parameters<typeof changeAudience>[2]): string => {
  const edited = changeAudience(text, id, fields);
  return edited.ok ? edited.text : `refused: ${edited.why}`;
};

test('one line changes, and comments, order and body stay', () => {
  expect(change(FILE, 'board', { epoch: '2' })).toBe(FILE.replace('epoch: 1', 'epoch: 2'));
  expect(change(FILE, 'vendor', { recipients: ['ana'] })).toBe(FILE.replace('[ana, bo]', '[ana]'));
});

test('a field is added behind the others, and taken out', () => {
  expect(change(FILE, 'board', { revoked: 'true', epoch: undefined })).toBe(FILE.replace('epoch: 1', 'revoked: true'));
  expect(change(FILE, 'vendor', { epoch: '2' })).toBe(
    FILE.replace('    recipients: [ana, bo]\n', '    recipients: [ana, bo]\n    epoch: 2\n'),
  );
});

test('an audience without an id is found by its title', () => {
  expect(change(FILE.replace('id: board, ', ''), 'the-board', { epoch: '3' })).toContain(
    '{ title: The board, sees: [status], epoch: 3 } # quarterly',
  );
});

test('an audience is added, also to a file without any', () => {
  const fields = { title: 'The press', sees: ['status', 'timeline'], epoch: '1' };
  const row = '  - { id: press, title: The press, sees: [status, timeline], epoch: 1 }\n';
  expect(addAudience(FILE, 'press', fields)).toEqual({ ok: true, text: FILE.replace('start:', `${row}start:`) });
  const bare = '---\ntitle: Example\n---\n';
  expect(addAudience(bare, 'press', fields)).toEqual({ ok: true, text: `---\ntitle: Example\naudiences:\n${row}---\n` });
});

test('what cannot be done is refused', () => {
  expect(change(FILE, 'nobody', { epoch: '2' })).toBe('refused: it has no audience nobody');
  expect(addAudience(FILE, 'board', {})).toEqual({ ok: false, why: 'it has an audience board already' });
  expect(change('---\ntitle: [\n---\n', 'board', {})).toMatch(/^refused: /);
});
