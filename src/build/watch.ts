import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** An editor writes a file in several steps: one change is reported once, this many ms after the last step. */
const SETTLE_MS = 40;

/** What a watcher leaves alone, as the reader does: hidden files and installed packages. */
const isIgnored = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/** Adds a folder and all folders below it, each by the number that its file system knows it by. Links are followed, once. */
function addFolders(folder: string, folders: Map<string, number>): void {
  try {
    const { ino } = statSync(folder);
    if ([...folders.values()].includes(ino)) return;
    folders.set(folder, ino);
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (!isIgnored(entry.name) && (entry.isDirectory() || entry.isSymbolicLink()))
        addFolders(join(folder, entry.name), folders);
  } catch {
    // It is gone meanwhile, or it is a link to a file.
  }
}

function foldersBelow(root: string): ReadonlyMap<string, number> {
  const folders = new Map<string, number>();
  addFolders(root, folders);
  return folders;
}

/**
 * Calls `onChange` after files below a folder were written, replaced, added or removed. Each folder has a watcher of its own: the
 * recursive watcher of Node.js on Linux watches files, and loses those that are replaced (by `git checkout`, `sed -i` and
 * editors that save safely). Returns a function that ends it.
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
      // Folders are watched before their files are read: what is written later is an event.
      follow();
      onChange();
    }, SETTLE_MS);
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
      // It is gone again.
    }
  };
  const follow = (): void => {
    const folders = foldersBelow(root);
    for (const [folder, { ino }] of watchers) if (folders.get(folder) !== ino) close(folder);
    for (const [folder, ino] of folders) if (!watchers.has(folder)) start(folder, ino);
  };
  follow();
  return () => {
    clearTimeout(timer);
    for (const folder of [...watchers.keys()]) close(folder);
  };
}
