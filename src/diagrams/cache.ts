import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Results kept on disk by what they were made from. */
export interface Cache<Value> {
  /** @returns `undefined` when there is no entry, or none that can be trusted */
  read(key: string): Promise<Value | undefined>;
  /** Keeps a value if it can: a disk that is full or read-only costs time, and nothing else. */
  write(key: string, value: Value): Promise<void>;
}

const UNFINISHED = '.tmp';
/** No entry is in the making for so long, in milliseconds: whoever began it was killed. */
const ABANDONED = 3_600_000;

/**
 * One file an entry: on the first line the checksum of its key and its value, then the value as JSON. An entry that was cut
 * short, changed or put under another key does not fit its checksum, counts as absent, and is written anew.
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
      // Renaming is atomic: two builds at once see a whole entry or none.
      const unfinished = `${path}.${randomUUID()}${UNFINISHED}`;
      try {
        prepared ??= prepare(directory);
        await prepared;
        await writeFile(unfinished, `${hash(key, json)}\n${json}`);
        await rename(unfinished, path).catch(async () => {
          // A folder lies there.
          await rm(path, { recursive: true, force: true });
          await rename(unfinished, path);
        });
      } catch {
        await rm(unfinished, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** Makes the folder of a cache, and removes entries from it that were never finished. */
async function prepare(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const name of await readdir(directory)) {
    if (!name.endsWith(UNFINISHED)) continue;
    const path = join(directory, name);
    if (Date.now() - (await stat(path)).mtimeMs > ABANDONED) await rm(path, { force: true });
  }
}

/** A key for all that a result depends on. */
export function hash(...parts: string[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(`${Buffer.byteLength(part)}:${part}`);
  return digest.digest('hex');
}
