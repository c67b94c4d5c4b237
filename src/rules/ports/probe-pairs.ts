import { type ProbeFacts, probesOf, sameImage, serviceLabel } from '../../analysis/services.ts';
import { listing } from '../listing.ts';
import type { RuleContext } from '../rule.ts';

const FIELDS = ['path', 'port', 'delay', 'period', 'timeout', 'grace', 'retries'] as const;

const shown = (probe: ProbeFacts, field: (typeof FIELDS)[number]): string | undefined => {
  const value = probe.raw[field];
  return value === undefined ? undefined : typeof value === 'object' ? value.raw : String(value);
};

/** Reports images that are probed in two ways. */
export function reportProbePairs({ plan, report }: RuleContext): void {
  const services = plan.environment?.services ?? [];
  services.forEach((service, index) => {
    for (const earlier of services.slice(0, index)) {
      if (!sameImage(earlier, service)) continue;
      for (const probe of probesOf(service)) {
        const other = probesOf(earlier).find((each) => each.kind === probe.kind);
        const differing = other ? FIELDS.filter((field) => shown(probe, field) !== shown(other, field)) : [];
        if (!other || differing.length === 0) continue;
        report(
          service,
          `${serviceLabel(service)} and ${serviceLabel(earlier)} run the same image and are probed in two ways: ${listing(differing.map((field) => `${field} ${shown(probe, field) ?? 'not given'} and ${shown(other, field) ?? 'not given'}`))}.`,
        )
          .at(probe.field)
          .related(earlier, 'the other probe', other.field)
          .fix('Write the same values, or say in note: why they differ')
          .key(...differing)
          .likely();
      }
    }
  });
}
