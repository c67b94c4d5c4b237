import { setImmediate } from 'node:timers/promises';
import type { Task } from '../model/body.ts';
import type { Plan, Portfolio } from '../model/plan.ts';
import { taskAt } from '../model/references.ts';
import { KINDS, kindOf } from '../model/registry.ts';
import { fileRef } from '../model/rows.ts';
import { rowsOf, tasksOf } from '../model/rows-of.ts';
import type { ReadFile } from '../reader/read.ts';
import { base } from './base.ts';
import { renderDocument } from './markdown/document.ts';
import type { RenderedBody } from './markdown/render.ts';
import type { TaskTargets } from './markdown/task-attributes.ts';
import { type SiteState, siteState } from './state.ts';
import { anchorOf, refUrl } from './urls.ts';
import { issueLink } from './views/repository.ts';

/** The id of a file in its collection: `node-to-python/core-features`. */
export const entryId = (file: ReadFile): string =>
  [file.document.plan, file.document.id].filter((part) => part !== undefined).join('/');

const COLLECTIONS = new Map<string, string>(KINDS.map(({ name, collection }) => [name, collection]));

/** The anchors of the rows of each file. */
function rowAnchors(plans: readonly Plan[]): Map<string, Set<string>> {
  const anchors = new Map<string, Set<string>>();
  for (const row of plans.flatMap(rowsOf)) {
    const { file } = row.source;
    anchors.set(file, (anchors.get(file) ?? new Set()).add(anchorOf(row.ref)));
  }
  return anchors;
}

/** Where `after:` and `issue:` of tasks lead, in each file. */
function taskTargets(portfolio: Portfolio): (file: ReadFile) => TaskTargets {
  const tasks = new Map(
    portfolio.plans.map((plan) => [plan.id, new Map([...tasksOf(plan)].map(({ task }) => [task.ref, task]))] as const),
  );
  return ({ document }) => {
    const { plan = '', kind, id } = document;
    const own = tasks.get(plan) ?? new Map<string, Task>();
    return {
      task(ref) {
        const task = taskAt(ref, fileRef(kindOf(kind), id), own);
        return task && { url: `${base()}${refUrl(plan, task.ref)}`, name: task.text };
      },
      issue: (issue) => issueLink(portfolio, issue),
    };
  };
}

interface Bodies {
  /** By collection and id. */
  files: ReadonlyMap<string, ReadFile>;
  anchors: ReadonlyMap<string, ReadonlySet<string>>;
  /** Where the attributes of tasks of a file lead. */
  targets: (file: ReadFile) => TaskTargets;
  /** Those that were rendered before a page has asked for them. */
  ahead: Map<ReadFile, Promise<RenderedBody>>;
}

/** Those of each reading; they go with it. */
const known = new WeakMap<SiteState['reading'], Bodies>();

function bodiesOf({ reading, computed }: SiteState): Bodies {
  const bodies = known.get(reading) ?? {
    files: new Map([...reading.files.values()].map((file) => [`${COLLECTIONS.get(file.document.kind)}/${entryId(file)}`, file])),
    anchors: rowAnchors(computed.plans.map(({ plan }) => plan)),
    targets: taskTargets(computed.portfolio),
    ahead: new Map(),
  };
  known.set(reading, bodies);
  return bodies;
}

const NOTHING: ReadonlySet<string> = new Set();

const renderFile = (file: ReadFile, { anchors, targets }: Bodies): Promise<RenderedBody> =>
  renderDocument(file, base(), anchors.get(file.document.file) ?? NOTHING, targets(file));

/**
 * Renders bodies before pages ask for them, while there is nothing else to do: between any two, whatever waits has its turn.
 * What cannot be rendered is reported to the page that asks for it. Ends with the signal.
 */
export async function renderAhead(state: SiteState, isWanted: (file: ReadFile) => boolean, signal: AbortSignal): Promise<void> {
  const bodies = bodiesOf(state);
  for (const file of bodies.files.values()) {
    if (!isWanted(file)) continue;
    await setImmediate();
    if (signal.aborted) return;
    const body = renderFile(file, bodies);
    bodies.ahead.set(file, body);
    await body.catch(() => undefined);
  }
}

/**
 * The body of `<plan>/<id>` in a collection, and its headings for a table of contents; empty where the file has none. Hardly
 * any is on two pages, so that none is kept.
 */
export async function renderedEntry(collection: string, id: string): Promise<RenderedBody> {
  const bodies = bodiesOf(await siteState());
  const file = bodies.files.get(`${collection}/${id}`);
  if (!file) return { html: '', headings: [] };
  const body = bodies.ahead.get(file) ?? renderFile(file, bodies);
  bodies.ahead.delete(file);
  return body;
}
