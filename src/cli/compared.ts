import { existsSync, statSync } from 'node:fs';
import type { SideSource } from '../pipeline/read-side.ts';
import { mergeBase, repositoryOf } from '../reader/git-tree.ts';
import { UsageError } from './failure.ts';
import { type Arguments, text } from './options.ts';

/** What is compared with what, and how to call it. */
export interface Compared {
  base: SideSource;
  head: SideSource;
  names: { base: string; head: string };
  /** Where the acceptances that count stand: with three dots the branch itself, not the commit in which the two parted. */
  acceptedAt: SideSource;
  /** With three dots: the refs that are merged in the end. The base's may have moved on since the two parted. */
  lands?: { base: string; head: string };
}

const isDirectory = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** A side as it was asked for: `WORKTREE`, a ref, or (where folders may stand) a folder. */
function sideOf(name: string, folders: boolean): SideSource {
  if (name === 'WORKTREE') return { worktree: true };
  if (folders && isDirectory(name)) return { directory: name };
  return { ref: name };
}

const named = (source: SideSource, name: string): string => ('worktree' in source ? 'the work tree' : name);

/**
 * Reads `<base>`, `<base>..<head>`, `<base>...<head>` (since they parted, as git means it), two folders, or `--base` and
 * `--head`. Without any, the work tree is compared with the last commit. Throws UsageError for anything else.
 */
export function comparedSides(args: Arguments, content: string): Compared {
  const [first, second, ...more] = args.positionals;
  const [base, head] = [text(args, 'base'), text(args, 'head')];
  if (more.length > 0)
    throw new UsageError(`${args.positionals.length} things to compare`, 'write banyan diff main..HEAD, or two folders');
  if (first !== undefined && (base !== undefined || head !== undefined))
    throw new UsageError(
      'both --base or --head and something to compare',
      'write one of them: banyan diff main..HEAD, or --base main --head HEAD',
    );
  const of = (from: string, to: string, folders: boolean): Compared => {
    const sides = { base: sideOf(from, folders), head: sideOf(to, folders) };
    return {
      ...sides,
      names: { base: named(sides.base, from), head: named(sides.head, to) },
      acceptedAt: sides.base,
    };
  };
  if (base !== undefined || head !== undefined) return of(base ?? 'HEAD', head ?? 'WORKTREE', true);
  if (first === undefined) return of('HEAD', 'WORKTREE', false);
  if (second !== undefined) return of(first, second, isDirectory(first) && isDirectory(second));
  const range = /^(.*?)(\.{2,3})(.*)$/s.exec(first);
  if (!range || first.startsWith('../') || first.startsWith('.//')) {
    if (isDirectory(first))
      throw new UsageError(`${first} is one folder`, `name the other one as well: banyan diff ${first} DIR`);
    return of(first, 'WORKTREE', false);
  }
  const [from, to] = [range[1] || 'HEAD', range[3] || 'HEAD'];
  if (range[2] === '..') return of(from, to, false);
  const parted = mergeBase(repositoryOf(content).root, from, to === 'WORKTREE' ? 'HEAD' : to);
  const sides = of(parted, to, false);
  return {
    ...sides,
    acceptedAt: { ref: from },
    lands: { base: from, head: to },
    names: { ...sides.names, base: `${from} (merge base ${parted.slice(0, 7)})` },
  };
}
