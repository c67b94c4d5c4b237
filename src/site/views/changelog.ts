import { text } from '../../report/changes/html-parts.ts';
import { type Feed, nameId } from '../atom.ts';
import type { ToldCommit } from '../changelog.ts';
import { LABELS } from '../labels/index.ts';
import { planUrl } from '../urls.ts';

/** Where a commit stands on the changelog of its plan. */
export const commitAnchor = ({ id }: Pick<ToldCommit, 'id'>): string => `c-${id.slice(0, 12)}`;

/** What a commit meant, in one line. */
export function commitHeadline({ meaning }: Pick<ToldCommit, 'meaning'>): string {
  const said = meaning.headline;
  if (said === 'no changes') return LABELS.changes.noChangeOfMeaning;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** Git has no name for some authors. */
export const authorOf = ({ author }: Pick<ToldCommit, 'author'>): string =>
  author.trim() === '' ? LABELS.changes.unnamed : author.trim();

/** What followed, then what was done, in sentences. */
export function commitSentences({ meaning }: Pick<ToldCommit, 'meaning'>): { mark: string; sentence: string }[] {
  const marks = { note: '', warning: LABELS.changes.warning, breaking: LABELS.changes.breaking };
  const said = [...meaning.consequences, ...meaning.changes].map(({ severity, sentence }) => ({
    mark: marks[severity],
    sentence,
  }));
  return meaning.more === 0 ? said : [...said, { mark: '', sentence: LABELS.common.andMore(meaning.more) }];
}

const entryHtml = (commit: ToldCommit): string => {
  const items = commitSentences(commit).map(({ mark, sentence }) => `<li>${text(`${mark} ${sentence}`.trim())}</li>`);
  return `<p>${text(commit.subject)}</p>${items.length === 0 ? '' : `<ul>${items.join('')}</ul>`}`;
};

/** As many entries as a feed of all plans has. */
const MOST_ENTRIES = 100;

/** The newest entries of the changelogs of all plans as one feed, which lies beside the portfolio. */
export function portfolioFeed(
  portfolio: { title: string },
  plans: readonly { id: string; title: string; commits: readonly ToldCommit[] }[],
  siteUrl?: string,
): Feed {
  const root = siteUrl === undefined ? undefined : siteUrl.replace(/\/*$/, '');
  const entries = plans.flatMap(({ id, title, commits }) =>
    changelogFeed({ id, title }, commits, siteUrl).entries.map((entry) => ({
      ...entry,
      title: `${title}: ${entry.title}`,
      url: root === undefined ? `.${planUrl(id)}${entry.url}` : entry.url,
    })),
  );
  return {
    id: nameId('banyan portfolio changelog', root ?? '', portfolio.title),
    title: LABELS.changes.changelogOf(portfolio.title),
    subtitle: LABELS.changes.whatEachChangeOfThePlansMeans,
    page: root === undefined ? './' : `${root}/`,
    ...(root !== undefined && { self: `${root}/changelog.xml` }),
    entries: entries.sort((a, b) => Date.parse(b.updated) - Date.parse(a.updated)).slice(0, MOST_ENTRIES),
  };
}

/** The changelog of a plan as a feed. `siteUrl` is where the site is published, if that is stated. */
export function changelogFeed(plan: { id: string; title: string }, commits: readonly ToldCommit[], siteUrl?: string): Feed {
  const root = siteUrl === undefined ? undefined : siteUrl.replace(/\/*$/, '');
  // Without an address, links are relative to the feed, which lies beside the changelog.
  const page = root === undefined ? 'changelog/' : `${root}${planUrl(plan.id, 'changelog')}`;
  return {
    id: nameId('banyan changelog', root ?? '', plan.id),
    title: LABELS.changes.changelogOf(plan.title),
    subtitle: LABELS.changes.whatEachChangeOfThePlanMeans,
    page,
    ...(root !== undefined && { self: `${root}${planUrl(plan.id)}changelog.xml` }),
    entries: commits.map((commit) => ({
      id: nameId('banyan commit', plan.id, commit.id),
      title: commitHeadline(commit),
      updated: commit.date,
      author: authorOf(commit),
      url: `${page}#${commitAnchor(commit)}`,
      content: entryHtml(commit),
    })),
  };
}
