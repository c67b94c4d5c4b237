import { describe, expect, test } from 'vitest';
import { slug } from '../../src/model/slug.ts';
import { parseColour } from '../../src/model/values/colour.ts';
import { parseEffort } from '../../src/model/values/effort.ts';
import { parseLevel } from '../../src/model/values/level.ts';
import { parseOperation } from '../../src/model/values/operation.ts';
import type { Parse } from '../../src/model/values/parsed.ts';
import { parseDate, parsePeriod } from '../../src/model/values/period.ts';
import { parseQuantity } from '../../src/model/values/quantity.ts';
import { parseShare } from '../../src/model/values/share.ts';
import { parseDuration, parseElapsed, parseLag } from '../../src/model/values/span.ts';
import { parseVersion } from '../../src/model/values/version.ts';
import { SHARED_GROUPS, VALUE_TYPES } from '../../src/site/views/field-docs.ts';
import { page } from './pages.ts';

const PARSERS: Readonly<Record<string, Parse<unknown>>> = {
  Quantity: parseQuantity,
  Duration: parseDuration,
  Elapsed: parseElapsed,
  Lag: parseLag,
  Effort: parseEffort,
  Period: parsePeriod,
  Date: parseDate,
  Share: parseShare,
  Colour: parseColour,
  Version: parseVersion,
  Operation: parseOperation,
  Level: parseLevel,
};

const sections = new Map(
  page('values')
    .split(/^##+ /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);

/** The values in the first column of the table with that head. */
function column(section: string, head: 'Write' | 'Refused'): string[] {
  const table = new RegExp(`^\\| ${head} \\|.*\\n\\|[-|]+\\n((?:\\|.*\\n?)+)`, 'm').exec(section)?.[1] ?? '';
  return [...table.matchAll(/^\| `((?:\\\||[^`])+)` \|/gm)].map(([, value = '']) => value.replaceAll('\\|', '|'));
}

describe.each(Object.entries(PARSERS))('%s', (type, parse) => {
  const section = sections.get(type) ?? '';

  test('what the guide writes is read', () => {
    const written = column(section, 'Write');
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter((value) => !parse(value).ok)).toEqual([]);
  });

  test('what the guide calls refused is refused', () => {
    const refused = column(section, 'Refused');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter((value) => parse(value).ok)).toEqual([]);
  });
});

test('every value type has a section of its name', () => {
  const anchors = [...sections.keys()].map(slug);
  expect([...VALUE_TYPES, ...SHARED_GROUPS].filter((type) => !anchors.includes(slug(type)))).toEqual([]);
});
