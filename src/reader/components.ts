import { DATA_COMPONENTS } from '../model/registry.ts';

/** Components that take in Markdown, and their attributes with the words these may have. */
export const CONTAINERS: Record<string, Record<string, readonly string[] | 'text'>> = {
  Tasks: {},
  Exit: {},
  Callout: { kind: ['note', 'warning', 'danger', 'tip'], title: 'text' },
  Details: { summary: 'text' },
};

/** Components that stand alone and show data of the plan. */
export const STANDALONE: ReadonlySet<string> = new Set(DATA_COMPONENTS);

export const COMPONENTS: readonly string[] = [...Object.keys(CONTAINERS), ...STANDALONE];
