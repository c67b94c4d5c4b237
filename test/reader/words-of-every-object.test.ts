import { describe, expect, test } from 'vitest';
import { compute } from '../../src/pipeline/compute.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';

const plan = (fields = '', body = ''): string =>
  `---\ntitle: Names\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n${fields}---\n\n${body}\n`;

async function findingsOf(files: Record<string, string>): Promise<string[]> {
  const reading = await readContent(memoryTree({ 'plans/p/plan.mdx': plan(), ...files }));
  const { findings } = compute(reading, '2026-01-05');
  return findings.filter(({ severity }) => severity === 'error').map(({ message, fix }) => `${message} | ${fix}`);
}

describe.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])('%s, which every object has a property of,', (word) => {
  test.each<[string, Record<string, string>]>([
    [
      'the unit of a metric',
      { 'plans/p/metrics.mdx': `---\nmetrics:\n  - { name: Latency, target: "< 5 ${word}", baseline: 9 ${word} }\n---\n` },
    ],
    [
      'a phase',
      {
        [`plans/p/phases/${word}.mdx`]: `---\ntitle: Work\nstatus: planned\nduration: 2w\n---\n\n- [ ] Move it\n`,
      },
    ],
    ['the language of code', { 'plans/p/plan.mdx': plan('', `\`\`\`${word}\nx = 1\n\`\`\``) }],
  ])('is allowed as %s', async (_, files) => {
    expect(await findingsOf(files)).toEqual([]);
  });

  test.each<[string, Record<string, string>]>([
    ['a status', { 'plans/p/plan.mdx': plan().replace('planned', word) }],
    ['true or false', { 'plans/p/environment.mdx': `---\nvariables:\n  - { name: A_B, required: ${word} }\n---\n` }],
    ['a length', { 'plans/p/phases/a.mdx': `---\ntitle: A\nstatus: planned\nduration: 2 ${word}\n---\n` }],
    ['an attribute of a component', { 'plans/p/plan.mdx': plan('', `<Callout ${word}>\n\nRead this.\n\n</Callout>`) }],
  ])('is one error with a fix in words as %s', async (_, files) => {
    const found = await findingsOf(files);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(word);
    expect(found[0]).not.toMatch(/native code|\[object|undefined/);
  });
});
