import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Results kept on disk by what they were made from. */
export interface Cache<Value> {
  /** @returns `undefined` when there is no entry, or none that can be trusted */
  read(key: string): Promise<Value | undefined>;
  write(key: string, value: Value): Promise<void>;
}

/**
 * One file an entry: its checksum on the first line, then the value as JSON. An entry that was cut short or changed does not
 * fit its checksum, counts as absent, and is written anew.
 */
export function createCache<Value>(directory: string): Cache<Value> {
  return {
    async read(key) {
      const text = await readFile(join(directory, key), 'utf8').catch(() => '');
      const [checksum = '', json = ''] = text.split('\n', 2);
      return checksum === hash(json) ? (JSON.parse(json) as Value) : undefined;
    },
    async write(key, value) {
      await mkdir(directory, { recursive: true });
      const json = JSON.stringify(value);
      // Renaming is atomic: two builds at once see a whole entry or none.
      const unfinished = join(directory, `${key}.${randomUUID()}.tmp`);
      try {
        await writeFile(unfinished, `${hash(json)}\n${json}`);
        await rename(unfinished, join(directory, key));
      } finally {
        await rm(unfinished, { force: true });
      }
    },
  };
}

/** A key for all that a result depends on. */
export function hash(...parts: string[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(`${Buffer.byteLength(part)}:${part}`);
  return digest.digest('hex');
}
