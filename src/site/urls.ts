import { posix } from 'node:path';
import { KINDS, type Kind, kindOf } from '../model/registry.ts';
import { classify } from '../reader/classify.ts';
import { decodePath } from '../reader/links.ts';

/** Pages of kinds: whether one page shows all files, each under an anchor of its own, or each file has a page in a folder. */
interface KindPage {
  view: string;
  shared: boolean;
}

const PAGES: ReadonlyMap<string, KindPage> = new Map([
  ...KINDS.filter(({ name, location }) => location !== 'root' && name !== 'plan').map((kind: Kind): [string, KindPage] => [
    kind.name,
    { view: kind.sharedPage ?? kind.collection, shared: kind.location === 'file' || kind.sharedPage !== undefined },
  ]),
  ['finding', { view: 'findings', shared: true }],
]);

/** URLs of the site, below its base path. Pages end in a slash. */
export const planUrl = (plan: string, view = ''): string => `/plans/${plan}/${view === '' ? '' : `${view}/`}`;

/** The CSV of a list of a plan. */
export const csvUrl = (plan: string, { key }: { key: string }): string => `/plans/${plan}/${key}.csv`;

/** The page of a reference of a plan: `risks/websocket` → `/plans/p/risks/#websocket`. */
export function refUrl(plan: string, ref: string): string {
  const [kind = '', ...rest] = ref.split('/');
  if (kind === 'plan') return planUrl(plan);
  const page = PAGES.get(kind);
  if (!page) return planUrl(plan);
  const { view, shared } = page;
  if (shared) return rest.length === 0 ? planUrl(plan, view) : `${planUrl(plan, view)}#${rest.join('-')}`;
  if (kind === 'page') return planUrl(plan, `${view}/${rest.join('/')}`);
  const [file = '', ...row] = rest;
  return `${planUrl(plan, file === '' ? view : `${view}/${file}`)}${row.length > 0 ? `#${row.join('-')}` : ''}`;
}

/** The anchor of a reference on its page. */
export function anchorOf(ref: string): string {
  const [kind = '', ...rest] = ref.split('/');
  return (PAGES.get(kind)?.shared === false ? rest.slice(1) : rest).join('-');
}

/** The page of a file of the content root; `undefined` for files without a page. */
export function fileUrl(file: string): string | undefined {
  const classified = classify(file);
  if (!classified.ok) return undefined;
  const { kind, plan, id } = classified;
  if (plan === undefined) return '/';
  if (kind === 'plan') return planUrl(plan);
  const page = PAGES.get(kind);
  if (!page) return undefined;
  if (!page.shared) return planUrl(plan, `${page.view}/${id}`);
  return kindOf(kind).location === 'file' ? planUrl(plan, page.view) : `${planUrl(plan, page.view)}#${id}`;
}

/**
 * Where a picture or a document of the content root lies on the site. Hosts send pictures with a policy under which browsers
 * show no PDF.
 */
export const assetFile = (file: string): string => `${/\.pdf$/i.test(file) ? 'documents' : 'files'}/${file}`;
export const assetUrl = (file: string): string => `/${assetFile(file).split('/').map(encodeURIComponent).join('/')}`;

/** The page of a folder that a body links to: `../rollout/`, `phases/`. */
function folderUrl(folder: string): string | undefined {
  const [root, plan, ...view] = folder.split('/');
  if (root !== 'plans') return undefined;
  return plan === undefined ? '/' : planUrl(plan, view.join('/'));
}

/**
 * A link of a body → the URL of its page. Rows of shared pages and of own pages have their ids as anchors; links in
 * rollout files point into one page, where the option's id stands in front.
 */
export function linkUrl(from: string, url: string): string {
  if (/^([a-z][a-z0-9+.-]*:|\/\/|\/)/i.test(url)) return url;
  const [path = '', anchor] = url.split('#');
  if (path === '') return url;
  const target = posix.normalize(posix.join(posix.dirname(from), decodePath(path)));
  if (/\.\w+$/.test(target) && !/\.mdx?$/.test(target)) return assetUrl(target);
  const page = /\.mdx?$/.test(target) ? fileUrl(target) : folderUrl(target.replace(/\/$/, ''));
  if (page === undefined) return url;
  if (!anchor) return page;
  return page.includes('#') ? `${page}-${anchor}` : `${page}#${anchor}`;
}
