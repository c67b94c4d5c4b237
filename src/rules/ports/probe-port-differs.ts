import { listensOn, portsOf, probesOf, serviceLabel } from '../../analysis/services.ts';
import { defineRule } from '../rule.ts';

export const probePortDiffers = defineRule({
  id: 'ports/probe-port-differs',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Probe uses another port or path than it states',
  why: 'The service counts as down although it answers, and is restarted again and again.',
  examples: {
    fails: {
      'environment.mdx':
        '---\nservices:\n  - { name: api, ports: ["80:8000"], probes: [{ kind: health, path: /health, port: 80 }] }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nservices:\n  - { name: api, ports: ["80:8000"], probes: [{ kind: health, path: /health, port: 8000 }] }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const service of plan.environment?.services ?? []) {
      for (const { field, path, port, asks } of probesOf(service)) {
        const asked = port ?? asks?.port;
        if (asked !== undefined && portsOf(service).length > 0 && !listensOn(service, asked, 'network')) {
          report(
            service,
            `A probe of ${serviceLabel(service)} asks port ${asked}, and the container listens on ${portsOf(service)
              .map(({ container }) => container.from)
              .join(', ')}.`,
          )
            .at([...field, port === undefined ? 'command' : 'port'])
            .related(service, 'its ports', 'ports')
            .fix(`Write port: ${portsOf(service)[0]?.container.from}`)
            .key(asked);
        }
        if (path !== undefined && asks && asks.path.replace(/\/$/, '') !== path.replace(/\/$/, '')) {
          report(service, `A probe of ${serviceLabel(service)} has the path ${path}, and its command asks ${asks.path}.`)
            .at([...field, 'path'])
            .related(service, `but here it says ${asks.path}`, [...field, 'command'])
            .fix('Write one path in both')
            .key('path', ...field);
        }
        if (port !== undefined && asks?.port !== undefined && asks.port !== port) {
          report(service, `A probe of ${serviceLabel(service)} has port ${port}, and its command asks port ${asks.port}.`)
            .at([...field, 'port'])
            .related(service, `but here it says ${asks.port}`, [...field, 'command'])
            .fix('Write one port in both')
            .key('command', ...field);
        }
      }
    }
  },
});
