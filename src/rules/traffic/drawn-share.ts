import { chosenRollout } from '../../analysis/rollout.ts';
import { quoted } from '../../analysis/title.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const files = (old: string, next: string) => ({
  'architecture/system.mdx': `---\ntitle: System\nnodes:\n  - { id: proxy, title: Proxy, kind: gateway }\n  - { id: old, title: Old, change: remove }\n  - { id: new, title: New, change: add }\nedges:\n  - { from: proxy, to: old, title: ${old} }\n  - { from: proxy, to: new, title: ${next} }\n---\n`,
  'rollout/ramp.mdx':
    '---\ntitle: Ramp\ndefaults: { hold: 1w, abortIf: [{ when: Errors }] }\nsteps:\n  - { title: A tenth, share: 10 % }\n  - { title: All, share: 100 %, retires: Old }\n---\n',
});

export const edgeShare = defineRule({
  id: 'traffic/drawn-share',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Diagram shows a traffic share that no step reaches',
  why: 'Readers look at the diagram first, and take its figures for those of the plan.',
  examples: withRouteBack({ fails: files('70 %', '30 %'), passes: files('90 %', '10 %') }),
  check({ plan, report }) {
    const rollout = chosenRollout(plan)?.rollout;
    if (!rollout) return;
    const shares = new Set([...rollout.steps, ...rollout.traffic].flatMap((row) => row.share?.percent ?? []));
    if (shares.size === 0) return;
    for (const view of plan.architecture) {
      for (const edge of view.edges) {
        const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(edge.title ?? '');
        const target = view.nodes.find((node) => node.id === edge.to);
        // Only what leads to a part that is new is the new system's share.
        if (!match || !target || target.change !== 'add' || shares.has(Number(match[1]))) continue;
        report(
          edge,
          `${quoted(view)} shows ${match[0]} of the traffic going to ${quoted(target)}, but the shares of ${quoted(rollout)} are ${[
            ...shares,
          ]
            .sort((a, b) => a - b)
            .map((share) => `${share} %`)
            .join(', ')}.`,
        )
          .at('title')
          .related(rollout, 'the shares of the rollout')
          .fix('Draw a share that a step has, or leave the figure out');
      }
    }
  },
});
