import { titleOf } from '../../analysis/title.ts';
import type { ArchitectureEdge, View } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule, type RuleContext } from '../rule.ts';

const view = (second: string) => ({
  'architecture/system.mdx': `---
title: System
nodes:
  - { id: router, title: Router }
  - { id: old, title: Old }
  - { id: new, title: New }
edges:
  - { from: router, to: old, title: 80 % }
  - { from: router, to: new, title: ${second} }
---
`,
});

const percentOf = (title: string | undefined): number | undefined => {
  const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(title?.trim() ?? '');
  return match ? Number(match[1]) : undefined;
};

function checkView({ nodes, groups, edges }: View, report: RuleContext['report']): void {
  const bySource = new Map<string, { edge: ArchitectureEdge; percent: number }[]>();
  for (const edge of edges) {
    const [from, percent] = [edge.from, percentOf(edge.title)];
    if (from !== undefined && percent !== undefined) bySource.set(from, [...(bySource.get(from) ?? []), { edge, percent }]);
  }
  for (const [source, parts] of bySource) {
    const sum = parts.reduce((total, { percent }) => total + percent, 0);
    const [first, ...others] = parts;
    if (!first || others.length === 0 || Math.abs(sum - 100) < 0.5) continue;
    const node = [...nodes, ...groups].find((each) => each.id === source);
    const found = report(
      first.edge,
      `The shares that leave "${node ? titleOf(node) : source}" add up to ${sum} %, not to 100 %: ${listing(parts.map(({ edge, percent }) => `${percent} % to ${edge.to ?? '?'}`))}.`,
    ).at('title');
    for (const { edge, percent } of others) found.related(edge, `${percent} %`, 'title');
    found.fix('Make the shares of one source add up to 100 %');
  }
}

export const shares = defineRule({
  id: 'sums/shares',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Parts of a share do not add up to 100 %',
  why: 'Some of the traffic goes nowhere, or is counted twice.',
  examples: { fails: view('30 %'), passes: view('20 %') },
  check({ plan, report }) {
    for (const each of plan.architecture) checkView(each, report);
    for (const rollout of plan.rollout) {
      for (const row of [...rollout.traffic, ...rollout.steps]) {
        const match = /^(\d{1,3})\s*[/:]\s*(\d{1,3})$/.exec(row.note ?? '');
        const share = row.share;
        if (!match || !share) continue;
        const [left, right] = [Number(match[1]), Number(match[2])];
        // `1/2` is something else.
        if (Math.abs(left + right - 100) > 10) continue;
        if (left + right !== 100)
          report(row, `"${match[0]}" adds up to ${left + right} %, not to 100 %.`)
            .at('note')
            .fix(`Write ${100 - share.percent}/${share.percent}`);
        else if (left !== share.percent && right !== share.percent) {
          report(row, `The share is ${share.raw}, but the note says "${match[0]}".`)
            .at('share')
            .related(row, 'here it says otherwise', 'note')
            .fix(`Write share: ${right} %, or ${100 - share.percent}/${share.percent}`);
        }
      }
    }
  },
});
