import { packageKey, productKeys } from '../../analysis/packages.ts';
import { storeFamily } from '../../analysis/stores.ts';
import { writtenCount } from '../../model/absences.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const STORES: readonly string[] = ['database', 'queue', 'cache', 'storage'];

export const storeRunsNowhere = defineRule({
  id: 'ports/store-runs-nowhere',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Store has no service, address or variable',
  why: 'Without them the system cannot be started, and no rollback knows where the data is.',
  examples: {
    fails: {
      'environment.mdx': '---\nservices:\n  - { name: api, ports: [8000] }\n---\n',
      'architecture/system.mdx':
        '---\ntitle: System\nnodes:\n  - { id: api, title: API }\n  - { id: store, title: PostgreSQL, kind: database }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nservices:\n  - { name: api, ports: [8000] }\nvariables:\n  - { name: DATABASE_URL, sample: "postgres://db.example.com:5432/app" }\n---\n',
      'architecture/system.mdx':
        '---\ntitle: System\nnodes:\n  - { id: api, title: API }\n  - { id: store, title: PostgreSQL, kind: database }\n---\n',
    },
  },
  check({ plan, report }) {
    const environment = plan.environment;
    if (!environment || environment.services.length === 0) return;
    const known = [
      ...environment.services.flatMap((service) => [service.id, service.name, service.image]),
      ...environment.variables.flatMap((variable) => [variable.name, variable.sample, variable.default]),
      ...environment.ports.map((port) => port.service),
    ]
      .filter((text) => text !== undefined)
      .map((text) => packageKey(text));
    const seen = new Set<string>();
    const lost = plan.architecture
      .flatMap((view) => view.nodes)
      .filter((node) => {
        const title = node.title ?? node.id;
        const family = storeFamily(title) ?? storeFamily(node.tech ?? '');
        const key = family?.id ?? packageKey(title);
        const names = [...productKeys(title), packageKey(node.id)];
        if (
          !STORES.includes(node.kind ?? '') ||
          node.change === 'remove' ||
          node.service !== undefined ||
          writtenCount(node.ports) > 0 ||
          seen.has(key)
        )
          return false;
        seen.add(key);
        return !known.some((text) => names.some((name) => text.includes(name)) || family?.named.test(text));
      });
    const [first, ...others] = lost;
    if (!first) return;
    const finding = report(
      first,
      `${listing(lost.map((node) => node.title ?? node.id))} ${lost.length === 1 ? 'is' : 'are'} drawn, but no service, port or variable says where ${lost.length === 1 ? 'it runs' : 'they run'}.`,
    )
      .related(environment, 'the services and variables', 'services')
      .fix('Add a service with its ports, or the variable that holds the address');
    for (const node of others) finding.related(node, 'nor this one');
  },
});
