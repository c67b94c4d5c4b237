import type { Portfolio } from '../../model/plan.ts';
import type { Place } from '../../model/source.ts';
import { LABELS } from '../labels/index.ts';

/** Where a place of the content can be looked up and changed. */
export interface SourceLinks {
  source: string;
  edit: string;
}

/** Where the configured repository is, and whether GitLab serves it. */
function repositoryUrl(portfolio: Portfolio): { url: string; between: string } | undefined {
  const url = portfolio.file?.repository?.url?.replace(/(\.git)?\/*$/, '');
  if (url === undefined) return undefined;
  return { url, between: /(^|[/.])gitlab\./.test(new URL(url).host) ? '/-' : '' };
}

/** The page of a commit in the configured repository. */
export function commitLink(portfolio: Portfolio, id: string): string | undefined {
  const repository = repositoryUrl(portfolio);
  return repository && `${repository.url}${repository.between}/commit/${id}`;
}

/** The page of an issue (`#12`) in the configured repository. */
export function issueLink(portfolio: Portfolio, issue: string): string | undefined {
  const number = /^#(\d+)$/.exec(issue)?.[1];
  const repository = repositoryUrl(portfolio);
  return number === undefined || !repository ? undefined : `${repository.url}${repository.between}/issues/${number}`;
}

/** The form for a new issue about a page, filled in; `undefined` where no repository is configured. */
export function reportLink(portfolio: Portfolio, page: { title: string; address: string }): string | undefined {
  const repository = repositoryUrl(portfolio);
  if (!repository) return undefined;
  const [title, body] = repository.between === '' ? ['title', 'body'] : ['issue[title]', 'issue[description]'];
  const query = new URLSearchParams({ [title]: page.title, [body]: `${LABELS.shell.reportedPage(page.address)}\n\n` });
  return `${repository.url}${repository.between}/issues/new?${query}`;
}

/** Links into the configured repository; `undefined` where none is configured. Knows the addresses of GitHub and of GitLab. */
export function sourceLinks(
  portfolio: Portfolio,
  place: Pick<Place, 'file'> & { line?: number; endLine?: number },
): SourceLinks | undefined {
  const repository = portfolio.file?.repository;
  const address = repositoryUrl(portfolio);
  if (!address) return undefined;
  const { url, between } = address;
  const branch = encodeURIComponent(repository?.branch ?? 'main').replaceAll('%2F', '/');
  const folder = (repository?.path ?? 'content').replace(/^\/+|\/+$/g, '');
  const path = [folder, place.file]
    .filter((part) => part !== '')
    .join('/')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  const gitlab = between !== '';
  const { line, endLine } = place;
  const lines =
    line === undefined ? '' : endLine !== undefined && endLine > line ? `#L${line}-${gitlab ? '' : 'L'}${endLine}` : `#L${line}`;
  return { source: `${url}${between}/blob/${branch}/${path}${lines}`, edit: `${url}${between}/edit/${branch}/${path}` };
}
