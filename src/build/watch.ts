import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Editors save a file in several steps: a change is reported once, this many ms after the last step. */
const DEBOUNCE_MS = 40;

/** The reader ignores the same entries: hidden files and installed packages. */
const isIgnored = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/** Adds a folder and all folders below it, with their inode numbers. Each linked folder is followed once. */
function addFolders(folder: string, folders: Map<string, number>): void {
  try {
    const { ino } = statSync(folder);
    if ([...folders.values()].includes(ino)) return;
    folders.set(folder, ino);
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (!isIgnored(entry.name) && (entry.isDirectory() || entry.isSymbolicLink()))
        addFolders(join(folder, entry.name), folders);
  } catch {
    // Deleted meanwhile, or a link to a file.
  }
}

function foldersBelow(root: string): ReadonlyMap<string, number> {
  const folders = new Map<string, number>();
  addFolders(root, folders);
  return folders;
}

/**
 * Calls `onChange` after files below a folder were written, replaced, added or removed. Watches every folder separately: Node's
 * recursive watcher on Linux watches files, and loses those that are replaced (by `git checkout`, `sed -i` and editors with
 * atomic save). Returns a function that stops watching.
 */
export function watchFolder(root: string, onChange: () => void): () => void {
  const watchers = new Map<string, { watcher: FSWatcher; ino: number }>();
  let timer: NodeJS.Timeout | undefined;
  const close = (folder: string): void => {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Watch new folders before the files are read, so that later writes cause an event.
      rescan();
      onChange();
    }, DEBOUNCE_MS);
  };
  const start = (folder: string, ino: number): void => {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null || !isIgnored(name)) changed();
      });
      watcher.on('error', () => {
        close(folder);
        changed();
      });
      watchers.set(folder, { watcher, ino });
    } catch {
      // Already deleted.
    }
  };
  const rescan = (): void => {
    const folders = foldersBelow(root);
    for (const [folder, { ino }] of watchers) if (folders.get(folder) !== ino) close(folder);
    for (const [folder, ino] of folders) if (!watchers.has(folder)) start(folder, ino);
  };
  rescan();
  return () => {
    clearTimeout(timer);
    for (const folder of [...watchers.keys()]) close(folder);
  };
}
