import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hash } from '../diagrams/cache.ts';
import { given } from '../model/field.ts';
import { git } from '../reader/git.ts';
import type { SiteState } from '../site/state.ts';

/** Names of what a folder holds; none where it is not there. */
const names = (folder: string): string[] => {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
};

/** The digest of everything below a folder: names and bytes. Hidden files and installed packages are left out. */
function treeDigest(folder: string, skip: ReadonlySet<string> = new Set()): string {
  const digest = createHash('sha256');
  const add = (path: string, name: string): void => {
    // A link that leads nowhere is told by the check, and a loop ends with the system's error.
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isDirectory()) for (const each of visible(path)) add(join(path, each), `${name}/${each}`);
    else if (entry?.isFile()) digest.update(`${name}\n${entry.size}\n`).update(readFileSync(path));
  };
  const visible = (path: string): string[] =>
    names(path).filter((each) => !each.startsWith('.') && each !== 'node_modules' && !(path === folder && skip.has(each)));
  for (const name of visible(folder)) add(join(folder, name), name);
  return digest.digest('hex');
}

/** Where commits and tags stand: pages tell the history of plans, and compare with releases. */
function repositoryDigest(content: string): string {
  const run = (...args: string[]): string => git(content, ...args).stdout ?? '';
  return hash(run('rev-parse', 'HEAD', '--show-prefix'), run('for-each-ref', '--format=%(objectname) %(refname)'));
}

/** What pages are made of, as digests. Two builds with the same digest of a page write the same page. */
export interface Inputs {
  /** Of everything. */
  all: string;
  /** Of the files of each plan. */
  plans: ReadonlyMap<string, string>;
  /** Of the page that a file of the site holds, such as `plans/p/risks/index.html`. */
  ofPage(file: string): string;
}

/** Our own code, the packages and the guide: a page is kept for as long as none of them changes. */
export const ownDigest = (): string =>
  hash(
    ...['src', 'content/guide', 'public'].map((folder) => treeDigest(resolve(folder))),
    ...['package-lock.json', 'astro.config.mjs'].map((file) => readFileSync(resolve(file), 'utf8')),
  );

/**
 * The inputs of a build. A page of a plan depends on the files of that plan, on what lies outside all plans (portfolio,
 * calendars), on the list of plans and on the settings, our own code among them; a page of a rule on how often it fires; all
 * others on everything.
 */
export function inputsOf(content: string, { computed }: SiteState, settings: readonly unknown[]): Inputs {
  const folder = join(content, 'plans');
  const plans = new Map(names(folder).map((plan) => [plan, treeDigest(join(folder, plan))]));
  const shared = hash(
    repositoryDigest(content),
    treeDigest(content, new Set(['plans', 'guide'])),
    computed.asOf,
    JSON.stringify(settings),
    JSON.stringify(computed.plans.map(({ plan }) => [plan.id, given(plan.title)])),
  );
  const all = hash(shared, ...[...plans].flat());
  const counts = new Map<string, string[]>();
  for (const { plan, findings } of computed.plans)
    for (const { rule, accepted } of findings) if (!accepted) counts.set(rule, [...(counts.get(rule) ?? []), plan.id]);
  return {
    all,
    plans,
    ofPage(file) {
      const plan = /^plans\/([^/]+)\//.exec(file)?.[1];
      if (plan !== undefined) return hash(shared, plan, plans.get(plan) ?? all);
      if (file.startsWith('guide/')) return shared;
      const rule = /^rules\/([^/]+\/[^/]+)\/index\.html$/.exec(file)?.[1];
      return rule === undefined ? all : hash(shared, ...(counts.get(rule) ?? []));
    },
  };
}
