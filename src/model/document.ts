import type { Body } from './body.ts';
import type { KindName } from './registry.ts';
import type { Source } from './source.ts';

/** A parsed file: its kind, plan, frontmatter and body. */
export interface Document {
  file: string;
  kind: KindName;
  /** The plan's folder; absent for the portfolio and its calendars. */
  plan?: string;
  /** From the file name, without its order prefix. */
  id: string;
  order?: string;
  /** The frontmatter as parsed by the kind's schema. Refused values are {@link UNREADABLE}. */
  fields?: Record<string, unknown>;
  /** Set if part of the frontmatter could not be read. */
  incomplete?: true;
  body: Body;
  source: Source;
}
