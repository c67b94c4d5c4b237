import type { SourceText } from './decode.ts';
import type { DraftFile } from './drafts.ts';
import type { Ledger } from './ledger.ts';
import type { WrittenFile } from './write.ts';

/** Numbers of what an import found. */
export interface Found {
  phases: number;
  tasks: number;
  done: number;
  endpoints: number;
  mappings: number;
  risks: number;
  metrics: number;
  decisions: number;
  variables: number;
  rollbacks: number;
  rolloutSteps: number;
  checklists: number;
  calendars: number;
}

/** A plan as imported. */
export interface Imported {
  plan: string;
  title: string;
  files: readonly WrittenFile[];
  /** One account a source, in the order of the sources. */
  ledgers: readonly Ledger[];
  /** What the files were written from. */
  drafts: readonly DraftFile[];
  found: Found;
  /** Why it is no plan, if it is none; it is kept as pages then. */
  noPlan?: string;
  /** How each source had to be read. */
  sources: readonly SourceText[];
}

/** What becomes of a document that is no plan, in words. */
export const keptAs = ({ files }: Imported): string =>
  files.some(({ path }) => path.includes('/pages/')) ? 'it is kept as pages' : 'what was found in it is kept';

const BOX = /^\s*(?:[-*+]|\d+[.)])\s+\[([ x])\]\s/gm;

/** Counts what the files of a plan hold. */
export function countFound(files: readonly DraftFile[]): Found {
  const rows = (kind: string, field: string): number =>
    files.reduce((sum, file) => sum + (file.kind === kind ? (file.rows[field]?.length ?? 0) : 0), 0);
  const number = (kind: string): number => files.filter((file) => file.kind === kind).length;
  let tasks = 0;
  let done = 0;
  for (const file of files) {
    let inside = '';
    for (const { markdown } of [...file.body, ...file.tail]) {
      const tag = /^<(\/?)(Tasks|Exit)>$/.exec(markdown);
      if (tag) {
        inside = tag[1] ? '' : (tag[2] ?? '');
        continue;
      }
      const boxes = [...markdown.matchAll(BOX)];
      done += boxes.filter((box) => box[1] === 'x').length;
      tasks +=
        inside === 'Tasks' && boxes.length === 0 ? (markdown.match(/^\s*(?:[-*+]|\d+[.)])\s+\S/gm)?.length ?? 0) : boxes.length;
    }
  }
  return {
    phases: number('phase'),
    tasks,
    done,
    endpoints: rows('endpoints', 'mappings'),
    mappings: rows('mappings', 'mappings') + rows('stack', 'stack'),
    risks: rows('risks', 'risks'),
    metrics: rows('metrics', 'metrics'),
    decisions: rows('decisions', 'decisions'),
    variables: rows('environment', 'variables'),
    rollbacks: number('rollback'),
    rolloutSteps: rows('rollout', 'steps'),
    checklists: number('checklist'),
    calendars: number('calendar'),
  };
}
