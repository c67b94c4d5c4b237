import { typeName } from './diagram-types.ts';

/** The number of labels in a generated title: enough to distinguish diagrams of one type, short enough to listen to. */
const LABELS_IN_TITLE = 3;
const LABELS_IN_DESCRIPTION = 12;

/** The texts that a drawing's accessible name is derived from. Empty texts count as absent. */
export interface Meaning {
  readonly type: string;
  /** The diagram's own title line. */
  readonly title: string;
  /** accTitle */
  readonly statedTitle: string;
  /** accDescr */
  readonly statedDescription: string;
  /** The texts in the picture, in its order. */
  readonly labels: readonly string[];
}

/**
 * Returns a title and a description for screen readers: the author's own, else the diagram's title, else its type with its first
 * labels, as in "Flowchart: Browser, Gateway, Queue".
 */
export function accessibleName(meaning: Meaning): { title: string; description: string } {
  const type = typeName(meaning.type);
  const labels = [...new Set(meaning.labels)].filter((label) => /\p{Letter}/u.test(label) && label !== meaning.title);
  const named = (subject: string): string => (subject ? `${type}: ${subject}` : type);
  return {
    title: meaning.statedTitle || named(meaning.title || labels.slice(0, LABELS_IN_TITLE).join(', ')),
    description: meaning.statedDescription || describe(type, labels),
  };
}

function describe(type: string, labels: string[]): string {
  if (labels.length === 0) return `${type} without labels.`;
  const rest = labels.length - LABELS_IN_DESCRIPTION;
  const shown = labels.slice(0, LABELS_IN_DESCRIPTION).join(', ');
  return rest > 0 ? `${type} with ${shown} and ${rest} more.` : `${type} with ${shown}.`;
}
