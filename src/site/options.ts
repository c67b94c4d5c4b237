import type { Project } from '../runtime/project.ts';

/** What the pages know about the build or the server that renders them. */
export interface SiteOptions {
  project: Project;
  /** Whether the site is served while it is edited. */
  dev: boolean;
  /** `svg` draws diagrams; `source` shows their text. */
  diagrams: 'svg' | 'source';
}

let current: SiteOptions | undefined;

/** Tells the pages what they are made of. To be called before any page is rendered. */
export const setSiteOptions = (options: SiteOptions): void => {
  current = options;
};

/** Whether the pages have been given it: not while `astro check` only reads what the collections hold. */
export const hasSiteOptions = (): boolean => current !== undefined;

/** Throws where nothing was given: a page cannot know its plans then. */
export function siteOptions(): SiteOptions {
  if (!current) throw new Error('a page was rendered before setSiteOptions');
  return current;
}
