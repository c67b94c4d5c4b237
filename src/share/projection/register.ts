import type { AudienceField, AudienceView } from '../../model/kinds/audience.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import { filesOf, rowsOf } from '../../model/rows-of.ts';
import type { Cell } from '../../registers/cell.ts';
import type { Line, Register } from '../../registers/register.ts';
import { seesRow } from './allowance.ts';
import { nameOf } from './references.ts';
import type { SharedCell } from './shared.ts';
import { type Column, defineTable, type TableView } from './table.ts';
import type { Viewing } from './viewing.ts';
import { own, wordOf } from './words.ts';

/** How an allowed field of a register is shown. */
interface Shown {
  /** The model fields that it reveals, as `risks.title`. The release gate checks the published page against them. */
  reads: readonly string[];
  /** The field of the register, if its name differs from the audience's. */
  key?: string;
  /** Overrides the cell if an audience may see less than the site shows. */
  cell?(row: Identity, viewing: Viewing): SharedCell | undefined;
}

/** Every field that an audience can be allowed: a register field that is not named here is never shown. */
type Allowed<View extends AudienceView> = { readonly [Field in AudienceField<View>]: readonly string[] | Shown };

const things = new WeakMap<Plan, ReadonlyMap<string, Identity>>();
const thingsOf = (plan: Plan): ReadonlyMap<string, Identity> => {
  const known = things.get(plan) ?? new Map([...filesOf(plan), ...rowsOf(plan)].map((thing) => [thing.ref, thing]));
  things.set(plan, known);
  return known;
};

/** Converts a cell of the site for an audience: names it may not see become generic words, reasons for absences are dropped. */
function sharedCell(cell: Cell | undefined, { plan, audience, words }: Viewing): SharedCell | undefined {
  const say = (...texts: readonly string[]): SharedCell | undefined => {
    const told = texts.flatMap((text) => words.say(text) ?? []).join(', ');
    return told === '' ? undefined : { text: own(told) };
  };
  if (cell === undefined) return undefined;
  switch (cell.kind) {
    case 'none':
    case 'absent':
      return undefined;
    case 'list':
      return say(...cell.items);
    case 'references':
      return say(
        ...new Set(
          cell.items.map(({ ref }) => {
            const thing = thingsOf(plan).get(ref);
            return thing ? nameOf(thing, audience) : 'another part of the plan';
          }),
        ),
      );
    case 'bar':
      return { text: own(cell.text), bar: cell.share };
    case 'change':
      return { text: own(cell.change) };
    case 'status': {
      const text = wordOf(cell.status);
      return cell.status === undefined || text === undefined ? undefined : { text, status: cell.status };
    }
    case 'check':
      return { text: own(cell.state), status: cell.state === 'done' ? 'done' : 'planned' };
    case 'word':
      return say(cell.text.replace(/-/g, ' '));
    default:
      return say(cell.text);
  }
}

/** Cells that contain author text. */
const AUTHORED: ReadonlySet<Cell['kind']> = new Set(['text', 'code', 'number', 'list']);

const isShown = (of: readonly string[] | Shown): of is Shown => !Array.isArray(of);

/** Returns a register as a table for audiences: its own headings, only the allowed fields, and of the rows only `only`. */
export function shareRegister<View extends AudienceView>(
  view: View,
  register: Register,
  allowed: Allowed<View>,
  only: (row: Identity) => boolean = () => true,
): TableView {
  const entries = Object.entries<readonly string[] | Shown>(allowed) as [AudienceField<View>, readonly string[] | Shown][];
  return defineTable<View, Line>({
    view,
    title: register.many,
    rows: ({ computed, audience }) => register.lines(computed).filter(({ row }) => seesRow(audience, row.ref) && only(row)),
    columns: entries.map(([field, of]): Column<View, Line> => {
      const { reads, key = field, cell }: Shown = isShown(of) ? of : { reads: of };
      const at = register.fields.findIndex((each) => each.key === key);
      const declared = register.fields[at];
      if (!declared) throw new Error(`the list ${register.key} has no field ${key}`);
      return {
        field,
        label: declared.label,
        ...(declared.right && { right: true as const }),
        reads,
        cell(line, viewing) {
          if (cell) return cell(line.row, viewing);
          const stated = line.cells[at];
          // A field that reads no author text must show none, even if its register falls back to an id.
          return stated && reads.length === 0 && AUTHORED.has(stated.kind) ? undefined : sharedCell(stated, viewing);
        },
      };
    }),
  });
}
