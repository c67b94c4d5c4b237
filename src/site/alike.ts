import { siteOptions } from './options.ts';

/** HTML that two pages have alike, by what it shows and the variant in which it does. */
const rendered = new WeakMap<object, Map<string, Promise<string>>>();

/**
 * Renders for the first page, and gives it to the second, after which it is let go of. `of` is an object of the computed model;
 * while the site is served, an edit elsewhere may change what is shown of it, so that nothing is kept.
 */
export function alike(of: object, variant: string, render: () => Promise<string>): Promise<string> {
  if (siteOptions().dev) return render();
  const variants = rendered.get(of) ?? new Map<string, Promise<string>>();
  rendered.set(of, variants);
  const known = variants.get(variant);
  if (known) {
    variants.delete(variant);
    return known;
  }
  const html = render();
  variants.set(variant, html);
  return html;
}

/** Stands in what is alike for what the anchors of a page begin with. */
export const ANCHOR = '\uE000banyan-anchor\uE000';
