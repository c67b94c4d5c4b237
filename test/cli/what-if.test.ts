import { describe, expect, test } from 'vitest';
import { banyan, contentRoot } from './banyan.ts';

const FILES = {
  'plans/p/plan.mdx': '---\ntitle: Shop\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-03-02\n---\n',
  'plans/p/phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nduration: 2w\n---\n',
  'plans/p/phases/2-shadow.mdx': '---\ntitle: Shadow\nstatus: planned\nduration: 1w\n---\n',
  'plans/p/phases/3-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nduration: 1w\nafter: [build]\n---\n',
};
const whatIf = (...args: string[]) => banyan(['what-if', '--content', contentRoot(FILES), '--as-of', '2026-03-02', ...args]);

describe('what-if', () => {
  test('prints the consequences of a change, and not the model', () => {
    const { code, out, err } = whatIf('--set', 'phases.cutover.after=[shadow]');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Finish moves from 2026-03-20 to 2026-03-27, 5 working days later');
    expect(out).toContain('Phase "Cutover" now waits for "Shadow" instead of "Build"');
    expect(out.length).toBeLessThan(3000);
  });

  test('takes lists and maps, in the formats of diff, on any day', () => {
    const json = ['--format', 'json', '--set', 'phases.cutover.after=[{ phase: build, lag: 1w }]'];
    expect(JSON.parse(whatIf(...json).out).plans[0]).toMatchObject({ slip: 5 });
    expect(JSON.parse(whatIf(...json, '--as-of', '2026-06-15').out).plans[0]).toMatchObject({ slip: 5 });
  });

  test('a change of nothing changes nothing', () => {
    expect(JSON.parse(whatIf('--format', 'json', '--set', 'phases.build.duration=2w').out).plans).toEqual([]);
  });

  test.each([
    ['phases.cutover.after=[shadw]', 'cutover waits for `shadw`, which is no phase of this plan\n  did you mean shadow?\n'],
    ['calendar=nonexist', 'There is no calendar `nonexist`; Monday to Friday is counted\n  Add calendars/nonexist.mdx\n'],
  ])('%s is refused', (assignment, message) => {
    const { code, out, err } = whatIf('--set', assignment);
    expect([code, out, err]).toEqual([2, '', `banyan: ${message}`]);
  });

  test('refuses to close a loop', () => {
    const { code, out, err } = whatIf('--set', 'phases.build.after=[cutover]');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^banyan: These phases wait for each other: .*\n {2}Leave .* out of the after: of /);
  });

  test('refuses a list that does not end', () => {
    const { code, err } = whatIf('--set', 'phases.cutover.after=[shadow');
    expect([code, err.startsWith('banyan: --set phases.cutover.after=[shadow is no YAML: ')]).toEqual([2, true]);
    expect(err).toContain("quote it for the shell: --set 'phases.cutover.after=[shadow]'");
  });

  test('asks for something that would be different', () => {
    expect(whatIf().err).toBe(
      'banyan: nothing would be different\n  write --set phases.core-api.duration=3w, or --what-if FILE\n',
    );
  });
});
