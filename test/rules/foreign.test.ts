import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Finding } from '../../src/model/finding.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { folderTree } from '../../src/reader/folder.ts';
import { readContent } from '../../src/reader/read.ts';

/**
 * Plans of other teams, brought into the model as they were, with their contradictions, vague criteria and gaps.
 * `foreign/<name>/` is a content root; `foreign/<name>.yaml` names its source and judges every finding, once, against it.
 */
const FOLDER = new URL('foreign/', import.meta.url);
const NAMES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/**
 * `right`: the source contradicts itself, or is wrong, as the finding says. `useful`: the source lacks what the finding
 * asks for, and its readers would miss it. `noise`: true, and nobody would act on it. `wrong`: not true.
 */
const VERDICTS = ['right', 'useful', 'noise', 'wrong'] as const;

interface Judgement {
  rule: string;
  /** The subject of the finding, or the file of one that has none. */
  at: string;
  verdict: (typeof VERDICTS)[number];
  /** Whether two places of the source cannot both be true. */
  contradiction?: boolean;
  why: string;
}

interface Judged {
  source: { repository: string; file: string; commit: string };
  asOf: string;
  findings: Judgement[];
}

const judgedOf = (name: string): Judged => parse(readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8')) as Judged;

const subjectOf = ({ subject, place }: Finding): string => subject ?? place.file.split('/').slice(2).join('/');

const keysOf = (all: readonly { rule: string; at: string }[]): string[] => all.map(({ rule, at }) => `${rule} at ${at}`).sort();

interface Port {
  name: string;
  lang: string;
  judged: Judged;
  findings: Finding[];
}

let ports: Port[] = [];
beforeAll(async () => {
  ports = await Promise.all(
    NAMES.map(async (name): Promise<Port> => {
      const judged = judgedOf(name);
      const reading = await readContent(await folderTree(new URL(`${name}`, FOLDER).pathname));
      const { plans, findings } = compute(reading, judged.asOf);
      return { name, lang: plans[0]?.plan.lang ?? '', judged, findings };
    }),
  );
}, 120_000);

const portOf = (name: string): Port => {
  const port = ports.find((each) => each.name === name);
  if (!port) throw new Error(`there is no ${name}`);
  return port;
};

describe.each(NAMES)('%s', (name) => {
  test('is read without an error', () => {
    const unread = portOf(name).findings.filter(
      ({ rule, severity }) => severity === 'error' && /^(file|syntax|schema|content|reference)\//.test(rule),
    );
    expect(unread.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  test('has every finding judged, and no judgement without its finding', () => {
    const { findings, judged } = portOf(name);
    const found = findings.map((finding) => ({ rule: finding.rule, at: subjectOf(finding) }));
    expect(keysOf(found), `judge it in test/rules/foreign/${name}.yaml, after reading the source`).toEqual(
      keysOf(judged.findings),
    );
  });

  test('has judgements with a verdict and a reason', () => {
    const { findings } = portOf(name).judged;
    expect(findings.filter(({ verdict, why }) => !VERDICTS.includes(verdict) || why.trim().length < 10)).toEqual([]);
    expect(findings.filter(({ verdict, contradiction }) => contradiction && verdict !== 'right')).toEqual([]);
  });

  test('has no error that is wrong', () => {
    const { findings, judged } = portOf(name);
    const wrong = keysOf(judged.findings.filter(({ verdict }) => verdict === 'wrong'));
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(
      keysOf(errors.map((finding) => ({ rule: finding.rule, at: subjectOf(finding) }))).filter((key) => wrong.includes(key)),
    ).toEqual([]);
  });
});

describe('all of them', () => {
  const count = (verdict: Judgement['verdict']): number =>
    ports.reduce((sum, { judged }) => sum + judged.findings.filter((each) => each.verdict === verdict).length, 0);
  const total = (): number => VERDICTS.reduce((sum, verdict) => sum + count(verdict), 0);
  const contradicting = (): Port[] => ports.filter(({ judged }) => judged.findings.some(({ contradiction }) => contradiction));

  test('are 30 plans of ten languages or more', () => {
    expect(ports.length).toBeGreaterThanOrEqual(30);
    expect(new Set(ports.map(({ lang }) => lang)).size).toBeGreaterThanOrEqual(10);
  });

  test('at most 3 % of the findings are wrong, and at most 10 % are noise', () => {
    expect(count('wrong') / total()).toBeLessThanOrEqual(0.03);
    expect(count('noise') / total()).toBeLessThanOrEqual(0.1);
  });

  test('a contradiction is found in half of the plans', () => {
    expect(contradicting().length).toBeGreaterThanOrEqual(ports.length / 2);
  });

  test('the guide gives the figures', () => {
    const languages = new Set(ports.map(({ lang }) => lang)).size;
    const figures =
      `${ports.length} plans in ${languages} languages have ${total()} findings: ${count('right')} are right, ` +
      `${count('useful')} useful, ${count('noise')} noise and ${count('wrong')} wrong. ` +
      `A contradiction is found in ${contradicting().length} of the plans.`;
    console.info(figures);
    const guide = readFileSync(new URL('../../content/guide/findings.mdx', import.meta.url), 'utf8');
    expect(guide.replaceAll('\n', ' ')).toContain(figures);
  });
});
