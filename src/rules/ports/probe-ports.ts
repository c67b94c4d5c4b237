import { listensOn, portsOf, probesOf, serviceLabel } from '../../analysis/services.ts';
import type { RuleContext } from '../rule.ts';

/** Reports probes that ask another port or path than their service or their own command has. */
export function reportProbePorts({ plan, report }: RuleContext): void {
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
}
