import { LABELS } from '../labels/index.ts';

const { sections, called } = LABELS.terms;
const DEFINITIONS = new Map(sections.flatMap(([, terms]) => terms.map(([name, words]) => [name.toLowerCase(), words])));

/** Returns what the head of a column means, if it is a term that is explained. */
export const definitionOf = (label: string): string | undefined =>
  DEFINITIONS.get(called[label.toLowerCase()] ?? label.toLowerCase());
