import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { banyan, contentRoot } from '../cli/banyan.ts';
import { checkout } from './checkout.ts';

const PLAN = (title: string): string =>
  `---\ntitle: ${title}\nstatus: planned\nowner: Ana\nstart: 2026-03-02\nfrom: { system: Old }\nto: { system: New }\n---\n`;
const PHASE = (duration: string): string => `---\ntitle: Build\nstatus: planned\nowner: Ana\nduration: ${duration}\n---\n`;
const FILES = {
  'plans/mill/plan.mdx': PLAN('Mill'),
  'plans/mill/phases/1-build.mdx': PHASE('2w'),
  'plans/shop/plan.mdx': PLAN('Shop'),
  'plans/shop/phases/1-build.mdx': PHASE('2w'),
};

/** A checkout in which a source file throws for the plan `mill`. */
function broken(file: string, before: string, after: string): string {
  const house = checkout();
  const path = join(house, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(before);
  writeFileSync(path, text.replace(before, after));
  return house;
}
const schedule = broken(
  'src/schedule/schedule.ts',
  '  const { asOf } = options;\n',
  "  const { asOf } = options;\n  if (plan.id === 'mill' && plan.phases.length > 0) throw new Error('a part\\n is missing');\n",
);
const rule = broken(
  'src/rules/run.ts',
  '    try {\n',
  "    try {\n      if (plan.id === 'mill' && rule.id === 'time/overdue') throw new Error('a part is missing');\n",
);
const content = contentRoot(FILES);
const out = mkdtempSync(join(tmpdir(), 'banyan-isolation-'));
afterAll(() => {
  for (const each of [schedule, rule, content, out]) rmSync(each, { recursive: true, force: true });
});

const run = (house: string, command: string, ...args: string[]) =>
  banyan([command, '--content', content, '--as-of', '2026-03-02', ...args], { cwd: house });

const MILL = 'this plan could not be computed: a part is missing';

describe('a plan that cannot be computed', () => {
  test('is an error of check, which judges the others', () => {
    const { code, out: printed, err } = run(schedule, 'check', '--format', 'json');
    const { findings } = JSON.parse(printed) as { findings: { rule: string; plan: string; message: string }[] };
    const told = (plan: string) => findings.filter((finding) => finding.plan === plan).map(({ rule: id }) => id);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(findings.filter(({ plan }) => plan === 'mill').map(({ rule: id, message }) => [id, message])).toEqual([
      ['internal/plan', MILL],
    ]);
    const whole = JSON.parse(banyan(['check', '--content', content, '--as-of', '2026-03-02', '--format', 'json']).out);
    expect(told('shop')).toEqual(
      (whole.findings as typeof findings).filter(({ plan }) => plan === 'shop').map(({ rule: id }) => id),
    );
  });

  test('is exported as what its plan.mdx says; the others are whole', () => {
    const { code, out: printed } = run(schedule, 'export', '--format', 'json');
    const { plans } = JSON.parse(printed) as { plans: Record<string, { phases: object }> };
    const phases = Object.entries(plans).map(([id, plan]) => [id, Object.keys(plan.phases).length]);
    expect({ code, phases }).toEqual({
      code: 0,
      phases: [
        ['mill', 0],
        ['p', 0],
        ['shop', 1],
      ],
    });
  });

  test('makes a comparison incomplete, which says so and compares the others', () => {
    const longer = contentRoot({
      ...FILES,
      'plans/mill/phases/1-build.mdx': PHASE('3w'),
      'plans/shop/phases/1-build.mdx': PHASE('3w'),
    });
    const { code, out: printed } = banyan(['diff', content, longer, '--content', content, '--as-of', '2026-03-02'], {
      cwd: schedule,
    });
    expect(code).toBe(1);
    expect(printed).toMatch(/^Shop: incomplete \(2 files cannot be read\) · finish 2026-03-13 → 2026-03-20/);
    expect(printed).toContain(`plans/mill/plan.mdx of the head cannot be read: ${MILL}`);
    expect(printed).not.toContain('Phase "Build" is removed');
    rmSync(longer, { recursive: true });
  });

  test('is a page with its finding; the others have all of theirs', () => {
    expect(run(schedule, 'build', '--out', join(out, 'site')).code).toBe(0);
    expect(readFileSync(join(out, 'site/plans/mill/findings/index.html'), 'utf8')).toContain(MILL);
    expect(existsSync(join(out, 'site/plans/shop/phases/build/index.html'))).toBe(true);
  });
});

describe('a rule that throws', () => {
  test('is an error of the plan, which is judged by all others', () => {
    const printed = run(rule, 'check', '--format', 'json').out;
    const { findings } = JSON.parse(printed) as { findings: { rule: string; plan: string; message: string }[] };
    expect(findings.filter(({ rule: id }) => id.startsWith('internal/')).map(({ plan, message }) => [plan, message])).toEqual([
      ['mill', 'time/overdue could not be run: a part is missing'],
    ]);
    const without = (plan: string) => findings.filter((each) => each.plan === plan && !each.rule.startsWith('internal/'));
    expect(without('mill').map(({ rule: id }) => id)).toEqual(without('shop').map(({ rule: id }) => id));
  });
});
