import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The paths of all pages of a built site: `/plans/x/risks/`. */
export const pagesOf = (dist: string): string[] =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => `/${relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/')}`.replace(/index\.html$/, ''))
    .filter((path) => !path.startsWith('/pagefind/'))
    .sort();

/** One page of each type: the heaviest of its kind among the example plans. */
export const PAGE_TYPES: readonly string[] = [
  '/',
  '/timelines/',
  '/next/',
  '/people/',
  '/endpoints/',
  '/how-to-read/',
  '/guide/',
  '/rules/',
  '/404.html',
  ...[
    '',
    'timeline/',
    'phases/',
    'endpoints/',
    'architecture/',
    'stack/',
    'metrics/',
    'rollout/',
    'data/',
    'quality/',
    'environment/',
    'decisions/',
    'findings/',
    'changelog/',
    'compare/',
  ].map((view) => `/plans/junjo-server/${view}`),
  '/plans/node-to-python/',
  '/plans/node-to-python/timeline/',
  '/plans/node-to-python/risks/',
  '/plans/node-to-python/phases/core-features/',
  '/plans/node-to-python/rollout/',
  '/plans/node-to-python/findings/',
  '/plans/puppet-engine/timeline/',
  '/plans/puppet-engine/stack/',
  '/plans/puppet-engine/architecture/',
  '/plans/puppet-engine/rollback/',
];
