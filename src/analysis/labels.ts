import type { Task } from '../model/body.ts';
import { plainText } from '../model/plain-text.ts';
import type { Identity, Phase } from '../model/plan.ts';
import { rawOf } from '../model/rows.ts';
import { shorten } from '../model/shorten.ts';
import { whenText } from '../model/values/call-condition.ts';

const LONGEST = 60;

/** Markdown without its marks, cut where it gets long: a task in a message. */
export function shortText(markdown: string): string {
  return shorten(plainText(markdown), LONGEST);
}

export const taskLabel = (task: Task): string => shortText(task.text);

export const phaseLabel = (phase: Phase): string => `"${phase.title ?? phase.id}"`;

/** A row in a message: its title, its name, or its two sides. */
export function rowLabel(
  row: Identity & { title?: unknown; name?: unknown; from?: unknown; to?: unknown; when?: unknown },
): string {
  const named = [row.title, row.name].find((value) => typeof value === 'string');
  if (typeof named === 'string') return named;
  const side = (value: unknown): string | undefined => {
    const raw = rawOf(value);
    return raw === 'none' || raw === 'same' ? undefined : raw;
  };
  const name = side(row.from) ?? side(row.to);
  return name === undefined ? row.id : name + whenText(rawOf(row.when));
}
