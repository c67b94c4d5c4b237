import type { Identity, Plan } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

interface FilePath {
  path: string;
  subject: Identity;
  field: string;
  list: string;
}

/** Names that many folders have one of. */
const COMMON =
  /^(readme|index|main|app|mod|lib|init|__init__|conftest|setup|config|types?|models?|routes?|router|schemas?|service|handlers?|repository|utils?|helpers?|tests?|package|makefile|dockerfile|compose|docker-compose|tsconfig|requirements|\.\w+)(\.|$)/i;

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
/** `./src/a.py` and `src/a.py` are one path. */
const plain = (path: string): string => path.replace(/^\.\//, '').replace(/\/{2,}/g, '/');

function* filePaths(plan: Plan): Generator<FilePath> {
  for (const file of plan.environment?.files ?? []) {
    if (file.change !== 'remove') yield { path: file.path ?? '', subject: file, field: 'path', list: 'environment' };
  }
  for (const table of plan.mappings) {
    if (table.of !== 'files') continue;
    for (const row of table.mappings)
      for (const to of row.to ?? []) if (typeof to === 'string') yield { path: to, subject: row, field: 'to', list: table.ref };
  }
}

export const fileInTwoPlaces = defineRule({
  id: 'names/file-in-two-places',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'File has two paths',
  why: 'It will be written twice, or imported from where it is not.',
  examples: {
    fails: {
      'environment.mdx': '---\nfiles: [{ path: config/settings.py, change: add }]\n---\n',
      'mappings/files.mdx': '---\ntitle: Files\nof: files\nmappings: [{ from: settings.js, to: src/core/settings.py }]\n---\n',
    },
    passes: {
      'environment.mdx': '---\nfiles: [{ path: src/core/settings.py, change: add }]\n---\n',
      'mappings/files.mdx': '---\ntitle: Files\nof: files\nmappings: [{ from: settings.js, to: src/core/settings.py }]\n---\n',
    },
  },
  check({ plan, report }) {
    const byName = new Map<string, FilePath[]>();
    for (const each of filePaths(plan)) {
      const name = nameOf(each.path);
      if (!/\.\w+$/.test(name) || each.path.endsWith('/') || COMMON.test(name)) continue;
      byName.set(name, [...(byName.get(name) ?? []), each]);
    }
    for (const [name, paths] of byName) {
      const [a, b, ...more] = paths;
      // A name that more than two folders have is a habit of the project; two rows of one list are two files.
      if (!a || !b || more.length > 0 || a.list === b.list || plain(a.path) === plain(b.path)) continue;
      report(a.subject, `${name} is "${a.path}" here and "${b.path}" in ${b.list}.`)
        .at(a.field)
        .related(b.subject, `…but here it is "${b.path}"`, b.field)
        .fix('Write the path that it will have in both places');
    }
  },
});
