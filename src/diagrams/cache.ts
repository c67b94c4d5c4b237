import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A cache of results on disk. */
export interface Cache<Value> {
  /**
   * @returns `undefined` if there is no entry or it fails its checksum
   */
  read(key: string): Promise<Value | undefined>;
  /** Stores a value if possible: a full or read-only disk only costs time. */
  write(key: string, value: Value): Promise<void>;
}

const UNFINISHED = '.tmp';
/** An unfinished entry older than this (in ms) was abandoned: its writer was killed. */
const STALE_AFTER_MS = 3_600_000;

/**
 * Opens a cache with one file per entry: the checksum of key and value on the first line, then the value as JSON. A truncated,
 * modified or misplaced entry fails its checksum, counts as absent, and is rewritten.
 */
export function createCache<Value>(directory: string): Cache<Value> {
  let prepared: Promise<void> | undefined;
  return {
    async read(key) {
      const text = await readFile(join(directory, key), 'utf8').catch(() => '');
      const json = text.slice(text.indexOf('\n') + 1);
      return text.startsWith(`${hash(key, json)}\n`) ? (JSON.parse(json) as Value) : undefined;
    },
    async write(key, value) {
      const json = JSON.stringify(value);
      const path = join(directory, key);
      // Renaming is atomic: concurrent builds see a whole entry or none.
      const unfinished = `${path}.${randomUUID()}${UNFINISHED}`;
      try {
        prepared ??= prepare(directory);
        await prepared;
        await writeFile(unfinished, `${hash(key, json)}\n${json}`);
        await rename(unfinished, path).catch(async () => {
          // The path is a folder.
          await rm(path, { recursive: true, force: true });
          await rename(unfinished, path);
        });
      } catch {
        await rm(unfinished, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** Creates the folder of a cache, and removes abandoned entries. */
async function prepare(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const name of await readdir(directory)) {
    if (!name.endsWith(UNFINISHED)) continue;
    const path = join(directory, name);
    if (Date.now() - (await stat(path)).mtimeMs > STALE_AFTER_MS) await rm(path, { force: true });
  }
}

/** Returns a key for everything that a result depends on (SHA-256 of the parts). */
export function hash(...parts: string[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(`${Buffer.byteLength(part)}:${part}`);
  return digest.digest('hex');
}
