import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { HEADERS_FILE, headersFor } from './headers.ts';
import { type Address, listen } from './listen.ts';

/**
 * Serves a built site under its base path as a static host would: with the headers of its `_headers` file, and compressed if
 * there is a `.gz` file beside. Resolves with its URL.
 */
export function serve(folder: string, address: Address): Promise<{ url: string; server: Server }> {
  const files = sirv(folder, { dev: true, etag: true, gzip: true });
  return listen(address, async (path, request, response) => {
    const notFound = async (): Promise<void> => {
      const page = await readFile(join(folder, '404.html')).catch(() => 'Not found');
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(page);
    };
    if (path === '') return notFound();
    const stated = await readFile(join(folder, HEADERS_FILE), 'utf8').catch(() => '');
    const pathname = (request.url ?? '/').split('?')[0] ?? '';
    for (const [name, value] of Object.entries(headersFor(stated, pathname))) response.setHeader(name, value);
    request.url = path;
    files(request, response, () => void notFound());
  });
}
