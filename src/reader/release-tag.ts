import { compareText } from '../model/order.ts';
import { gitOutput } from './git.ts';
import { repositoryOf } from './git-tree.ts';

/** A tag that names a release. */
export interface ReleaseTag {
  name: string;
  commit: string;
  /** ISO day on which it was made, in its maker's time zone. */
  date: string;
}

/** `v1.4.0`, `plans-2.1`: the numbers of a version. What comes before a release (`1.0.0-rc.1`) is none. */
const versionOf = (name: string): number[] | undefined =>
  /(?:^|[^\d.])(\d+(?:\.\d+)+)$/.exec(name)?.[1]?.split('.').map(Number) ?? /^v(\d+)$/.exec(name)?.slice(1).map(Number);

function byVersion(a: readonly number[], b: readonly number[]): number {
  const at = Array.from({ length: Math.max(a.length, b.length) }).findIndex((_, index) => (a[index] ?? 0) !== (b[index] ?? 0));
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The newest of some tags: by version where any has one, else by date. */
export function newestTag(tags: readonly ReleaseTag[]): ReleaseTag | undefined {
  const versions = tags.flatMap((tag) => {
    const version = versionOf(tag.name);
    return version ? [{ tag, version }] : [];
  });
  const order = (a: ReleaseTag, b: ReleaseTag): number => compareText(a.date, b.date) || compareText(a.name, b.name);
  if (versions.length > 0) return versions.sort((a, b) => byVersion(a.version, b.version) || order(a.tag, b.tag)).at(-1)?.tag;
  return [...tags].sort(order).at(-1);
}

/** The last release that HEAD contains. Throws GitError where git cannot tell. */
export function releaseTag(content: string): ReleaseTag | undefined {
  const { root } = repositoryOf(content);
  const format =
    '%(refname:strip=2)%00%(creatordate:iso-strict)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)';
  const tags = gitOutput(root, 'for-each-ref', '--merged=HEAD', `--format=${format}`, 'refs/tags')
    .split('\n')
    .flatMap((line): ReleaseTag[] => {
      const [name = '', date = '', type, id = '', peeledType, peeled = ''] = line.split('\0');
      if (name === '') return [];
      const commit = type === 'commit' ? id : peeledType === 'commit' ? peeled : undefined;
      return commit === undefined ? [] : [{ name, commit, date: date.slice(0, 10) }];
    });
  return newestTag(tags);
}
