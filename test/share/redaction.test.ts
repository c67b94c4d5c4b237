import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactor } from '../../src/share/projection/redaction.ts';
import { computedOf } from './everything.ts';

// What a redaction finds, sign by sign, and what it leaves. The guide's page "Sharing" states its limits.

const NAMES = [
  'Ana Souza',
  "Conor O'Brien",
  'Jean-Luc Picard',
  'Bo Li',
  'José Núñez',
  'Security team',
  '李雷',
  '田中太郎',
  '김민수',
  'สมชาย ใจดี',
  'Лев Толстой',
  'Αθηνά Παππά',
  'J. R. Müller',
];
const PLAN = `---
title: Example
status: planned
from: { system: Old }
to: { system: New }
escalation: ${JSON.stringify(NAMES)}
---
`;
const {
  plan: { plan },
} = await computedOf({
  'plans/p/plan.mdx': PLAN,
  'plans/p/environment.mdx': '---\nservices:\n  - { name: Orders, url: "orders-box" }\n---\n',
});

describe.each([
  [
    'people',
    [
      ['Ana Souza asks', '[name] asks'],
      ['Ana asks Souza', '[name] asks [name]'],
      ['ANA SOUZA', '[name]'],
      ['ana', '[name]'],
      ['(Ana)', '([name])'],
      ['Ana’s plan', '[name]’s plan'],
      ["Ana's plan", "[name]'s plan"],
      ['Ana/Bo', '[name]/[name]'],
      ['Ana-based', '[name]-based'],
      ['An\u00ada', '[name]'],
      ['An\u200ba Souza', '[name]'],
      ['A\u200dna', '[name]'],
      ['Ａｎａ Ｓｏｕｚａ', '[name]'],
      ['𝐀𝐧𝐚', '[name]'],
      ['Ana\u00a0Souza', '[name]'],
      ["O'Brien", '[name]'],
      ['O’Brien', '[name]'],
      ['Conor O‘Brien', '[name]'],
      ['Jean-Luc', '[name]'],
      ['Jean‑Luc', '[name]'],
      ['Jean–Luc Picard', '[name]'],
      ['Jean and Luc', '[name] and [name]'],
      ['Bo', '[name]'],
      ['Li', '[name]'],
      ['Bo Li', '[name]'],
      ['José', '[name]'],
      ['José Núñez'.normalize('NFD'), '[name]'],
      ['NÚÑEZ', '[name]'],
      ['the Security checks', 'the [name] checks'],
      ['由李雷负责', '由[name]负责'],
      ['李雷', '[name]'],
      ['田中太郎さんが担当', '[name]さんが担当'],
      ['担当:田中太郎', '担当:[name]'],
      ['김민수가 한다', '[name]가 한다'],
      ['คุณสมชาย ใจดีทำ', 'คุณ[name]ทำ'],
      ['Лев Толстой', '[name]'],
      ['спросить Толстой', 'спросить [name]'],
      ['Αθηνά', '[name]'],
      ['Müller', '[name]'],
      ['MU\u0308LLER', '[name]'],
      ['ana@example.com', '[name]'],
      ['first.last+x@mail.example.co.uk', '[name]'],
      ['@asouza', '[name]'],
      ['ask @bo-li, please', 'ask [name], please'],
      ['ana@corp.internal', '[name]'],
    ],
    [
      'Banana',
      'Anastasia',
      'Banned',
      'bo',
      'the team',
      'Obrien',
      'AnaSouza',
      'asouza',
      'lists',
      'Muller',
      'a security check of 2026'.replace('security', 'safety'),
    ],
  ],
  [
    'hosts',
    [
      ['db.example.com', '[host]'],
      ['see db.example.com.', 'see [host].'],
      ['https://wiki.corp.internal/x?y=z', '[host]'],
      ['postgres://u:p@db:5432/x', '[host]'],
      ['(https://a.example)', '([host])'],
      ['10.0.0.1', '[host]'],
      ['10.0.0.1:8080', '[host]'],
      ['10.0.0.0/24', '[host]'],
      ['2001:db8::1', '[host]'],
      ['2001:0db8:0000:0000:0000:ff00:0042:8329', '[host]'],
      ['::1', '[host]'],
      ['fe80::1', '[host]'],
      ['fe80::1%eth0', '[host]'],
      ['2001:db8::/32', '[host]'],
      ['[2001:db8::1]:443', '[host]'],
      ['::ffff:10.0.0.1', '[host]'],
      ['http://[2001:db8::1]:8080/', '[host]'],
      ['from 2001:db8::1 to fe80::2', 'from [host] to [host]'],
      ['localhost:3000', '[host]'],
      ['redis:6379', '[host]'],
      ['orders-box', '[host]'],
      ['/proxy/db.corp.internal/x', '/proxy/[host]/x'],
      ['/to/api.example.com', '/to/[host]'],
      ['orders.default.svc', '[host]'],
      ['orders.default.svc.cluster.local', '[host]'],
      ['acme.software', '[host]'],
      ['acme.mx and acme.lu', '[host] and [host]'],
      ['acme.com.br', '[host]'],
      ['bücher.example', '[host]'],
      ['db．example．com', '[host]'],
      ['db.exam\u00adple.com', '[host]'],
      ['a_b.internal', '[host]'],
      ['DB.EXAMPLE.COM', '[host]'],
      ['`api.example.com`', '`[host]`'],
    ],
    [
      'main.py',
      'Node.js',
      'v1.2.3',
      'e.g. this',
      'at 12:30',
      '12:30:45',
      'std::vector',
      'a::b',
      '::',
      'order.id',
      'GET /orders/{id}',
      'src/main.rs',
      'phase/build',
      'ratio 3:1',
      '1.2.3',
    ],
  ],
  [
    'costs',
    [
      ['€100', '[amount]'],
      ['€ 100', '[amount]'],
      ['100 €', '[amount]'],
      ['€100–200', '[amount]'],
      ['€100 – €200', '[amount]'],
      ['€1,200.50', '[amount]'],
      ['€ 1.200,50 a month', '[amount] a month'],
      ['CHF 1’200.–', '[amount]'],
      ["CHF 1'200.-", '[amount]'],
      ['1 200 €', '[amount]'],
      ['1\u202f200\u202f€', '[amount]'],
      ['1\u00a0200\u00a0EUR', '[amount]'],
      ['$3k', '[amount]'],
      ['$1-2k', '[amount]'],
      ['$1 to 2k', '[amount]'],
      ['$1.5m', '[amount]'],
      ['US$3.5m', '[amount]'],
      ['1,2 Mio. Euro', '[amount]'],
      ['3 million dollars', '[amount]'],
      ['12,000 EUR', '[amount]'],
      ['EUR 12,000', '[amount]'],
      ['usd 5', '[amount]'],
      ['500 kr', '[amount]'],
      ['SEK 500', '[amount]'],
      ['kr 500', '[amount]'],
      ['100元', '[amount]'],
      ['5万円', '[amount]'],
      ['¥5000', '[amount]'],
      ['￥５０００', '[amount]'],
      ['₩5000', '[amount]'],
      ['5 ₽', '[amount]'],
      ['₹50 lakh', '[amount]'],
      ['Rs. 50 lakh', '[amount]'],
      ['20 zł', '[amount]'],
      ['10 bis 20 Euro', '[amount]'],
      ['3 EUR to 5 EUR', '[amount]'],
      ['R$ 40', '[amount]'],
      ['costs $400.', 'costs [amount].'],
      ['$40, €50', '[amount], [amount]'],
      ['10 000 pounds', '[amount]'],
    ],
    ['2026', '12 weeks', 'v1.2.3', '30 %', '2–3 weeks', '100 ms', '3 krypton', 'section 5', '10:30', '$HOME', 'kr'],
  ],
] as const)('%s', (redaction, found, left) => {
  const redact = redactor(plan, new Set([redaction]));
  test.each(found.map(([text, blank]) => [text, blank]))('%s → %s', (text, blank) => {
    expect(redact(text)).toBe(blank);
  });
  test.each(left.map((text) => [text]))('%s stays', (text) => {
    expect(redact(text)).toBe(text);
  });
});

