import { isAbsent } from '../model/field.ts';
import type { Leaf } from './leaves.ts';
import { isParsed } from './meaning.ts';
import type { ModelRecord } from './record.ts';

/** Kinds of things that a field names by their ids alone. */
const BARE: Readonly<Record<string, readonly string[]>> = {
  phase: ['phase'],
  parent: ['phase'],
  replacedBy: ['phase'],
  after: ['phase'],
  blocks: ['phase'],
  metric: ['metrics/metrics'],
  decision: ['decision', 'decisions/decisions'],
  supersedes: ['decision', 'decisions/decisions'],
  calendar: ['calendar'],
  pages: ['page'],
  plans: ['plan'],
  base: ['endpoints'],
  service: ['environment/services'],
  dependsOn: ['environment/services'],
  group: ['architecture/groups', 'architecture/nodes'],
  replaces: ['architecture/nodes'],
};
/** Ends of edges; elsewhere these fields hold other things. */
const ENDS: readonly string[] = ['architecture/nodes', 'architecture/groups'];
/** Fields that name anything, by reference or by id. */
const MIXED: ReadonlySet<string> = new Set([
  'affects',
  'tasks',
  'gates',
  'only',
  'promoteIf',
  'abortIf',
  'options',
  'recommended',
  'chosen',
  'from',
  'nextReview',
  'links',
]);

/** A base's value as it would read on the head, where only names of other things changed. */
export type InNewNames = (record: ModelRecord, head: ModelRecord, leaf: Leaf) => unknown;

const lastPart = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

const folders = (file: string): string[] => file.split('/').slice(0, -1);

/** The path that a link in a file leads to: `../b/x.mdx` in `p/a/y.mdx` → `p/b/x.mdx`. */
function resolved(file: string, link: string): string {
  const parts = folders(file);
  for (const part of link.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** A path as a link in a file: `p/b/x.mdx` in `p/a/y.mdx` → `../b/x.mdx`. */
function relativeTo(file: string, path: string): string {
  const [from, to] = [folders(file), path.split('/')];
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** Follows renames: ids and references of fields, and links of texts, as they are called on the head. */
export function inNewNames(
  pairs: readonly { base: ModelRecord; head: ModelRecord }[],
  outside: ReadonlyMap<string, string> = new Map(),
): InNewNames | undefined {
  const refs = new Map<string, string>(outside);
  const ids = new Map<string, Map<string, string>>();
  const files = new Map<string, string>();
  const note = (type: string, was: string, now: string): void => {
    const own = ids.get(type) ?? new Map<string, string>();
    ids.set(type, own.set(was, now));
  };
  for (const [was, now] of outside) note(was.split('/')[0] ?? '', lastPart(was), lastPart(now));
  for (const { base, head } of pairs) {
    if (base.source.file !== head.source.file && base.ref === base.fileRef) files.set(base.source.file, head.source.file);
    if (base.ref === head.ref) continue;
    refs.set(base.ref, head.ref);
    if (base.id !== head.id) note(base.list === undefined ? base.kind : `${base.kind}/${base.list}`, base.id, head.id);
  }
  if (refs.size + files.size === 0) return undefined;
  const anyId = new Map([...refs].map(([was, now]) => [lastPart(was), lastPart(now)]));

  const text = (value: string, field: string, record: ModelRecord): string => {
    const whole = refs.get(value.replace(/^phases\//, 'phase/').replace(/^(checklist|page)s\//, '$1/'));
    if (whole !== undefined) return whole;
    // Tasks name tasks by the end of their references: `core-api/jwt-handling`.
    if (field === 'after' && (record.kind === 'task' || record.kind === 'criterion'))
      return value
        .split(/\s*,\s*/)
        .map((name) => refs.get(`phase/${name}`)?.replace(/^phase\//, '') ?? anyId.get(name) ?? name)
        .join(', ');
    const types = record.kind === 'architecture' && (field === 'from' || field === 'to') ? ENDS : (BARE[field] ?? []);
    for (const type of types) {
      const now = ids.get(type)?.get(value);
      if (now !== undefined) return now;
    }
    return MIXED.has(field) ? (anyId.get(value) ?? value) : value;
  };
  const links = (value: string, record: ModelRecord, head: ModelRecord): string =>
    value.replace(/(\]\()([^)\s#]+)/g, (whole, open: string, target: string) => {
      if (/^[a-z]+:|^\//i.test(target)) return whole;
      const was = resolved(record.source.file, target);
      const now = files.get(was) ?? (record.source.file === head.source.file ? undefined : was);
      if (now === undefined) return whole;
      return `${open}${relativeTo(head.source.file, now)}`;
    });
  const follow = (value: unknown, field: string, record: ModelRecord, head: ModelRecord): unknown => {
    if (typeof value === 'string') {
      const named = text(value, field, record);
      return named === value && value.includes('](') ? links(value, record, head) : named;
    }
    if (Array.isArray(value)) return value.map((each) => follow(each, field, record, head));
    if (typeof value !== 'object' || value === null || isParsed(value) || isAbsent(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, follow(each, key, record, head)]));
  };
  return (record, head, { path, value }) => follow(value, path.at(-1) ?? '', record, head);
}
