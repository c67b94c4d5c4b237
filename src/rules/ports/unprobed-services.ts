import { probesOf, serviceLabel } from '../../analysis/services.ts';
import type { Service } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import type { RuleContext } from '../rule.ts';

const isProbed = (service: Service): boolean => service.probe !== undefined || probesOf(service).length > 0;

/** Reports services without a probe that other services wait for. */
export function reportUnprobedServices({ plan, report }: RuleContext): void {
  const services = plan.environment?.services ?? [];
  for (const service of services) {
    if (!isProbed(service)) continue;
    const bare = (service.dependsOn ?? [])
      .flatMap((name) => services.find((each) => each.id === name || each.name === name) ?? [])
      .filter((each) => !isProbed(each));
    if (bare.length === 0) continue;
    const finding = report(
      service,
      `${serviceLabel(service)} waits for ${listing(bare.map(serviceLabel))}, which ${bare.length === 1 ? 'has' : 'have'} no probe.`,
    )
      .at('dependsOn')
      .fix('Add probes: [{ kind: health, command: … }] to them, or let the service retry');
    for (const each of bare) finding.related(each, 'no probe');
  }
}
