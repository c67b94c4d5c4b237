import { type Address, isLocal, parseAddress } from '../../analysis/ports.ts';
import { listensOn, portsOf, serviceLabel } from '../../analysis/services.ts';
import type { Plan, Service } from '../../model/plan.ts';
import { nearest } from '../../model/values/nearest.ts';
import type { FieldPath, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';

interface Use {
  subject: Subject;
  field: FieldPath;
  name: string;
  address: Address;
}

/** Addresses that the plan gives: variables, URLs of services, bases of surfaces. */
function* uses(plan: Plan): Generator<Use> {
  for (const variable of plan.environment?.variables ?? []) {
    const field = variable.sample === undefined ? 'default' : 'sample';
    const address = parseAddress(variable[field] ?? '');
    if (address) yield { subject: variable, field, name: variable.name ?? variable.id, address };
  }
  for (const service of plan.environment?.services ?? []) {
    const address = parseAddress(service.url ?? '');
    if (address) yield { subject: service, field: 'url', name: `The address of ${serviceLabel(service)}`, address };
  }
  for (const surface of plan.endpoints) {
    for (const side of ['from', 'to'] as const) {
      const fields = surface[side];
      const address = parseAddress(fields?.base ?? '');
      if (address) yield { subject: surface, field: [side, 'base'], name: `The base of "${surface.title}"`, address };
    }
  }
}

/** Names of the network of the services have no dots: `mongo`, `ingestion-service`. */
const isServiceName = (host: string): boolean => /^[a-z][a-z0-9_-]*$/.test(host) && !isLocal(host);

const serviceNamed = (host: string, services: readonly Service[]): Service | undefined =>
  services.find((service) => service.id.toLowerCase() === host || service.name?.toLowerCase() === host);

export const addressWithoutService = defineRule({
  id: 'ports/address-without-service',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Address points to an unknown service or port',
  why: 'The connection fails when the service that uses it starts.',
  examples: {
    fails: {
      'environment.mdx':
        '---\nservices:\n  - { name: mongo, image: "mongo:7", ports: ["27017:27017"] }\nvariables:\n  - { name: MONGODB_URI, sample: "mongodb://mongo:27018/app" }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nservices:\n  - { name: mongo, image: "mongo:7", ports: ["27018:27017"] }\nvariables:\n  - { name: MONGODB_URI, sample: "mongodb://mongo:27017/app" }\n---\n',
    },
  },
  check({ plan, report }) {
    const services = plan.environment?.services ?? [];
    if (services.length === 0) return;
    for (const { subject, field, name, address } of uses(plan)) {
      if (!isServiceName(address.host)) continue;
      const service = serviceNamed(address.host, services);
      if (!service) {
        const meant = nearest(
          address.host,
          services.flatMap((each) => [each.id, each.name ?? each.id]),
        );
        // A name that resembles none of the services may be one of a network outside of the plan.
        if (meant === undefined) continue;
        report(subject, `${name} leads to ${address.host}, and there is no such service.`)
          .at(field)
          .fix(`Did you mean \`${meant}\`?`)
          .key(address.host);
      } else if (address.port !== undefined && portsOf(service).length > 0 && !listensOn(service, address.port, 'network')) {
        report(
          subject,
          `${name} asks ${address.host} for port ${address.port}, and ${serviceLabel(service)} has port ${portsOf(service)
            .map(({ raw }) => raw)
            .join(', ')}.`,
        )
          .at(field)
          .related(service, 'the ports of the service', 'ports')
          .fix(
            `Write ${address.host}:${portsOf(service)[0]?.container.from}; inside the network the port of the container counts`,
          )
          .key(address.host, address.port);
      }
    }
  },
});
