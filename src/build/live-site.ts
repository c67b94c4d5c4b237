import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { Share, Skipped } from '../share/publish.ts';
import { publishedFiles } from '../site/attachments.ts';
import { siteOptions } from '../site/options.ts';
import { type SiteState, setSiteState } from '../site/state.ts';
import { pageOf } from './pages.ts';
import type { PathWithRoute, Program } from './program/program.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.pdf': 'application/pdf',
  '.woff2': 'font/woff2',
};

/** Paths below the base: the event stream that makes browsers reload, and the script that listens to it. */
const EVENTS = '/_banyan/events';
const SCRIPT = '/_banyan/reload.js';
/** After a lost connection, a different server with different pages may answer. */
const reloadScript = (base: string): string => `let lost = false;
const events = new EventSource(${JSON.stringify(base + EVENTS)});
events.onmessage = () => location.reload();
events.onerror = () => { lost = true; };
events.onopen = () => { if (lost) location.reload(); };
`;

/** Makes the pages of audiences, as a build does; says which are left out, and why. */
export type MakeShares = (state: SiteState) => Promise<{ shares: readonly Share[]; skipped: readonly Skipped[] }>;

interface Page {
  address: string;
  path: PathWithRoute;
}

const escaped = (text: string): string => text.replace(/[&<]/g, (char) => (char === '&' ? '&amp;' : '&lt;'));

/** The site of `banyan dev`: renders a page when a browser requests it, and reloads browsers after every change. */
export class LiveSite {
  readonly #program: Program;
  /** Without a trailing slash. */
  readonly #base: string;
  readonly #browsers = new Set<ServerResponse>();
  /** By output file: `plans/p/index.html`. */
  #pages: Promise<ReadonlyMap<string, Page>> = Promise.resolve(new Map());
  #state: Promise<SiteState> = Promise.reject(new Error('nothing is shown yet'));

  readonly #makeShares: MakeShares;
  /** Made when one is first asked for. */
  #shares: ReturnType<MakeShares> | undefined;

  constructor(program: Program, base: string, makeShares: MakeShares) {
    this.#program = program;
    this.#makeShares = makeShares;
    this.#base = base.replace(/\/+$/, '');
    this.#state.catch(() => undefined);
  }

  /** Switches to new plans. Requests wait until they are read. */
  show(state: Promise<SiteState>): void {
    setSiteState(state);
    this.#state = state;
    this.#shares = undefined;
    this.#pages = state.then(async () => {
      const pages = (await this.#program.paths()).map((path) => pageOf(path));
      return new Map(pages.map(({ file, address, path }) => [file, { address, path }]));
    });
    this.#pages.then(
      () => this.#reload(),
      () => this.#reload(),
    );
  }

  /** Answers a request. `url` is the path below the base, or empty for a path outside it. */
  async answer(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#answer(url, request, response);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      process.stderr.write(`banyan: ${url}: ${message}\n`);
      const script = `<script src="${this.#base}${SCRIPT}"></script>`;
      const html = `<!doctype html><title>Error</title>${script}<h1>This page could not be rendered</h1><pre>${escaped(message)}</pre>`;
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' });
      response.end(html);
    }
  }

  async #answer(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pathname = url.replace(/[?#].*$/s, '');
    if (pathname === EVENTS) return this.#listen(request, response);
    if (pathname === SCRIPT) return send(response, 200, '.js', Buffer.from(reloadScript(this.#base)));
    const file = decoded(pathname)?.slice(1);
    if (file === undefined) return void response.writeHead(400).end('This address cannot be read');
    if (this.#program.client.includes(file)) {
      const bytes = this.#program.clientFile(file) ?? (await readFile(this.#program.clientPath(file)));
      return send(response, 200, extname(file), bytes);
    }
    const pages = await this.#pages;
    const { reading } = await this.#state;
    for await (const each of /^(?:files|documents)\//.test(file)
      ? publishedFiles(siteOptions().project.contentRoot, reading)
      : [])
      if (each.file === file) return send(response, 200, '', each.bytes, each.type, { 'content-security-policy': 'sandbox' });
    if (file.startsWith('s/')) return this.#share(file, response);
    const page = url === '' ? undefined : (pages.get(file) ?? pages.get(`${file}index.html`));
    if (page) return this.#render(page, response);
    if (url !== '' && pages.has(`${file}/index.html`)) {
      response.writeHead(302, { location: `${this.#base}${pathname}/` });
      response.end();
      return;
    }
    const missing = pages.get('404.html');
    if (missing) return this.#render(missing, response, 404);
    response.writeHead(404).end('Not found');
  }

  async #render({ address, path }: Page, response: ServerResponse, as?: number): Promise<void> {
    await this.#state;
    const { status, type, bytes } = await this.#program.render(address, path);
    if (path.route.type !== 'page') return send(response, as ?? status, extname(address), bytes, type ?? undefined);
    const html = Buffer.from(bytes).toString('utf8');
    const script = `<script src="${this.#base}${SCRIPT}"></script>`;
    return send(response, as ?? status, '.html', Buffer.from(html.replace('</head>', () => `${script}</head>`)));
  }

  /** Answers with the page of an audience, or says why there is none. */
  async #share(file: string, response: ServerResponse): Promise<void> {
    this.#shares ??= this.#state.then(this.#makeShares);
    const { shares, skipped } = await this.#shares;
    const share = shares.find(({ path }) => path === file);
    if (share) return send(response, 200, '.html', Buffer.from(share.file));
    const why = skipped.map(({ plan, audience, why }) => `No page for the audience ${audience} of ${plan}: ${why}.\n`);
    const links = 'npx banyan share list prints the links there are.\n';
    send(response, 404, '.txt', Buffer.from(`There is no page of an audience at this address.\n${why.join('')}${links}`));
  }

  #listen(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 500\n\n');
    this.#browsers.add(response);
    request.once('close', () => this.#browsers.delete(response));
  }

  #reload(): void {
    for (const browser of this.#browsers) browser.write('data: reload\n\n');
  }
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

function send(
  response: ServerResponse,
  status: number,
  extension: string,
  bytes: Uint8Array,
  type?: string,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': TYPES[extension.toLowerCase()] ?? type ?? 'application/octet-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...more,
  });
  response.end(bytes);
}
