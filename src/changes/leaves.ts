import { asWritten, asWrittenDeep } from '../model/absences.ts';
import { isGroup, meaningText } from './meaning.ts';

/** A field of a record that holds a value: `duration`, `stated.effort`, `from.system`. */
export interface Leaf {
  path: readonly string[];
  /** As it is written: with its absences in their places. */
  value: unknown;
  /** Whether the order of its items means something. */
  ordered: boolean;
}

/** Lists of words whose order is a statement. Everything else in lists may change places without a word. */
const ORDERED: ReadonlySet<string> = new Set(['escalation', 'actions', 'steps', 'plans', 'prose']);

/** The fields of a group, descending into groups, in the order of the schema. Fields that say nothing are left out. */
export function leavesOf(fields: Readonly<Record<string, unknown>>, omitted: ReadonlySet<string>): Leaf[] {
  const leaves: Leaf[] = [];
  const descend = (group: Readonly<Record<string, unknown>>, path: readonly string[]): void => {
    for (const [key, value] of Object.entries(asWritten(group) as typeof group)) {
      if (path.length === 0 && omitted.has(key)) continue;
      const at = [...path, key];
      if (isGroup(value)) descend(value, at);
      else {
        const ordered = ORDERED.has(key);
        if (meaningText(value, ordered) !== '') leaves.push({ path: at, value: asWrittenDeep(value), ordered });
      }
    }
  };
  descend(fields, []);
  return leaves;
}

/** `stated.duration` */
export const pathText = (path: readonly string[]): string => path.join('.');
