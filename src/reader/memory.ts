import type { Tree } from './tree.ts';

/** A content root in memory: paths below it → text (or bytes). For examples, tests and the trees of git refs. */
export function memoryTree(files: Readonly<Record<string, string | Uint8Array>>): Tree {
  const encoder = new TextEncoder();
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    files: entries.map(([file, text]) => ({ file, read: async () => (typeof text === 'string' ? encoder.encode(text) : text) })),
    problems: [],
  };
}
