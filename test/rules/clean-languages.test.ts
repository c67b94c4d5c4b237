import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compute } from '../../src/pipeline/compute.ts';
import { folderTree } from '../../src/reader/folder.ts';
import { readContent } from '../../src/reader/read.ts';

/** Whole plans in other languages, written as a careful team would. `clean/<name>/` is a content root. */
const FOLDER = new URL('clean/', import.meta.url);
const NAMES = readdirSync(FOLDER);

const computed = async (name: string, profile: 'recommended' | 'strict', lang?: 'unstated') => {
  const reading = await readContent(await folderTree(new URL(name, FOLDER).pathname));
  const plans = reading.portfolio.plans.map(({ lang: stated, ...plan }) => ({
    ...plan,
    ...(stated !== undefined && lang === undefined && { lang: stated }),
  }));
  return compute({ ...reading, portfolio: { ...reading.portfolio, plans } }, '2026-06-01', { profile });
};

test('are four plans in four languages, none of them English', async () => {
  const all = await Promise.all(NAMES.map((name) => computed(name, 'recommended')));
  expect(all.map(({ plans }) => plans[0]?.plan.lang).sort()).toEqual(['de', 'fr', 'ja', 'pt-BR']);
});

describe.each(NAMES)('%s', (name) => {
  test.each([
    ['recommended', undefined],
    ['strict', undefined],
    ['strict', 'unstated'],
  ] as const)('has no finding under %s, with its language %s', async (profile, lang) => {
    const { findings } = await computed(name, profile, lang);
    expect(findings.map(({ rule, place, message }) => `${rule} ${place.file}:${place.line} ${message}`)).toEqual([]);
  });

  test('is a whole plan', async () => {
    const { plan } = (await computed(name, 'recommended')).plans[0] ?? {};
    expect(plan?.phases.length).toBeGreaterThanOrEqual(3);
    expect([plan?.rollout.length, plan?.rollback.length, plan?.checklists.length]).not.toContain(0);
    expect([plan?.risks, plan?.metrics, plan?.stack]).not.toContain(undefined);
  });
});
