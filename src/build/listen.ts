import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';

/**
 * The address that a server listens on. Port 0 picks a free port; any other port that is in use is replaced by the next free one.
 */
export interface Address {
  host: string;
  port: number;
  /** The path prefix of all pages, `/` or `/plans`. */
  base: string;
}

const MAX_PORT_ATTEMPTS = 50;

/** Hosts that mean all network interfaces. */
const WILDCARD_HOSTS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/**
 * Returns whether a request's `Host` header names this server. Guards against DNS rebinding: a foreign page could point its own
 * host name at this machine and read plans. IP addresses and localhost cannot be rebound.
 */
export function isAllowedHost(header: string | undefined, host: string): boolean {
  const named = URL.parse(`http://${header ?? ''}`)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  return isIP(named) !== 0 || named === 'localhost' || named.endsWith('.localhost') || named === host.toLowerCase();
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Starts a server for requests below a base path. Resolves with its URL. */
export async function listen(
  { host, port: first, base }: Address,
  answer: (path: string, request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<{ url: string; server: Server }> {
  const below = base === '/' ? '' : base;
  const server = createServer((request, response) => {
    if (!isAllowedHost(request.headers.host, host)) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('This name is not known here: start with --host NAME to serve it.\n');
      return;
    }
    const { url = '/' } = request;
    const isBelow = below === '' || url === below || url.startsWith(`${below}/`) || url.startsWith(`${below}?`);
    answer(isBelow ? url.slice(below.length) || '/' : '', request, response);
  });
  for (let port = first; ; port++) {
    try {
      await listening(server, port, host);
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      const name = WILDCARD_HOSTS.has(host) ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
      return { url: `http://${name}:${actual}${below}/`, server };
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!busy || first === 0 || port >= first + MAX_PORT_ATTEMPTS) throw error;
    }
  }
}

/** Resolves when the server was stopped with Ctrl C or SIGTERM. */
export async function untilStopped(server: Server): Promise<void> {
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await new Promise<void>((resolve) => server.once('close', () => resolve()));
}
