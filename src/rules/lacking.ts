import { listing } from './listing.ts';
import type { Report, Subject } from './rule.ts';

/** A part that something lacks. */
export interface LackedPart {
  /** The field that holds it. */
  field: string;
  /** As an object of `has`: `no baseline`. */
  what: string;
  /** What to write. */
  fix: string;
}

/** Things that lack the same parts. */
export interface LackingGroup<Item> {
  items: readonly [Item, ...Item[]];
  /** Their parts in a sentence: `no owner and no time limit`. */
  what: string;
}

/**
 * Reports what each of several things lacks: one finding for those that lack the same, so that each of them is in one.
 * `report` writes the finding at the first of a group.
 */
export function reportLacking<Item extends Subject>(
  items: readonly Item[],
  partsLackedBy: (item: Item) => readonly LackedPart[],
  report: (group: LackingGroup<Item>) => Report,
): void {
  const lacking = items.map((item) => ({ item, parts: partsLackedBy(item) }));
  for (const group of Map.groupBy(lacking, ({ parts }) => parts.map(({ what }) => what).join()).values()) {
    const [first, ...others] = group;
    const [part] = first?.parts ?? [];
    if (!first || !part) continue;
    const finding = report({
      items: [first.item, ...others.map(({ item }) => item)],
      what: listing(first.parts.map(({ what }) => what)),
    })
      .at(part.field)
      .fix(`Write ${first.parts.map(({ fix }) => fix).join('; ')}`);
    for (const { item } of others) finding.related(item, 'so has this one');
  }
}
