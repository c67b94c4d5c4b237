import { isLocal, parseAddress } from '../../analysis/ports.ts';
import { serviceLabel } from '../../analysis/services.ts';
import { defineRule } from '../rule.ts';

export const loadTestLocal = defineRule({
  id: 'ports/load-test-local',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Load test covers one machine, production several',
  why: 'The router, the replicas and their limits are never tested under load.',
  examples: {
    fails: {
      'environment.mdx': '---\nservices:\n  - { name: api, environment: production, ports: [8000], replicas: 3 }\n---\n',
      'quality.mdx': '---\nload:\n  - { name: Peak, tool: Locust, host: http://localhost:8000, target: "> 100 req/s" }\n---\n',
    },
    passes: {
      'environment.mdx': '---\nservices:\n  - { name: api, environment: production, ports: [8000], replicas: 3 }\n---\n',
      'quality.mdx':
        '---\nload:\n  - { name: Peak, tool: Locust, host: https://staging.example.com, target: "> 100 req/s" }\n---\n',
    },
  },
  check({ plan, report }) {
    const many = plan.environment?.services.find((service) => (service.replicas ?? 1) > 1 && service.change !== 'remove');
    const local = (plan.quality?.load ?? []).filter((load) => isLocal(parseAddress(load.host ?? '')?.host ?? ''));
    const [first, ...others] = local;
    if (!many || !first || local.length < (plan.quality?.load.length ?? 0)) return;
    const finding = report(
      first,
      `"${first.name}" runs against ${first.host}, and ${serviceLabel(many)} runs as ${many.replicas} replicas.`,
    )
      .at('host')
      .related(many, `but here it says ${many.replicas}`, 'replicas')
      .fix('Run it against an environment that has the replicas and the router');
    for (const load of others) finding.related(load, 'so does this one', 'host');
  },
});
