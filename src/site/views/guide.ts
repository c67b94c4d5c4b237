import type { Computed } from '../../pipeline/compute.ts';
import type { NavigationEntry } from './navigation.ts';

/** Whether a site has Banyan's guide and the pages of all rules: a team's site has its plans, and rules that its findings name. */
export const hasGuide = ({ portfolio }: Pick<Computed, 'portfolio'>): boolean =>
  portfolio.file !== undefined && portfolio.file.guide === true;

/** A page of the guide, as its collection has it. */
export interface GuideEntry {
  id: string;
  data: { title: string; order: number };
}

/** The first page of the guide is its address. */
export const guideUrl = (id: string): string => (id === 'index' ? '/guide/' : `/guide/${id}/`);

/** Pages of the guide in their order; equal orders by id. */
export const inOrder = <Entry extends GuideEntry>(entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => a.data.order - b.data.order || (a.id < b.id ? -1 : 1));

export const guideNavigation = (entries: readonly GuideEntry[]): NavigationEntry[] =>
  inOrder(entries).map(({ id, data }) => ({ key: id, label: data.title, url: guideUrl(id) }));
