import type { Identity, Plan } from '../../model/plan.ts';
import { filesOf, rowsOf, tasksOf } from '../../model/rows-of.ts';
import type { ShareAudience } from '../audiences.ts';
import { seesPhases, seesRow, shows } from './allowance.ts';

/** Generic words for parts that an audience may not see. */
const KIND_WORDS: Record<string, string> = {
  phase: 'another phase',
  endpoints: 'an endpoint',
  mappings: 'a mapping',
  architecture: 'a part of the architecture',
  stack: 'a part of the stack',
  risks: 'a risk',
  metrics: 'a metric',
  data: 'a set of data',
  quality: 'a test',
  environment: 'a part of the environment',
  rollout: 'a step of the rollout',
  rollback: 'a rollback',
  decisions: 'a decision',
  checklist: 'a checklist',
  page: 'another page',
};

/** The name field of each kind, and whether an audience may see it. */
const NAMES: Record<string, { field: 'title' | 'name'; seen: (audience: ShareAudience) => boolean }> = {
  phase: { field: 'title', seen: seesPhases },
  risks: { field: 'title', seen: (audience) => shows(audience, 'risks', 'title') },
  metrics: { field: 'name', seen: (audience) => shows(audience, 'metrics', 'name') },
  decisions: { field: 'title', seen: (audience) => shows(audience, 'decisions', 'title') },
  rollout: { field: 'title', seen: (audience) => shows(audience, 'rollout', 'title') },
  rollback: { field: 'title', seen: (audience) => shows(audience, 'rollback', 'title') },
  data: { field: 'name', seen: (audience) => shows(audience, 'data', 'name') },
};

const kindOf = (ref: string): string => ref.split('/')[0] ?? '';

/** Returns the words for a part of the plan: its name if visible, else its kind. Before redaction. */
export function nameOf(thing: Identity, audience: ShareAudience): string {
  const kind = kindOf(thing.ref);
  const named = NAMES[kind];
  const name = named && (thing as unknown as Record<string, string | undefined>)[named.field];
  return named && name !== undefined && named.seen(audience) && seesRow(audience, thing.ref)
    ? name
    : (KIND_WORDS[kind] ?? 'another part of the plan');
}

const REFERENCE = /(?<![\p{L}\p{N}/._-])[a-z]+\/[\p{L}\p{N}._~/-]*[\p{L}\p{N}~](?:#[\p{L}\p{N}._-]+)?/gu;

/** Returns a function that replaces references in a text (`phase/core-api`) by words. Other paths stay. */
export function referenceWords(plan: Plan, audience: ShareAudience): (text: string) => string {
  const things = new Map<string, Identity>([...filesOf(plan), ...rowsOf(plan)].map((thing) => [thing.ref, thing]));
  const tasks = new Set([...tasksOf(plan)].map(({ task }) => task.ref));
  return (text) =>
    text.includes('/')
      ? text.replace(REFERENCE, (found) => {
          const ref = found
            .replace(/^phases\//, 'phase/')
            .replace(/^checklists\//, 'checklist/')
            .replace(/^pages\//, 'page/');
          const thing = things.get(ref);
          if (thing) return nameOf(thing, audience);
          return tasks.has(ref) ? 'a task' : found;
        })
      : text;
}
