import { posix } from 'node:path';
import { classify } from '../reader/classify.ts';
import { decodePath } from '../reader/links.ts';

/** Pages that show all files of a kind at once, each file under an anchor of its own. */
const SHARED_PAGE: Partial<Record<string, string>> = {
  stack: 'stack',
  risks: 'risks',
  metrics: 'metrics',
  data: 'data',
  quality: 'quality',
  environment: 'environment',
  decisions: 'decisions',
  decision: 'decisions',
  rollout: 'rollout',
  finding: 'findings',
};
/** Pages of one file each. */
const OWN_PAGE: Partial<Record<string, string>> = {
  phase: 'phases',
  endpoints: 'endpoints',
  mappings: 'mappings',
  architecture: 'architecture',
  rollback: 'rollback',
  checklist: 'checklists',
  page: 'pages',
};

/** URLs of the site, below its base path. Pages end in a slash. */
export const planUrl = (plan: string, view = ''): string => `/plans/${plan}/${view === '' ? '' : `${view}/`}`;

/** The CSV of a list of a plan. */
export const csvUrl = (plan: string, { key }: { key: string }): string => `/plans/${plan}/${key}.csv`;

/** The page of a reference of a plan: `risks/websocket` → `/plans/p/risks/#websocket`. */
export function refUrl(plan: string, ref: string): string {
  const [kind = '', ...rest] = ref.split('/');
  if (kind === 'plan') return planUrl(plan);
  const shared = SHARED_PAGE[kind];
  if (kind === 'rollout') return rest.length === 0 ? planUrl(plan, 'rollout') : `${planUrl(plan, 'rollout')}#${rest.join('-')}`;
  if (shared) return rest.length === 0 ? planUrl(plan, shared) : `${planUrl(plan, shared)}#${rest.join('-')}`;
  const own = OWN_PAGE[kind];
  if (!own) return planUrl(plan);
  if (kind === 'page') return planUrl(plan, `pages/${rest.join('/')}`);
  const [file = '', ...row] = rest;
  return `${planUrl(plan, file === '' ? own : `${own}/${file}`)}${row.length > 0 ? `#${row.join('-')}` : ''}`;
}

/** The anchor of a reference on its page. */
export function anchorOf(ref: string): string {
  const [kind = '', ...rest] = ref.split('/');
  return (OWN_PAGE[kind] ? rest.slice(1) : rest).join('-');
}

/** The page of a file of the content root; `undefined` for files without a page. */
export function fileUrl(file: string): string | undefined {
  const classified = classify(file);
  if (!classified.ok) return undefined;
  const { kind, plan, id } = classified;
  if (plan === undefined) return '/';
  if (kind === 'plan') return planUrl(plan);
  if (kind === 'rollout') return `${planUrl(plan, 'rollout')}#${id}`;
  if (kind === 'decision') return `${planUrl(plan, 'decisions')}#${id}`;
  const shared = SHARED_PAGE[kind];
  return shared ? planUrl(plan, shared) : planUrl(plan, `${OWN_PAGE[kind] ?? 'pages'}/${id}`);
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
