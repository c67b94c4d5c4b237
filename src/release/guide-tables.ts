import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFieldTables } from '../site/views/field-markdown.ts';

/** Writes the tables of fields into the pages of the guide: `npm run schema` runs it after a change of the model. */
const ROOT = 'content/guide';

for (const name of readdirSync(ROOT, { recursive: true, encoding: 'utf8' })) {
  const file = join(ROOT, name);
  if (!name.endsWith('.mdx')) continue;
  const text = readFileSync(file, 'utf8');
  const written = withFieldTables(text);
  if (written !== text) writeFileSync(file, written);
}
