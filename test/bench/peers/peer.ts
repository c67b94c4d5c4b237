import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type MadeFile, portfolio } from '../portfolio.ts';

/** Another tool that builds a site of the same files, with a search index. */
export interface Peer {
  name: string;
  /** Exact versions, so that a measurement can be repeated. */
  packages: Readonly<Record<string, string>>;
  /** Where something is not published that a package asks for. */
  overrides?: Readonly<Record<string, string>>;
  /** What its `.js` files are; absent where some are this and some that. */
  type?: 'module';
  /** Everything but the content, by path. */
  files: Readonly<Record<string, string>>;
  /** The folder of the content, and what each file becomes there. */
  content: string;
  file(made: MadeFile): { path: string; text: string };
  /** Commands, one after the other; the first word is a program of the packages. */
  build: readonly (readonly string[])[];
  /** What a cold build does not find. */
  caches: readonly string[];
  env?: Readonly<Record<string, string>>;
}

/** Frontmatter with a title in any case: what other tools ask of every page. */
export const titled = ({ title, frontmatter }: MadeFile): string =>
  /^title:/m.test(frontmatter) ? frontmatter : `title: "${title}"\n${frontmatter}`;

/** The callout as tools write it that know `:::warning`. */
export const fenced = (body: string): string =>
  body
    .replace(/<Callout kind="warning" title="([^"]*)">([\s\S]*?)<\/Callout>/g, ':::warning[$1]$2:::')
    .replace(/<\/?(?:Tasks|Exit)>/g, '');

export const markdownPath = ({ path }: MadeFile, extension: string): string =>
  path.replace(/^plans\//, '').replace(/\.mdx$/, extension);

const write = (root: string, path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

/** Writes the settings of a peer; its packages are installed there. */
export function writePeer(root: string, { name, packages, overrides, type, files }: Peer): void {
  const manifest = {
    name: `bench-${name}`,
    private: true,
    ...(type && { type }),
    dependencies: packages,
    ...(overrides && { overrides }),
  };
  write(root, 'package.json', JSON.stringify(manifest, null, 2));
  for (const [path, text] of Object.entries(files)) write(root, path, text);
}

/** Writes the content of a peer: the same files as Banyan's. Returns how many. */
export function writeContent(root: string, peer: Peer, plans: number): number {
  let count = 0;
  for (const made of portfolio(plans)) {
    const { path, text } = peer.file(made);
    write(root, join(peer.content, path), text);
    count++;
  }
  return count;
}
