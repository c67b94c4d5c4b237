import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The folder of Banyan itself: the installed package or a checkout. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Facts recorded when a package is made. A checkout has none, since its sources may change at any moment. */
export interface Release {
  /** The SHA-256 of everything in the package that affects output. */
  digest: string;
}

/** Beside `runtime/`, in a package only. */
const RELEASE = new URL('../release.json', import.meta.url);

let cached: Release | null | undefined;

/** Returns the release record of the package; `undefined` in a checkout. */
export function release(): Release | undefined {
  cached ??= existsSync(RELEASE) ? (JSON.parse(readFileSync(RELEASE, 'utf8')) as Release) : null;
  return cached ?? undefined;
}

/** Returns the version in `package.json`. */
export function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return manifest.version;
}

/** Returns the URL of a module beside another one, for a worker: `.ts` in a checkout, `.js` in a package. */
export const sibling = (name: string, from: string): URL => new URL(`${name}${from.endsWith('.ts') ? '.ts' : '.js'}`, from);

/** Node options for our own threads and processes. Options that pass the main program (`--eval`, `--input-type`) are dropped. */
export const childExecArgv: readonly string[] = process.execArgv.filter((option) =>
  /^--(disable-warning|experimental-strip-types|max-old-space-size)\b/.test(option),
);

/** Files of other packages that are copied into ours, by specifier. */
const VENDORED_FILES = new URL('../vendor/files/', import.meta.url);

/** Returns the path of a file of an installed package: `@fontsource/inter/files/inter-latin-400-normal.woff2`. */
export function packageFile(specifier: string): string {
  const copy = new URL(specifier, VENDORED_FILES);
  return existsSync(copy) ? fileURLToPath(copy) : createRequire(import.meta.url).resolve(specifier);
}