const form = (text: string): string =>
  text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
    .toLowerCase();

test('no stated name is left in any text, however it is composed', () => {
  const redact = redactor(plan, new Set(['people']));
  const around = fc.oneof(
    fc.constantFrom('', ' ', ', ', '\n', '(', '：', '由', 'さん'),
    fc.lorem({ maxCount: 2 }).map((words) => ` ${words} `),
  );
  const ways = fc.constantFrom<(name: string) => string>(
    (name) => name,
    (name) => name.normalize('NFD'),
    (name) => name.toUpperCase(),
    (name) => [...name].join('\u200b'),
    (name) => name.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), ways, around, around, (name, way, before, after) => {
      const blank = redact(`${before}${way(name)}${after}`);
      expect(form(blank)).not.toContain(form(name));
      expect(blank.startsWith(before) || blank.includes('[name]')).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('any text is unchanged but for what was found, and a second look finds nothing', () => {
  const redact = redactor(plan, new Set(['people', 'hosts', 'costs']));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const once = redact(text);
      expect(redact(once)).toBe(once);
      let rest = text;
      for (const part of once.split(/\[(?:name|host|amount)\]/)) {
        const at = rest.indexOf(part);
        expect(at).toBeGreaterThanOrEqual(0);
        rest = rest.slice(at + part.length);
      }
    }),
    { numRuns: 500 },
  );
});
