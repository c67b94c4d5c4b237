import { probedPaths } from '../../analysis/calls.ts';
import { rowLabel } from '../../analysis/labels.ts';
import { covers } from '../../endpoints/match.ts';
import { given } from '../../model/field.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** Last segments of operations that are there to be asked by a machine (Kubernetes, "Configure probes"). */
const HEALTH = /\/(?:health|healthz|healthcheck|ready|readyz|readiness|live|livez|liveness|startup|startupz)$/i;

export const healthUnprobed = defineRule({
  id: 'ports/health-unprobed',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Health endpoint has no probe',
  why: 'It is built and maintained, but the platform never checks it.',
  examples: {
    fails: {
      'environment.mdx': '---\nservices:\n  - { name: api, change: add, probe: /health }\n---\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: none, to: GET /health }\n  - { from: none, to: GET /health/ready }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nservices:\n  - { name: api, change: add, probes: [{ kind: liveness, path: /health }, { kind: readiness, path: /health/ready }] }\n---\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: none, to: GET /health }\n  - { from: none, to: GET /health/ready }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    const services = (plan.environment?.services ?? []).filter(
      (service) => given(service.change) === 'add' || given(service.change) === 'change',
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
      .related(
        services.find((each) => given(each.probe) !== undefined || given(each.probes) !== undefined) ?? service,
        'the service',
      );
    for (const { mapping } of others) finding.related(mapping, 'nor this one');
  },
});
