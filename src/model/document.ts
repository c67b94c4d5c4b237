import type { Body } from './body.ts';
import type { KindName } from './registry.ts';
import type { Source } from './source.ts';

/** One file that was read: its kind, whose it is, its parsed frontmatter and its body. */
export interface Document {
  file: string;
  kind: KindName;
  /** The plan's folder; absent for the portfolio and its calendars. */
  plan?: string;
  /** From the file name, without its order. */
  id: string;
  order?: string;
  /** What the schema of its kind made of the frontmatter. Values that it refused are {@link UNREADABLE}. */
  fields?: Record<string, unknown>;
  /** Whether something of the frontmatter could not be read. */
  incomplete?: true;
  body: Body;
  source: Source;
}
