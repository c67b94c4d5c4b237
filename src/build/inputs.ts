import { join } from 'node:path';
import { hash } from '../diagrams/cache.ts';
import { git } from '../reader/git.ts';
import { namesIn, treeDigest } from '../runtime/tree-digest.ts';
import type { SiteState } from '../site/state.ts';

/** Returns a digest of HEAD and all refs: pages show the history of plans and compare them with releases. */
function repositoryDigest(content: string): string {
  const run = (...args: string[]): string => git(content, ...args).stdout ?? '';
  return hash(run('rev-parse', 'HEAD', '--show-prefix'), run('for-each-ref', '--format=%(objectname) %(refname)'));
}

/** Digests of build inputs. Two builds with the same digest for a page write the same page. */
export interface Inputs {
  /** The digest of all inputs. */
  all: string;
  /** The digest of each plan's files, by plan id. */
  plans: ReadonlyMap<string, string>;
  /** Returns the digest of the inputs of one output file, such as `plans/p/risks/index.html`. */
  ofPage(file: string): string;
}

/**
 * Returns the digests of a build's inputs. A plan's page depends on the plan's files, on files outside all plans (portfolio,
 * calendars), on the list of plans and on the settings (including Banyan's own code); a rule's page on the number of its
 * findings; every other page on everything.
 */
export function inputsOf(content: string, { computed }: SiteState, settings: readonly unknown[]): Inputs {
  const folder = join(content, 'plans');
  const plans = new Map(namesIn(folder).map((plan) => [plan, treeDigest(join(folder, plan))]));
  const shared = hash(
    repositoryDigest(content),
    treeDigest(content, new Set(['plans', 'guide'])),
    computed.asOf,
    JSON.stringify(settings),
    JSON.stringify(computed.plans.map(({ plan }) => [plan.id, plan.title])),
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
