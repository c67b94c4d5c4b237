import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareOrder, orderAndId } from '../../src/model/order.ts';
import { slug, slugger } from '../../src/model/slug.ts';

test('a file name carries order and id', () => {
  expect(orderAndId('04B-jobs-read')).toEqual({ order: '4B', id: 'jobs-read' });
  expect(orderAndId('08.5-shadow')).toEqual({ order: '8.5', id: 'shadow' });
  expect(orderAndId('0-baseline')).toEqual({ order: '0', id: 'baseline' });
  expect(orderAndId('2fa-login')).toEqual({ id: '2fa-login' });
  expect(orderAndId('immediate')).toEqual({ id: 'immediate' });
});

test('files come in the order of their numbers, then of their letters, those without a number last', () => {
  const names = ['10-j', '4B-e', 'zebra', '2-b', '4A-d', '2.5-c', '4-x', '0-a', 'alpha'].map(orderAndId);
  expect(names.sort(compareOrder).map((each) => each.id)).toEqual(['a', 'b', 'c', 'x', 'd', 'e', 'j', 'alpha', 'zebra']);
});

test('slugs keep letters of every script', () => {
  expect(slug('WS /chat/ws')).toBe('ws-chat-ws');
  expect(slug('  Über die Größe!  ')).toBe('über-die-größe');
  expect(slug('阶段一：移行 计划')).toBe('阶段一-移行-计划');
  expect(slug('हिन्दी')).toBe('हिन्दी');
});

test('no two slugs of one page are alike', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom('a', 'a-1', 'A', 'b', 'a 1', '!'), fc.string()), { maxLength: 40 }),
      (texts) => {
        const make = slugger();
        const slugs = texts.map(make);
        expect(new Set(slugs).size).toBe(slugs.length);
      },
    ),
  );
});
