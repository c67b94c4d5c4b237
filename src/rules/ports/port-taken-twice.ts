import { isLocal, parseAddress, type ServicePort, sharedPort } from '../../analysis/ports.ts';
import { portsOf, serviceLabel } from '../../analysis/services.ts';
import type { Plan, Service, Variable } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

const environmentOf = (service: Service): string => service.environment ?? '';

/** Variables that look for something on the machine itself, at a port. */
function* localVariables(plan: Plan): Generator<{ variable: Variable; port: number }> {
  for (const variable of plan.environment?.variables ?? []) {
    const value = variable.sample ?? variable.default;
    const address = value === undefined ? undefined : parseAddress(value);
    if (address?.port !== undefined && isLocal(address.host)) yield { variable, port: address.port };
  }
}

/** What runs in a container has its own ports until one is published. */
const isContainer = (service: Service): boolean =>
  [service.image, service.build, service.replicas].some((value) => value !== undefined);

/** In a big bang the old service stops before the new one starts. */
const isReplaced = (a: Service, b: Service, plan: Plan): boolean =>
  a.change === 'remove' &&
  b.change === 'add' &&
  plan.rollout.length > 0 &&
  plan.rollout.every((rollout) => rollout.mode === 'big-bang');

const addressOf = ({ address }: ServicePort): string => (address === undefined || address === '0.0.0.0' ? '' : address);

/** The port of the host that both take. Ports that are not published meet only where both run on the machine itself. */
function conflict(a: Service, b: Service, locals: readonly number[]): number | undefined {
  for (const one of portsOf(a)) {
    for (const other of portsOf(b)) {
      const port = sharedPort(one.host ?? one.container, other.host ?? other.container);
      const published = one.host !== undefined && other.host !== undefined;
      const onMachine = !isContainer(a) && !isContainer(b) && port !== undefined && locals.includes(port);
      const addresses = addressOf(one) === '' || addressOf(other) === '' || addressOf(one) === addressOf(other);
      if (port !== undefined && addresses && one.protocol === other.protocol && (published || onMachine)) return port;
    }
  }
  return undefined;
}

export const portTakenTwice = defineRule({
  id: 'ports/port-taken-twice',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Two services use the same port',
  why: 'The second does not start, or requests for one reach the other.',
  examples: {
    fails: {
      'environment.mdx':
        '---\nservices:\n  - { name: api, ports: ["8000:8000"] }\n  - { name: vectors, ports: ["8000:8001"] }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nservices:\n  - { name: api, ports: ["8000:8000"] }\n  - { name: vectors, ports: ["8001:8000"] }\n---\n',
    },
  },
  check({ plan, report }) {
    const services = plan.environment?.services ?? [];
    const locals = [...localVariables(plan)];
    services.forEach((service, index) => {
      for (const earlier of services.slice(0, index)) {
        if (environmentOf(earlier) !== environmentOf(service) || service.from === earlier.id || earlier.from === service.id)
          continue;
        if (isReplaced(earlier, service, plan) || isReplaced(service, earlier, plan)) continue;
        const port = conflict(
          earlier,
          service,
          locals.map((each) => each.port),
        );
        if (port === undefined) continue;
        const variable = locals.find((each) => each.port === port)?.variable;
        const finding = report(
          service,
          `${serviceLabel(service)} and ${serviceLabel(earlier)} both take port ${port}${environmentOf(service) === '' ? '' : ` in ${environmentOf(service)}`}.`,
        )
          .at('ports')
          .related(earlier, `port ${port} as well`, 'ports')
          .fix(`Give one of them another port of the host, such as "${port + 1}:${port}"`)
          .key(port);
        if (variable)
          finding.related(
            variable,
            `and this asks the machine itself for port ${port}`,
            variable.sample === undefined ? 'default' : 'sample',
          );
      }
    });
  },
});
