import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { release } from '../../runtime/own-files.ts';
import { BASE_TOKEN } from '../../site/base.ts';
import { restoreGuide } from '../../site/guide-extras.ts';
import { loadPages, type Pages, type PathWithRoute } from './astro-internals.ts';
import { CLIENT, MANIFEST, MODULES, type ProgramManifest } from './manifest.ts';

export type { PathWithRoute };

/** The program in the package, compiled when the package was made. */
const SHIPPED = fileURLToPath(new URL('../../program', import.meta.url));

/** Returns the folder of the program: that of the package, or one compiled from the sources of a checkout. */
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
 * The compiled site: pages, layouts, styles and scripts. It contains neither plans nor a base path: URLs of its own files start
 * with a token that is replaced on output.
 */
export class Program {
  readonly #pages: Pages;
  readonly #folder: string;
  /** Files that browsers load, relative to the site. */
  readonly client: readonly string[];
  /** The base path without a trailing slash: `` or `/plans`. */
  readonly base: string;

  private constructor(pages: Pages, folder: string, client: readonly string[], base: string) {
    this.#pages = pages;
    this.#folder = folder;
    this.client = client;
    this.base = base.replace(/\/+$/, '');
  }

  /**
   * Loads the compiled site for a base path, `/` or `/plans`. In a checkout, recompiles it if the sources changed or a checksum
   * does not match.
   */
  static async load(cacheDir: string, base: string): Promise<Program> {
    const folder = await folderOf(cacheDir);
    const { bundle, files }: ProgramManifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
    restoreGuide(bundle.guide);
    const pages = await loadPages(pathToFileURL(join(folder, MODULES, bundle.entry)), bundle.styles);
    const client = Object.keys(files).flatMap((file) => (file.startsWith(`${CLIENT}/`) ? [file.slice(CLIENT.length + 1)] : []));
    return new Program(pages, folder, client, base);
  }

  /**
   * Writes the files that browsers load into a site: scripts, styles, fonts and public files; schemas only if the site has the
   * guide.
   */
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

  /**
   * Returns the bytes of a client file that contains URLs, with the base filled in; `undefined` for a file to be copied as it is.
   */
  clientFile(file: string): Uint8Array<ArrayBuffer> | undefined {
    return /\.(?:css|js)$/.test(file) ? this.#withBase(readFileSync(join(this.#folder, CLIENT, file))) : undefined;
  }

  /** Returns the absolute path of a client file. */
  clientPath(file: string): string {
    return join(this.#folder, CLIENT, file);
  }

  /** Returns all pages of the current plans (`setSiteState`), with their routes. */
  paths(): Promise<PathWithRoute[]> {
    return this.#pages.paths();
  }

  /** Renders a page; `address` is its encoded path below the base. Rejects with the error that the page throws. */
  async render(address: string, path: PathWithRoute): Promise<Rendered> {
    const response = await this.#pages.render(new URL(`${BASE_TOKEN}/${address}`, 'http://localhost'), path);
    const bytes = Buffer.from(await response.arrayBuffer());
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      bytes: path.route.type === 'page' ? this.#withBase(bytes) : new Uint8Array(bytes),
    };
  }

  #withBase(bytes: Buffer<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    if (!bytes.includes(BASE_TOKEN)) return new Uint8Array(bytes);
    return new TextEncoder().encode(bytes.toString('utf8').replaceAll(BASE_TOKEN, this.base));
  }
}
