import { entriesOf } from '../model/absences.ts';
import type { Plan, Service } from '../model/plan.ts';
import { addressesIn, inRange, listeningPort, parsePort, type ServicePort } from './ports.ts';

export const serviceLabel = (service: Service): string => `"${service.name ?? service.id}"`;

/** Ports of a service that are written as Compose writes them. */
export const portsOf = (service: Service): ServicePort[] => (service.ports ?? []).flatMap((text) => parsePort(text) ?? []);

/** Whether a service can be reached at a port: from its network, or at the host. */
export const listensOn = (service: Service, port: number, from: 'network' | 'host' | 'either'): boolean =>
  portsOf(service).some(
    ({ host, container }) =>
      (from !== 'host' && inRange(port, container)) || (from !== 'network' && inRange(port, host ?? container)),
  );

/** The folder that an image is built from: `./api/Dockerfile`, `api/` and `./api` are one. */
const buildFolder = (build: string): string =>
  build
    .replace(/(?:^|\/)[^/]*[Dd]ockerfile[^/]*$/, '')
    .replace(/^\.\//, '')
    .replace(/\/$/, '') || '.';

/** Whether two services run the same image. */
export function sameImage(a: Service, b: Service): boolean {
  const [buildA, buildB] = [a.build, b.build];
  if (buildA !== undefined && buildB !== undefined) return buildFolder(buildA) === buildFolder(buildB);
  const [imageA, imageB] = [a.image, b.image];
  return imageA !== undefined && imageA === imageB && buildA === undefined && buildB === undefined;
}

/** The command that a service runs: its own, else that of the image, as another service with the same image says it. */
export function commandOf(service: Service, plan: Plan): { command: string; of: Service; field: 'command' } | undefined {
  const own = service.command;
  if (own !== undefined) return { command: own, of: service, field: 'command' };
  for (const other of plan.environment?.services ?? []) {
    const command = other.command;
    if (other !== service && command !== undefined && service.build !== undefined && sameImage(service, other))
      return { command, of: other, field: 'command' };
  }
  return undefined;
}

/** The port that a service's command listens on. */
export function commandPort(service: Service, plan: Plan): { port: number; command: string; of: Service } | undefined {
  const found = commandOf(service, plan);
  const port = found && listeningPort(found.command);
  return found && port !== undefined ? { port, command: found.command, of: found.of } : undefined;
}

/** A probe of a service with the values that its path, port and command name. */
export interface ProbeFacts {
  service: Service;
  field: (string | number)[];
  kind?: string;
  path?: string;
  port?: number;
  /** What the command asks, where it is a URL. */
  asks?: { path: string; port?: number };
  raw: NonNullable<Service['probes']>[number];
}

export const probesOf = (service: Service): ProbeFacts[] =>
  entriesOf(service.probes).map(([index, probe]): ProbeFacts => {
    const [kind, path, port] = [probe.kind, probe.path, Number(probe.port)];
    const [asked] = addressesIn(probe.command ?? '');
    return {
      service,
      raw: probe,
      field: ['probes', index],
      ...(kind !== undefined && { kind }),
      ...(path !== undefined && { path }),
      ...(Number.isInteger(port) && { port }),
      ...(asked && { asks: { path: asked.path || '/', ...(asked.port !== undefined && { port: asked.port }) } }),
    };
  });
