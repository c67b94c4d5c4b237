import { given } from '../../model/field.ts';
import type { Portfolio } from '../../model/plan.ts';
import type { Place } from '../../model/source.ts';

/** Where a place of the content can be looked up and changed. */
export interface SourceLinks {
  source: string;
  edit: string;
}

/** Links into the configured repository; `undefined` where none is configured. Knows the addresses of GitHub and of GitLab. */
export function sourceLinks(
  portfolio: Portfolio,
  place: Pick<Place, 'file'> & { line?: number; endLine?: number },
): SourceLinks | undefined {
  const repository = given(portfolio.file?.repository);
  const url = given(repository?.url)?.replace(/(\.git)?\/*$/, '');
  if (url === undefined) return undefined;
  const branch = encodeURIComponent(given(repository?.branch) ?? 'main').replaceAll('%2F', '/');
  const folder = (given(repository?.path) ?? 'content').replace(/^\/+|\/+$/g, '');
  const path = [folder, place.file]
    .filter((part) => part !== '')
    .join('/')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  const gitlab = /(^|[/.])gitlab\./.test(new URL(url).host);
  const between = gitlab ? '/-' : '';
  const { line, endLine } = place;
  const lines =
    line === undefined ? '' : endLine !== undefined && endLine > line ? `#L${line}-${gitlab ? '' : 'L'}${endLine}` : `#L${line}`;
  return { source: `${url}${between}/blob/${branch}/${path}${lines}`, edit: `${url}${between}/edit/${branch}/${path}` };
}
