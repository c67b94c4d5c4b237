import { alignment } from '../model/alignment.ts';
import type { Body, Step } from '../model/body.ts';
import { flatten } from '../model/body.ts';
import { type WordRun, wordDiff } from './word-diff.ts';

function* allSteps(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    yield* allSteps(step.children);
  }
}

/** A step of a procedure as one text: what to do, what to type, what to expect. */
export function stepText(step: Step): string {
  const parts = [step.text, ...step.code.map(({ value }) => `\`${value}\``), ...(step.expect ? [step.expect] : [])];
  return [parts.join(' '), ...step.children.map(stepText)].join(' / ');
}

/** The paragraphs of a body: its text without tasks, criteria and steps, which are compared on their own. */
export function proseOf(body: Body): string[] {
  const offset = body.source.start ?? 0;
  const steps = [...allSteps(body.steps)];
  const stepCode = new Set(steps.flatMap((step) => step.code.map(({ value }) => value)));
  const ranges = [
    ...[...flatten(body.tasks), ...flatten(body.criteria), ...steps].map(({ source }) => source),
    ...body.fences.filter(({ value }) => stepCode.has(value)).map(({ source }) => source),
  ];
  const text = [...body.text];
  // Offsets count UTF-16 units, so the text is blanked unit by unit.
  const units = text.length === body.text.length ? text : body.text.split('');
  for (const { start = 0, end = 0 } of ranges)
    for (let at = start - offset; at < end - offset; at++) if (units[at] !== undefined && units[at] !== '\n') units[at] = ' ';
  return units
    .join('')
    .replace(/^[ \t]*(Expect:.*)?$/gm, '')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

/** What changed in paragraphs, word by word; paragraphs that stay are left out. */
export function proseDiff(before: readonly string[], after: readonly string[]): WordRun[][] {
  const steps = alignment(before, after);
  const diffs: WordRun[][] = [];
  for (let at = 0; at < steps.length; ) {
    if (steps[at]?.op === 'same') {
      at++;
      continue;
    }
    const [removed, added]: [string[], string[]] = [[], []];
    for (; at < steps.length && steps[at]?.op !== 'same'; at++) {
      const step = steps[at];
      if (step) (step.op === 'removed' ? removed : added).push(step.item);
    }
    for (let pair = 0; pair < Math.max(removed.length, added.length); pair++)
      diffs.push(wordDiff(removed[pair] ?? '', added[pair] ?? ''));
  }
  return diffs;
}
