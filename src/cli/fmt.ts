import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { decode } from '../reader/decode.ts';
import { folderTree } from '../reader/folder.ts';
import { formatFile } from '../reader/format.ts';
import type { Command } from './command.ts';
import { COMMON, flag } from './options.ts';
import { projectOf } from './project.ts';

/** `fmt`: formats rows and quotes; comments and meaning are preserved. */
export const fmtCommand: Command = {
  name: 'fmt',
  summary: 'writes rows and quotes canonically',
  options: {
    ...(COMMON.content && { content: COMMON.content }),
    check: { type: 'boolean', doc: 'write nothing; exit code 1 where a file would change' },
  },
  async run(args) {
    const { contentRoot: root, projectRoot } = projectOf(args);
    const tree = await folderTree(root);
    let changed = 0;
    let refused = 0;
    for (const { file } of tree.files) {
      const path = join(root, file);
      const bytes = await readFile(path);
      const decoded = decode(bytes);
      const result = decoded.ok ? formatFile(decoded.text) : { ok: false as const, why: decoded.message };
      const shown = relative(projectRoot, path);
      if (!result.ok) {
        refused++;
        process.stderr.write(`${shown}: left as it is: ${result.why}\n`);
      } else if (!bytes.equals(Buffer.from(result.text, 'utf8'))) {
        changed++;
        process.stdout.write(`${shown}\n`);
        if (!flag(args, 'check')) {
          // A link with that name would be written through.
          await rm(`${path}.banyan`, { force: true });
          await writeFile(`${path}.banyan`, result.text, { flag: 'wx' });
          await rename(`${path}.banyan`, path);
        }
      }
    }
    process.stderr.write(
      `${changed} of ${tree.files.length} files ${flag(args, 'check') ? 'would change' : 'changed'}${refused > 0 ? `, ${refused} could not be read: see banyan check` : ''}\n`,
    );
    if (refused > 0) return 1;
    return flag(args, 'check') && changed > 0 ? 1 : 0;
  },
};
