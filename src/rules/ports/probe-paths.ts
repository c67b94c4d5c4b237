import { probedPaths } from '../../analysis/calls.ts';
import { isDeclared } from '../../analysis/declared.ts';
import { storeFamily } from '../../analysis/stores.ts';
import { listing } from '../listing.ts';
import type { RuleContext } from '../rule.ts';

/** Reports probes whose path no endpoint table lists. */
export function reportProbePaths({ plan, facts, report }: RuleContext): void {
  if (plan.endpoints.length === 0) return;
  for (const service of plan.environment?.services ?? []) {
    const change = service.change;
    if (change === 'keep' || storeFamily(service.image ?? '')) continue;
    const side = change === 'remove' ? 'from' : change === undefined ? undefined : 'to';
    const lost = probedPaths(plan).filter(
      ({ owner, path }) => owner.ref === service.ref && !isDeclared({ method: 'GET', path }, facts.endpoints, side),
    );
    const paths = [...new Set(lost.map(({ path }) => path))];
    const [first] = lost;
    if (!first) continue;
    const finding = report(
      service,
      `The probes of "${service.name ?? service.id}" ask for ${listing(paths)}, which no endpoint table lists.`,
    )
      .at(first.field)
      .fix(`Add ${paths.length === 1 ? 'a row' : 'rows'}: ${paths.map((path) => `- { from: none, to: GET ${path} }`).join(', ')}`)
      .key(...paths)
      .likely();
    const [surface] = plan.endpoints;
    if (surface) finding.related(surface, 'the endpoint table', 'mappings');
  }
}
