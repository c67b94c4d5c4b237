import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The folder of Banyan itself: of the installed package, or of a checkout. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What is known of a package since it was made. A checkout has none: its sources may change at any moment. */
export interface Release {
  /** The SHA-256 of everything in the package that decides about output. */
  digest: string;
}

/** Beside `runtime/`, in the compiled package alone. */
const RELEASE = new URL('../release.json', import.meta.url);

let known: Release | null | undefined;

/** What the package says of itself; `undefined` in a checkout. */
export function release(): Release | undefined {
  known ??= existsSync(RELEASE) ? (JSON.parse(readFileSync(RELEASE, 'utf8')) as Release) : null;
  return known ?? undefined;
}

/** The version, as `package.json` has it. */
export function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return manifest.version;
}

/** A module beside another one, for a worker: `.ts` in a checkout, `.js` in the package. */
export const sibling = (name: string, from: string): URL => new URL(`${name}${from.endsWith('.ts') ? '.ts' : '.js'}`, from);

/**
 * Options of Node for our own threads and processes. Those that say how the main program was given (`--eval`,
 * `--input-type`) are not for a file.
 */
export const execArgv: readonly string[] = process.execArgv.filter((option) =>
  /^--(disable-warning|experimental-strip-types|max-old-space-size)\b/.test(option),
);

/** Files of other packages that lie in ours, by their specifiers. */
const COPIES = new URL('../vendor/files/', import.meta.url);

/** The path of a file of an installed package: `@fontsource/inter/files/inter-latin-400-normal.woff2`. */
export function packageFile(specifier: string): string {
  const copy = new URL(specifier, COPIES);
  return existsSync(copy) ? fileURLToPath(copy) : createRequire(import.meta.url).resolve(specifier);
}
