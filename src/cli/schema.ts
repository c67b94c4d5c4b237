import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonSchema } from '../model/json-schema.ts';
import { KINDS } from '../model/registry.ts';
import { diffSchema } from '../report/changes/schema.ts';
import { exportSchema } from '../report/export-schema.ts';
import type { Command } from './command.ts';
import { flag } from './options.ts';

const FOLDER = 'public/schema';

/** `schema`: writes the JSON Schemas of all kinds, `export` and `diff` to public/schema. */
export const schemaCommand: Command = {
  name: 'schema',
  summary: 'writes the JSON Schema of each kind to public/schema',
  options: { check: { type: 'boolean', doc: 'write nothing; exit code 1 where a file is out of date' } },
  async run(args) {
    const files = [
      ...KINDS.map((kind) => [`${kind.name}.schema.json`, jsonSchema(kind)] as const),
      ['export.schema.json', exportSchema()] as const,
      ['diff.schema.json', diffSchema()] as const,
    ];
    await mkdir(FOLDER, { recursive: true });
    let stale = 0;
    for (const [name, schema] of files) {
      const path = join(FOLDER, name);
      const text = `${JSON.stringify(schema, null, 1)}\n`;
      if ((await readFile(path, 'utf8').catch(() => '')) === text) continue;
      stale++;
      if (flag(args, 'check')) process.stderr.write(`${path} is out of date: run npm run schema\n`);
      else await writeFile(path, text);
    }
    return flag(args, 'check') && stale > 0 ? 1 : 0;
  },
};
