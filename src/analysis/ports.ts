/** A run of ports; one port has `from` = `to`. */
export interface PortRange {
  from: number;
  to: number;
}

/** A port as Compose writes it: published on the host, or only listened on. */
export interface ServicePort {
  raw: string;
  /** Absent where nothing is published: `8000`. */
  host?: PortRange;
  container: PortRange;
  /** The address of the host that it is bound to: `127.0.0.1`. */
  address?: string;
  protocol: 'tcp' | 'udp';
}

const RANGE = String.raw`(\d{1,5})(?:-(\d{1,5}))?`;
const PORT = new RegExp(String.raw`^(?:(?:(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\]):)?${RANGE}:)?${RANGE}(?:/(tcp|udp))?$`, 'i');
const HIGHEST = 65_535;

const range = (from: string, to: string | undefined): PortRange | undefined => {
  const [low, high] = [Number(from), Number(to ?? from)];
  return low >= 1 && low <= high && high <= HIGHEST ? { from: low, to: high } : undefined;
};

/**
 * Parses a port of a service: `8000`, `8080:80`, `127.0.0.1:8080:80`, `53:53/udp`, `9000-9005:9000-9005`
 * (Compose specification, "ports", short syntax). Anything else, such as `${PORT}:80`, is `undefined`.
 */
export function parsePort(text: string): ServicePort | undefined {
  const raw = text.trim();
  const match = PORT.exec(raw);
  if (!match) return undefined;
  const [, address, hostFrom, hostTo, from = '', to, protocol] = match;
  const container = range(from, to);
  const host = hostFrom === undefined ? undefined : range(hostFrom, hostTo);
  if (!container || (hostFrom !== undefined && !host)) return undefined;
  return {
    raw,
    container,
    protocol: protocol?.toLowerCase() === 'udp' ? 'udp' : 'tcp',
    ...(host && { host }),
    ...(address !== undefined && { address }),
  };
}

export const inRange = (port: number, { from, to }: PortRange): boolean => from <= port && port <= to;

/** The first port of both ranges, if they share one. */
export function sharedPort(a: PortRange, b: PortRange): number | undefined {
  const first = Math.max(a.from, b.from);
  return first <= Math.min(a.to, b.to) ? first : undefined;
}

/** An address in a text: `http://localhost:8000/health`, `mongodb://mongo:27017/app`, `ingestion:50052`. */
export interface Address {
  raw: string;
  scheme?: string;
  host: string;
  port?: number;
  /** With its slash; empty where none is written. */
  path: string;
}

const URL_PATTERN =
  /\b([a-z][a-z0-9+.-]*):\/\/(?:[^\s/@'"`]*@)?([a-z0-9_.-]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?(\/[^\s'"`)\]}>|,;]*)?/gi;

/** Every URL in a text. */
export const addressesIn = (text: string): Address[] =>
  [...text.matchAll(URL_PATTERN)].map(([raw, scheme = '', host = '', port, path]) => ({
    raw,
    scheme: scheme.toLowerCase(),
    host: host.toLowerCase(),
    ...(port !== undefined && { port: Number(port) }),
    path: (path ?? '').replace(/[.,:!?]+$/, ''),
  }));

/** A value that is an address as a whole, with or without its scheme. */
export function parseAddress(value: string): Address | undefined {
  const [url] = addressesIn(value.trim());
  if (url && value.trim().startsWith(url.raw)) return url;
  const bare = /^([a-z][a-z0-9_.-]*):(\d{2,5})(\/\S*)?$/i.exec(value.trim());
  return bare
    ? { raw: value.trim(), host: (bare[1] ?? '').toLowerCase(), port: Number(bare[2]), path: bare[3] ?? '' }
    : undefined;
}

const LOCAL = new Set(['localhost', '127.0.0.1', '0.0.0.0', '[::1]', 'host.docker.internal']);

/** Whether an address leads to the machine itself. */
export const isLocal = (host: string): boolean => LOCAL.has(host);

const LISTENS =
  /(?:^|\s)(?:--port[= ]|--bind[= ]\S*?:|-b[= ]\S*?:|--listen[= ]\S*?:|--http-port[= ]|PORT=|--server\.port=)(\d{2,5})\b/;

/** The port that a command makes a server listen on: `--port 1323`, `--bind 0.0.0.0:8000`, `PORT=3000 node …`. */
export const listeningPort = (command: string): number | undefined => {
  const match = LISTENS.exec(command);
  return match ? Number(match[1]) : undefined;
};
