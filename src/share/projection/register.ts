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

/** What an audience that is allowed a field is shown of a register. */
interface Shown {
  /** The fields of the model that it tells, as `risks.title`. The release gate holds what is published against them. */
  reads: readonly string[];
  /** The field of the register, where it is not called as the audience's. */
  key?: string;
  /** Where an audience may be told less than the site shows. */
  cell?(row: Identity, viewing: Viewing): SharedCell | undefined;
}

/** Every field that an audience can be allowed of a view: a field of a register that is not named here is shown to nobody. */
type Allowed<View extends AudienceView> = { readonly [Field in AudienceField<View>]: readonly string[] | Shown };

const things = new WeakMap<Plan, ReadonlyMap<string, Identity>>();
const thingsOf = (plan: Plan): ReadonlyMap<string, Identity> => {
  const known = things.get(plan) ?? new Map([...filesOf(plan), ...rowsOf(plan)].map((thing) => [thing.ref, thing]));
  things.set(plan, known);
  return known;
};

/** A cell of the site as an audience may read it: names of what it does not see become words, reasons of absences are left out. */
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
    case 'word':
      return say(cell.text.replace(/-/g, ' '));
    default:
      return say(cell.text);
  }
}

/** Cells that hold an author's words. */
const AUTHORED: ReadonlySet<Cell['kind']> = new Set(['text', 'code', 'number', 'list']);

const isShown = (of: readonly string[] | Shown): of is Shown => !Array.isArray(of);

/** A register as a table for audiences: its own headings, and of its fields those that the audience is allowed. */
export function shareRegister<View extends AudienceView>(view: View, register: Register, allowed: Allowed<View>): TableView {
  const entries = Object.entries<readonly string[] | Shown>(allowed) as [AudienceField<View>, readonly string[] | Shown][];
  return defineTable<View, Line>({
    view,
    title: register.many,
    rows: ({ computed, audience }) => register.lines(computed).filter(({ row }) => seesRow(audience, row.ref)),
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
          // A field that reads no author's text shows none, whatever its register makes of it: an id that leads nowhere.
          return stated && reads.length === 0 && AUTHORED.has(stated.kind) ? undefined : sharedCell(stated, viewing);
        },
      };
    }),
  });
}
