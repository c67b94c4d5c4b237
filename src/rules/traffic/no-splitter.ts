import { quoted } from '../../analysis/title.ts';
import { flatten } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Plan } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const files = (tool: string) => ({
  'architecture/system.mdx': `---\ntitle: System\nnodes:\n  - { id: old, title: Old, change: remove, phase: cutover }\n  - { id: new, title: New, change: add }\n${tool}---\n`,
  'phases/1-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nduration: 2w\n---\n',
  'rollout/ramp.mdx':
    '---\ntitle: Ramp\nmode: canary\ndefaults: { hold: 1w, abortIf: [{ when: Errors }] }\nsteps:\n  - { title: A tenth, share: 10 % }\n  - { title: All, share: 100 % }\n---\n',
});

/** What can send a part of the requests elsewhere: kinds of things, and common products of each kind. */
const SPLITTERS =
  /\b(load[ -]?balanc\w*|reverse[ -]?prox\w*|prox(y|ies)|gateways?|ingress\w*|(edge|traffic)[ -]router|service[ -]?mesh|traffic[ -]?(split\w*|manag\w*|shap\w*|switch\w*)|canary\w*|DNS|CDN|feature[ -]?(flags?|toggles?)|nginx|haproxy|envoy|traefik|caddy|istio|linkerd|kong|apache httpd|f5|cloudflare|akamai|fastly|(a|n)lb|elb|argo rollouts|flagger|launchdarkly|unleash|app gateway|front door)\b/i;

/** The texts of what a plan builds or has: parts, services, packages, mappings, variables, files, tools, tasks. */
function* builtTexts(plan: Plan): Generator<string | undefined> {
  for (const view of plan.architecture) {
    for (const part of [...view.nodes, ...view.groups]) {
      if ('kind' in part && part.kind === 'gateway') yield 'gateway';
      yield part.title;
      yield part.tech;
    }
    for (const node of view.nodes) for (const held of node.holds ?? []) yield held;
  }
  for (const service of plan.environment?.services ?? [])
    for (const text of [service.name, service.image, service.purpose]) yield text;
  for (const item of plan.stack?.stack ?? [])
    for (const side of [item.to, item.purpose, item.category])
      yield typeof side === 'string' ? (side as string) : (side as { raw?: string } | undefined)?.raw;
  for (const table of plan.mappings)
    for (const row of table.mappings) for (const side of row.to ?? []) if (typeof side === 'string') yield side;
  for (const file of plan.environment?.files ?? []) yield file.path;
  for (const tool of plan.environment?.tools ?? []) yield tool.name;
  for (const phase of plan.phases) for (const task of flatten(phase.body.tasks)) yield plainText(task.text);
  for (const rollout of plan.rollout)
    for (const step of rollout.steps) if (/balanc|prox|gateway|ingress|router/i.test(step.title ?? '')) yield step.title;
}

export const noSplitter = defineRule({
  id: 'traffic/no-splitter',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Nothing splits the traffic',
  why: 'Two systems cannot share requests without a load balancer, a proxy or the like in front of them.',
  examples: withRouteBack({ fails: files(''), passes: files('  - { id: proxy, title: Reverse proxy, change: add }\n') }),
  check({ plan, report }) {
    for (const rollout of plan.rollout) {
      const partial = rollout.steps.filter((step) => {
        const percent = step.share?.percent ?? 0;
        return percent > 0 && percent < 100;
      });
      const mode = rollout.mode;
      if (partial.length === 0 && mode !== 'blue-green' && mode !== 'canary') continue;
      // A plan that lists none of its parts cannot be expected to list this one.
      const built = [...builtTexts(plan)];
      if (built.length === 0 || built.some((text) => text !== undefined && SPLITTERS.test(text))) return;
      const what =
        partial.length > 0
          ? `${listing(partial.map((step) => step.share?.raw ?? ''))} of the traffic ${partial.length === 1 ? 'is' : 'are'} to go to the new system`
          : `A ${mode} rollout needs a switch between two systems`;
      const found = report(rollout, `${what}, but no part, service, package or task of the plan could split the traffic.`);
      for (const step of partial) found.related(step, quoted(step), 'share');
      found.fix('Add the load balancer, proxy or gateway to the architecture, and the task that sets it up to a phase');
      return;
    }
  },
});
