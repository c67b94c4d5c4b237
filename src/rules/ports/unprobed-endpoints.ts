import { probedPaths } from '../../analysis/calls.ts';
import { rowLabel } from '../../analysis/labels.ts';
import { covers } from '../../endpoints/match.ts';
import { listing } from '../listing.ts';
import type { RuleContext } from '../rule.ts';

/** Last segments of operations that are there to be asked by a machine (Kubernetes, "Configure probes"). */
const HEALTH = /\/(?:health|healthz|healthcheck|ready|readyz|readiness|live|livez|liveness|startup|startupz)$/i;

/** Reports health endpoints that no probe asks. */
export function reportUnprobedEndpoints({ plan, facts, report }: RuleContext): void {
  const services = (plan.environment?.services ?? []).filter(
    (service) => service.change === 'add' || service.change === 'change',
  );
  const [service] = services;
  if (!service) return;
  const asked = probedPaths(plan).map(({ path }) => path);
  const idle = facts.endpoints.filter(({ to }) =>
    to.some(({ path, fullPath }) => HEALTH.test(path) && !asked.some((each) => covers(path, each) || covers(fullPath, each))),
  );
  const [first, ...others] = idle;
  if (!first) return;
  const finding = report(
    first.mapping,
    `No probe asks ${listing(idle.map(({ mapping }) => rowLabel(mapping)))}${asked.length > 0 ? `; all probes ask ${listing([...new Set(asked)])}` : ''}.`,
  )
    .fix('Write probes: [{ kind: readiness, path: … }, { kind: liveness, path: … }] at the service')
    .related(services.find((each) => each.probe !== undefined || each.probes !== undefined) ?? service, 'the service');
  for (const { mapping } of others) finding.related(mapping, 'nor this one');
}
