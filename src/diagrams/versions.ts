import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { release } from '../runtime/own-files.ts';

/** Packages whose version may change a drawing. */
const PACKAGES = ['mermaid', 'jsdom', 'fontkit', 'svgpath', 'svg-path-properties', '@fontsource/inter'];

const HERE = dirname(fileURLToPath(import.meta.url));
const FONTS = join(HERE, '..', 'styles', 'fonts');

/**
 * Returns a fingerprint of everything but the source that affects a drawing or a check: package versions, and the files of this
 * folder, the shim and the site's fonts. Only reads files; mermaid is not loaded.
 */
export function toolFingerprint(): string {
  fingerprint ??= release()?.digest ?? compute();
  return fingerprint;
}

let fingerprint: string | undefined;

function compute(): string {
  const digest = createHash('sha256');
  for (const name of PACKAGES) digest.update(`${name}@${installedVersion(name)}\n`);
  for (const file of [HERE, join(HERE, 'shim'), FONTS].flatMap(filesIn)) {
    digest.update(`${relative(HERE, file)}\n`).update(readFileSync(file));
  }
  return digest.digest('hex');
}

function filesIn(directory: string): string[] {
  const names = readdirSync(directory).filter((name) => /\.(?:ts|woff2)$/.test(name));
  return names.sort().map((name) => join(directory, name));
}

/**
 * Returns the installed version of a package. Not every package exports its package.json, so it is looked up in `node_modules`
 * folders.
 */
function installedVersion(name: string): string {
  for (const directory of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    try {
      const { version } = JSON.parse(readFileSync(join(directory, name, 'package.json'), 'utf8')) as { version: string };
      return version;
    } catch {
      // Not here; try the parent.
    }
  }
  throw new Error(`The package ${name} is not installed; run npm ci`);
}
