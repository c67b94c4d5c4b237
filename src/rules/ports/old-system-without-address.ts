import { parseAddress } from '../../analysis/ports.ts';
import { portsOf, serviceLabel } from '../../analysis/services.ts';
import { listing } from '../listing.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

/** Load tests that hold the new system against the old one. */
const COMPARES = /\bcompar|\bbaseline\b|\bside by side\b|\bold (?:and|vs\.?) new\b/i;

export const oldSystemWithoutAddress = defineRule({
  id: 'ports/old-system-without-address',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Old system has no address',
  why: 'The router that splits the traffic, the comparison and the rollback all need its address.',
  examples: withRouteBack({
    fails: {
      'environment.mdx':
        '---\nservices:\n  - { name: old-api, change: remove }\n  - { name: api, change: add, ports: [8000] }\n---\n',
      'rollout/ramp.mdx': '---\ntitle: Ramp\nsteps:\n  - { title: Half, share: 50 % }\n  - { title: All, share: 100 % }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nservices:\n  - { name: old-api, change: remove, ports: [3000] }\n  - { name: api, change: add, ports: [8000] }\n---\n',
      'rollout/ramp.mdx': '---\ntitle: Ramp\nsteps:\n  - { title: Half, share: 50 % }\n  - { title: All, share: 100 % }\n---\n',
    },
  }),
  check({ plan, report }) {
    if (plan.rollout.length === 0 && plan.rollback.length === 0) return;
    const services = plan.environment?.services ?? [];
    const old = services.filter((service) => service.change === 'remove');
    const addressed = services.some((service) => service.change === 'add' && portsOf(service).length > 0);
    const based = plan.endpoints.some((surface) => {
      const side = surface.from;
      return parseAddress(side?.base ?? '') !== undefined;
    });
    if (
      !addressed ||
      based ||
      old.length === 0 ||
      old.some((service) => portsOf(service).length > 0 || service.url !== undefined)
    )
      return;
    const [first] = old;
    if (!first) return;
    const compared = [...(plan.quality?.load ?? [])].filter((load) => COMPARES.test(load.name ?? ''));
    const needs = [
      ...(plan.rollout.length > 0 ? ['the rollout'] : []),
      ...(plan.rollback.length > 0 ? ['the rollback'] : []),
      ...compared.map((load) => `"${load.name}"`),
    ];
    const finding = report(
      first,
      `${old.map(serviceLabel).join(' and ')} ${old.length === 1 ? 'needs' : 'need'} a port or URL: ${listing(needs)} ${needs.length === 1 ? 'depends' : 'depend'} on it.`,
    ).fix('Write ports: or url: of the old system, or base: of the old side of its endpoints');
    for (const load of compared) finding.related(load, 'the comparison');
    const [rollback] = plan.rollback;
    if (rollback) finding.related(rollback, 'the rollback');
    else if (plan.rollout[0]) finding.related(plan.rollout[0], 'the rollout');
  },
});
