import { readdirSync, readFileSync } from 'node:fs';

const DIRECTORY = new URL('./samples/', import.meta.url);

/** One diagram of every type that mermaid 12.3 offers, and some of its looks, by the name of its file. */
export const samples: ReadonlyMap<string, string> = new Map(
  readdirSync(DIRECTORY).map((file) => [file.replace(/\.mmd$/, ''), readFileSync(new URL(file, DIRECTORY), 'utf8')] as const),
);
