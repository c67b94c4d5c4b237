import type { AudienceField, AudienceView } from '../../model/kinds/audience.ts';
import type { Identity } from '../../model/plan.ts';
import type { ShareAudience } from '../audiences.ts';
import { REDACTED_FIELDS } from './redaction.ts';

/** Returns whether an audience may see a field of a view. */
export const shows = <View extends AudienceView>(audience: ShareAudience, view: View, field: AudienceField<View>): boolean =>
  (audience.views.get(view)?.has(field) ?? false) &&
  [...audience.redact].every((redaction) => !REDACTED_FIELDS[redaction].includes(field));

const kindOf = (ref: string): string => ref.slice(0, ref.indexOf('/') < 0 ? undefined : ref.indexOf('/'));

/** Returns whether an audience may see a row: if rows of its kind are named, only those and what is below them. */
export function seesRow({ only }: ShareAudience, ref: string): boolean {
  const ofKind = only.filter((each) => kindOf(each) === kindOf(ref));
  return ofKind.length === 0 || ofKind.some((each) => ref === each || ref.startsWith(`${each}/`));
}

/** Returns the rows that an audience may see. */
export const seen = <Row extends Pick<Identity, 'ref'>>(audience: ShareAudience, rows: readonly Row[]): Row[] =>
  rows.filter((row) => seesRow(audience, row.ref));

/** Returns whether an audience sees every row of a list, so that aggregates reveal nothing about hidden ones. */
export const seesAll = (audience: ShareAudience, rows: readonly Pick<Identity, 'ref'>[]): boolean =>
  rows.every((row) => seesRow(audience, row.ref));

/** Returns whether an audience sees the names of phases anywhere. */
export const seesPhases = (audience: ShareAudience): boolean =>
  shows(audience, 'timeline', 'title') || shows(audience, 'phases', 'title') || shows(audience, 'milestones', 'title');
