import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compute } from '../../src/pipeline/compute.ts';
import { CATALOGUE } from '../../src/reader/catalogue.ts';
import { folderTree } from '../../src/reader/folder.ts';
import { readContent } from '../../src/reader/read.ts';
import { RULES } from '../../src/rules/registry.ts';

/** A contradiction that a careful reader found in a plan's source, and what became of it. */
interface Account {
  claim: string;
  family: string;
  places: string[];
  /** The rule, or rules, that find it. */
  found?: string | string[];
  /** The row, file or task that the finding is about. */
  subject?: string;
  /** Why no rule can find it. */
  notFound?: string;
}

const FOLDER = new URL('accounts/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));
/** The first day after all five plans were written. */
const AS_OF = '2026-02-10';

const known = new Set([...RULES.map(({ id }) => id), ...CATALOGUE.map(({ id }) => id)]);
const computed = compute(await readContent(await folderTree(fileURLToPath(new URL('../../content', import.meta.url)))), AS_OF);

describe.each(FILES)('%s', (file) => {
  const accounts = parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Account[];
  const findings = computed.plans.find(({ plan }) => plan.id === file.replace('.yaml', ''))?.findings ?? [];
  const short = ({ claim, family }: Account): string => `${family}: ${claim.slice(0, 100)}`;

  test('every entry is found, or says why it is not', () => {
    expect(accounts.filter(({ found, notFound }) => (found === undefined) === (notFound === undefined)).map(short)).toEqual([]);
  });

  test('what is not found has a reason', () => {
    expect(accounts.filter(({ notFound }) => notFound !== undefined && notFound.trim().length < 10).map(short)).toEqual([]);
  });

  test('what is found names rules that there are', () => {
    const named = accounts.flatMap(({ found }) => found ?? []);
    expect(named.filter((rule) => !known.has(rule))).toEqual([]);
  });

  test('what is found has its finding in the plan, at the subject that is named', () => {
    const missing = accounts.flatMap((account) =>
      [account.found ?? []].flat().flatMap((rule) => {
        const here = findings.filter((finding) => finding.rule === rule);
        const there = here.filter(({ subject }) => account.subject === undefined || subject === account.subject);
        return there.length > 0
          ? []
          : [
              `${rule}${account.subject ? ` at ${account.subject} (it is at ${here.map(({ subject }) => subject).join(', ') || 'none'})` : ''} ← ${short(account)}`,
            ];
      }),
    );
    expect(missing).toEqual([]);
  });
});
