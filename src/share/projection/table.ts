import type { AudienceField, AudienceView } from '../../model/kinds/audience.ts';
import { shows } from './allowance.ts';
import type { SharedCell, SharedTable } from './shared.ts';
import type { Viewing } from './viewing.ts';
import { own } from './words.ts';

/** A column of a view: the field that must be allowed, and its cell. */
export interface Column<View extends AudienceView, Row> {
  field: AudienceField<View>;
  label: string;
  right?: true;
  /** The model fields that it reveals, as `risks.title`. The release gate checks the published page against them. */
  reads: readonly string[];
  cell(row: Row, viewing: Viewing): SharedCell | undefined;
}

/** A view that is a table. */
export interface TableView {
  view: AudienceView;
  /** Returns the model fields that it reveals to an audience. */
  reads(viewing: Viewing): string[];
  project(viewing: Viewing): SharedTable | undefined;
}

/**
 * Defines a view by its columns. A column is shown if its field is allowed and any row has a value; the view is shown if it has a
 * row. A model field without a column here is never shown.
 */
export function defineTable<View extends AudienceView, Row>(definition: {
  view: View;
  title: string;
  rows(viewing: Viewing): readonly Row[];
  columns: readonly Column<View, Row>[];
}): TableView {
  const { view, title, columns } = definition;
  const allowed = ({ audience }: Viewing) => columns.filter(({ field }) => shows(audience, view, field));
  return {
    view,
    reads: (viewing) => allowed(viewing).flatMap(({ reads }) => reads),
    project(viewing) {
      const mine = allowed(viewing);
      const rows = definition.rows(viewing).map((row) => mine.map((column) => column.cell(row, viewing)));
      const kept = mine.map((_, index) => rows.some((row) => row[index] !== undefined));
      const said = rows
        .map((row) => row.filter((_, index) => kept[index]))
        .filter((row) => row.some((cell) => cell !== undefined));
      if (said.length === 0) return undefined;
      return {
        view,
        title: own(title),
        columns: mine
          .filter((_, index) => kept[index])
          .map(({ label, right }) => ({ label: own(label), ...(right && { right }) })),
        rows: said,
      };
    },
  };
}
