import { listensOn, portsOf, serviceLabel } from '../../analysis/services.ts';
import type { Plan, Service, Variable } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

/** Names of variables that tell a server where to listen. */
const LISTEN_VARIABLE = /^(?:PORT|(?:APP|HTTP|SERVER|LISTEN|WEB)_PORT)$/i;

/** The service that reads a variable: the one that it names, else the only one that is built in its environment. */
function readerOf(variable: Variable, plan: Plan): Service | undefined {
  const name = variable.service;
  if (name === undefined) return undefined;
  return plan.environment?.services.find((service) => service.id === name || service.name?.toLowerCase() === name.toLowerCase());
}

export const variablePortDiffers = defineRule({
  id: 'ports/variable-port-differs',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Port variable contradicts the port of the service',
  why: 'The server listens on a port that nobody calls.',
  examples: {
    fails: {
      'environment.mdx':
        '---\nservices:\n  - { name: api, ports: [5000] }\nvariables:\n  - { name: PORT, sample: 8080, service: api }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nservices:\n  - { name: api, ports: ["80:5000"] }\nvariables:\n  - { name: PORT, sample: 5000, service: api }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const variable of plan.environment?.variables ?? []) {
      const field = variable.sample === undefined ? 'default' : 'sample';
      const value = variable[field];
      const reader = readerOf(variable, plan);
      if (
        !reader ||
        value === undefined ||
        !/^\d{2,5}$/.test(value) ||
        !LISTEN_VARIABLE.test(variable.name ?? '') ||
        portsOf(reader).length === 0
      )
        continue;
      if (listensOn(reader, Number(value), 'network')) continue;
      report(
        variable,
        `${variable.name} is ${value}, but ${serviceLabel(reader)} has port ${portsOf(reader)
          .map(({ raw }) => raw)
          .join(', ')}.`,
      )
        .at(field)
        .related(reader, `but here it says ${portsOf(reader)[0]?.raw}`, 'ports')
        .fix('Write one port in both places');
    }
  },
});
