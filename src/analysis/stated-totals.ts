import type { Plan } from '../model/plan.ts';
import { type Duration, parseDuration } from '../model/values/span.ts';

/** A share of the work that the plan keeps in reserve. */
export interface BufferShare {
  percent: number;
  raw: string;
  /** Where in `plan.mdx` it stands. */
  field: readonly string[];
}

/** `8 weeks + 20 % buffer` */
const TIMELINE = /^(.+?)\s*\+\s*(?:an?\s+)?(\d+(?:\.\d+)?)\s*%/;

/** The buffer as a share: stated as the plan's, else in its totals, else in the words of its timeline. */
export function bufferShare(plan: Plan): BufferShare | undefined {
  const own = plan.buffer;
  const share = own && ('percent' in own ? own : own.share);
  if (share) return { percent: share.percent, raw: share.raw, field: ['buffer'] };
  const stated = plan.stated;
  const named = stated?.buffer;
  if (named) return { percent: named.percent, raw: named.raw, field: ['stated', 'buffer'] };
  const match = TIMELINE.exec(stated?.timeline ?? '');
  return match?.[2] ? { percent: Number(match[2]), raw: `${match[2]} %`, field: ['stated', 'timeline'] } : undefined;
}

/** The length before the buffer: stated, or named in the words of the timeline. */
export function statedBase(plan: Plan): { duration: Duration; field: 'base' | 'timeline' } | undefined {
  const stated = plan.stated;
  const base = stated?.base;
  if (base) return { duration: base, field: 'base' };
  const match = TIMELINE.exec(stated?.timeline ?? '');
  const parsed = match?.[1] ? parseDuration(match[1]) : undefined;
  return parsed?.ok ? { duration: parsed.value, field: 'timeline' } : undefined;
}
