import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { release } from '../../runtime/own-files.ts';
import { BASE_TOKEN } from '../../site/base.ts';
import { restoreGuide } from '../../site/guide-extras.ts';
import { openPages, type Pages, type PathWithRoute } from './astro-internals.ts';
import { CLIENT, MODULES, type ProgramRecord, RECORD } from './messages.ts';

export type { PathWithRoute };

/** The program in the package, compiled when it was released. */
const SHIPPED = fileURLToPath(new URL('../../program', import.meta.url));

/** The folder of the program: in the package, or compiled from the sources of a checkout. */
async function folderOf(cacheDir: string): Promise<string> {
  if (release()) return SHIPPED;
  const { compiledProgram } = await import('../../release/compiled-program.ts');
  return compiledProgram(cacheDir);
}

/** A rendered page. */
export interface Rendered {
  status: number;
  type: string | null;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The site's program: pages, layouts, styles and scripts, compiled by Astro. It knows no plan and no base path: where addresses of
 * its own files begin stands a token, which is replaced whenever something is written.
 */
export class Program {
  readonly #pages: Pages;
  readonly #folder: string;
  /** Its files that browsers load, below the site. */
  readonly client: readonly string[];
  /** The base path without a slash at its end: `` or `/plans`. */
  readonly base: string;

  private constructor(pages: Pages, folder: string, client: readonly string[], base: string) {
    this.#pages = pages;
    this.#folder = folder;
    this.client = client;
    this.base = base.replace(/\/+$/, '');
  }

  /** Opens the program for a site at a base path, `/` or `/plans`. In a checkout it is compiled first where it is out of date. */
  static async open(cacheDir: string, base: string): Promise<Program> {
    const folder = await folderOf(cacheDir);
    const { bundle, files }: ProgramRecord = JSON.parse(readFileSync(join(folder, RECORD), 'utf8'));
    restoreGuide(bundle.guide);
    const pages = await openPages(pathToFileURL(join(folder, MODULES, bundle.entry)), bundle.styles);
    const client = Object.keys(files).flatMap((file) => (file.startsWith(`${CLIENT}/`) ? [file.slice(CLIENT.length + 1)] : []));
    return new Program(pages, folder, client, base);
  }

  /** Puts what browsers load into a site: scripts, styles, fonts and all that is public; schemas only beside the guide. */
  writeClient(site: string, withSchemas: boolean): void {
    for (const file of this.client) {
      if (file.startsWith('schema/') && !withSchemas) continue;
      const path = join(site, file);
      mkdirSync(dirname(path), { recursive: true });
      const bytes = this.clientFile(file);
      if (bytes) writeFileSync(path, bytes);
      else copyFileSync(join(this.#folder, CLIENT, file), path);
    }
  }

  /** The bytes of a file that browsers load, where it holds addresses; `undefined` where it is taken as it is. */
  clientFile(file: string): Uint8Array<ArrayBuffer> | undefined {
    return /\.(?:css|js)$/.test(file) ? this.#placed(readFileSync(join(this.#folder, CLIENT, file))) : undefined;
  }

  /** The absolute path of a file that browsers load. */
  clientPath(file: string): string {
    return join(this.#folder, CLIENT, file);
  }

  /** All pages of the plans that were set (`setSiteState`), with their routes. */
  paths(): Promise<PathWithRoute[]> {
    return this.#pages.paths();
  }

  /** Renders one of them; `address` is its path below the base, encoded. Rejects with what the page has thrown. */
  async render(address: string, path: PathWithRoute): Promise<Rendered> {
    const response = await this.#pages.render(new URL(`${BASE_TOKEN}/${address}`, 'http://localhost'), path);
    const bytes = Buffer.from(await response.arrayBuffer());
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      bytes: path.route.type === 'page' ? this.#placed(bytes) : new Uint8Array(bytes),
    };
  }

  #placed(bytes: Buffer<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    if (!bytes.includes(BASE_TOKEN)) return new Uint8Array(bytes);
    return new TextEncoder().encode(bytes.toString('utf8').replaceAll(BASE_TOKEN, this.base));
  }
}
