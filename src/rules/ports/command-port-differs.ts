import { commandPort, listensOn, portsOf, serviceLabel } from '../../analysis/services.ts';
import { defineRule } from '../rule.ts';

export const commandPortDiffers = defineRule({
  id: 'ports/command-port-differs',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: "Published port differs from the command's port",
  why: 'The port is open, but nothing answers on it.',
  examples: {
    fails: {
      'environment.mdx':
        '---\nservices:\n  - { name: api, ports: ["1324:1324"], command: uvicorn app.main:app --port 1323 }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nservices:\n  - { name: api, ports: ["1324:1323"], command: uvicorn app.main:app --port 1323 }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const service of plan.environment?.services ?? []) {
      const ports = portsOf(service);
      const found = commandPort(service, plan);
      if (!found || ports.length === 0 || listensOn(service, found.port, 'network')) continue;
      const whose = found.of === service ? 'its command' : `the command of ${serviceLabel(found.of)}, which runs the same image,`;
      const finding = report(
        service,
        `${serviceLabel(service)} has port ${ports.map(({ raw }) => raw).join(', ')}, but ${whose} listens on ${found.port}.`,
      )
        .at('ports')
        .related(found.of, `but here it says ${found.port}`, 'command')
        .fix(
          `Write ports: ["${ports[0]?.host?.from ?? ports[0]?.container.from}:${found.port}"], or give ${found.of === service ? 'the command' : 'this service a command with'} the other port`,
        );
      if (service.build !== undefined && found.of !== service) finding.related(found.of, 'the same image', 'build');
    }
  },
});
