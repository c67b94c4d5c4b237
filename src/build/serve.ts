import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { HEADERS_FILE, headersFor } from './headers.ts';

/** Serves a built site as a static host would, under its base path, with the headers of its `_headers` file; packed where a file `.gz` lies beside. Resolves with its address. */
export async function serve(
  folder: string,
  options: { host: string; port: number; base: string },
): Promise<{ url: string; server: Server }> {
  const base = options.base === '/' ? '' : options.base;
  const files = sirv(folder, { dev: true, etag: true, gzip: true });
  const server = createServer(async (request, response) => {
    const notFound = async (): Promise<void> => {
      const page = await readFile(join(folder, '404.html')).catch(() => 'Not found');
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(page);
    };
    const { url = '/' } = request;
    if (base !== '' && url !== base && !url.startsWith(`${base}/`)) return void notFound();
    request.url = url.slice(base.length) || '/';
    const stated = await readFile(join(folder, HEADERS_FILE), 'utf8').catch(() => '');
    for (const [name, value] of Object.entries(headersFor(stated, url.split('?')[0] ?? ''))) response.setHeader(name, value);
    files(request, response, () => void notFound());
  });
  for (let port = options.port; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, options.host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      return {
        url: `http://${options.host === '0.0.0.0' || options.host === '::' ? 'localhost' : options.host}:${actual}${base}/`,
        server,
      };
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!busy || options.port === 0 || port > options.port + 50) throw error;
    }
  }
}
