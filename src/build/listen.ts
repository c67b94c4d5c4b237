import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';

/** Where a server listens. Port 0 is any that is free; another one that is in use gives way to the next. */
export interface Address {
  host: string;
  port: number;
  /** The path in front of all pages, `/` or `/plans`. */
  base: string;
}

const PORTS_TRIED = 50;

/** Addresses that mean every address of the machine. */
const ANY: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/**
 * Whether a request names a host that this server is meant for. A page of somebody else's can have its own name lead to this machine
 * (DNS rebinding), and read plans; an address in numbers, or localhost, cannot be such a name.
 */
export function isMeant(header: string | undefined, host: string): boolean {
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

/** Starts a server that answers requests below a base path. Resolves with its address. */
export async function listen(
  { host, port: first, base }: Address,
  answer: (path: string, request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<{ url: string; server: Server }> {
  const below = base === '/' ? '' : base;
  const server = createServer((request, response) => {
    if (!isMeant(request.headers.host, host)) {
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
      const name = ANY.has(host) ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
      return { url: `http://${name}:${actual}${below}/`, server };
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!busy || first === 0 || port >= first + PORTS_TRIED) throw error;
    }
  }
}

/** Settles when a server was stopped with Ctrl C, or by the system. */
export async function stopped(server: Server): Promise<void> {
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await new Promise<void>((resolve) => server.once('close', () => resolve()));
}
