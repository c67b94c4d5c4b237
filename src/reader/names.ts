import { foldedName } from '../model/folded-name.ts';
import { invisibleIn } from '../model/invisible.ts';
import { lookAlikesIn } from '../model/look-alikes.ts';
import { LOOK_ALIKE_FIX, lookAlikeMessage } from './look-alikes.ts';
import type { Tree, TreeProblem } from './tree.ts';

/** Names of files that hold what cannot be seen: findings show them as they are, links and references do not. */
function invisibleNames(files: readonly string[]): TreeProblem[] {
  return files.flatMap((file) => {
    const [odd] = invisibleIn(file.replaceAll('\n', '\r'));
    if (!odd) return [];
    const code = odd.code === 'U+000D' ? 'a line break' : odd.code;
    const message = `the name of the file holds ${odd.what} (${code}) at character ${odd.start + 1}`;
    return [{ file, rule: 'file/name', message, fix: 'Rename it' }];
  });
}

/** Names with words that mix letters which look alike. Folders are reported with the first file in them. */
function lookAlikeNames(files: readonly string[]): TreeProblem[] {
  const known = new Set<string>();
  return files.flatMap((file) =>
    file.split('/').flatMap((name, depth, names): TreeProblem[] => {
      const path = names.slice(0, depth + 1).join('/');
      const [found] = known.has(path) ? [] : lookAlikesIn(name);
      known.add(path);
      return found ? [{ file, rule: 'damage/look-alike', message: lookAlikeMessage(found), fix: LOOK_ALIKE_FIX }] : [];
    }),
  );
}

/** Files and folders whose names differ only by case, or by how an accented letter is composed: many file systems keep one of them. */
function clashes(files: readonly string[]): TreeProblem[] {
  const first = new Map<string, string>();
  const told = new Set<string>();
  return files.flatMap((file) => {
    const names = file.split('/');
    return names.flatMap((_, depth): TreeProblem[] => {
      const path = names.slice(0, depth + 1).join('/');
      const other = first.get(foldedName(path)) ?? path;
      first.set(foldedName(path), other);
      // Below folders that clash every file would.
      if (other === path || told.has(path) || [...told].some((each) => path.startsWith(`${each}/`))) return [];
      told.add(path);
      const how = other.normalize('NFC') === path.normalize('NFC') ? 'by how its letters are composed' : 'by case';
      return [
        {
          file,
          rule: 'file/clash',
          message: `\`${path}\` differs from \`${other}\` only ${how}; on macOS and Windows they are the same`,
          fix: 'Rename one of them',
        },
      ];
    });
  });
}

/** Returns what is wrong with the names of a tree's files and folders. */
export function nameProblems({ files, assets = new Set() }: Tree): TreeProblem[] {
  const all = [...files.map(({ file }) => file), ...assets];
  return [...invisibleNames(all), ...lookAlikeNames(all), ...clashes(all)];
}
