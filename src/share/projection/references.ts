import { given } from '../../model/field.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import { filesOf, rowsOf, tasksOf } from '../../model/rows-of.ts';
import type { ShareAudience } from '../audiences.ts';
import { seesPhases, seesRow, shows } from './allowance.ts';

/** What a thing is called that an audience may not see. */
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

/** Where the name of a thing stands, for those whose names an audience can be allowed to see. */
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

/** The words for something of the plan: its name where the audience sees it, else what kind of thing it is. Before redaction. */
export function nameOf(thing: Identity, audience: ShareAudience): string {
  const kind = kindOf(thing.ref);
  const named = NAMES[kind];
  const name = named && given((thing as unknown as Record<string, string | undefined>)[named.field]);
  return named && name !== undefined && named.seen(audience) && seesRow(audience, thing.ref)
    ? name
    : (KIND_WORDS[kind] ?? 'another part of the plan');
}

const REFERENCE = /(?<![\p{L}\p{N}/._-])[a-z]+\/[\p{L}\p{N}._~/-]*[\p{L}\p{N}~](?:#[\p{L}\p{N}._-]+)?/gu;

/** Replaces references of a plan in a text (`phase/core-api`) by words. Paths that are no references stay. */
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
