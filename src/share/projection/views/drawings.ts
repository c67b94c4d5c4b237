import type { Change } from '../../../model/kinds/architecture.ts';
import type { AudienceField } from '../../../model/kinds/audience.ts';
import type { ArchitectureEdge, ArchitectureGroup, View } from '../../../model/plan.ts';
import { seen, seesRow, shows } from '../allowance.ts';
import type { SharedDrawing } from '../shared.ts';
import type { Viewing } from '../viewing.ts';

type Field = AudienceField<'architecture'>;

/** Groups that hold a part that is shown, or a group that does. One that only hidden parts lie in would tell of them. */
function groupsOf(view: View, { audience }: Viewing, holders: readonly (string | undefined)[]): ArchitectureGroup[] {
  if (!shows(audience, 'architecture', 'groups')) return [];
  const visible = seen(audience, view.groups);
  const holds = new Set(holders);
  // As often as there are groups is enough for any nesting, loops included.
  for (const _ of visible) for (const group of visible) if (holds.has(group.id)) holds.add(group.group);
  return visible.filter((group) => holds.has(group.id));
}

/** What is left of a view: parts that the audience sees, and connections between two of these. Ids are numbers of our own. */
function drawingOf(view: View, viewing: Viewing): SharedDrawing[] {
  const { audience, words } = viewing;
  const may = (field: Field): boolean => shows(audience, 'architecture', field);
  const said = (field: Field, value: string | undefined) => (may(field) ? words.say(value) : undefined);
  const changeOf = (change: Change | undefined): { change?: Change } => (may('change') && change !== undefined ? { change } : {});
  const titled = seen(audience, view.nodes).flatMap((node) => {
    const title = words.say(node.title);
    return title === undefined ? [] : [{ node, title }];
  });
  if (titled.length === 0) return [];
  const groups = groupsOf(
    view,
    viewing,
    titled.map(({ node }) => node.group),
  );
  const ids = new Map([...groups, ...titled.map(({ node }) => node)].map(({ id }, index) => [id, `p${index}`]));
  const within = (group: string | undefined): { group?: string } => {
    const id = ids.get(group ?? '');
    return id === undefined ? {} : { group: id };
  };
  const edges = seen(audience, view.edges).flatMap((edge: ArchitectureEdge) => {
    const [from, to] = [ids.get(edge.from ?? ''), ids.get(edge.to ?? '')];
    const [title, protocol] = [said('flows', edge.title), said('flows', edge.protocol)];
    if (from === undefined || to === undefined) return [];
    return [
      {
        from,
        to,
        ...(title && { title }),
        ...(protocol && { protocol }),
        ...changeOf(edge.change),
      },
    ];
  });
  // Where only parts are named, the name of the view is none of them.
  const title = seesRow(audience, view.ref) ? said('view', view.title) : undefined;
  return [
    {
      ...(title && { title }),
      nodes: titled.map(({ node, title: name }) => {
        const tech = said('tech', node.tech);
        return {
          id: ids.get(node.id) ?? '',
          title: name,
          ...(tech && { tech }),
          ...within(node.group),
          ...changeOf(node.change),
        };
      }),
      groups: groups.map((group) => {
        const name = words.say(group.title);
        return {
          id: ids.get(group.id) ?? '',
          ...(name && { title: name }),
          ...within(group.group),
          ...changeOf(group.change),
        };
      }),
      edges,
    },
  ];
}

/** The views of the architecture as drawings, where the audience may see them: what is called how, and who talks to whom. */
export const drawingsOf = (viewing: Viewing): SharedDrawing[] =>
  shows(viewing.audience, 'architecture', 'drawing') && shows(viewing.audience, 'architecture', 'title')
    ? viewing.plan.architecture.flatMap((view) => drawingOf(view, viewing))
    : [];

/** Fields of the model that drawings tell. */
export function drawingReads({ audience }: Viewing): string[] {
  const may = (field: Field): boolean => shows(audience, 'architecture', field);
  if (!may('drawing') || !may('title')) return [];
  return [
    'architecture/nodes.title',
    ...(may('tech') ? ['architecture/nodes.tech'] : []),
    ...(may('view') ? ['architecture.title'] : []),
    ...(may('groups') ? ['architecture/groups.title'] : []),
    ...(may('flows') ? ['architecture/edges.title', 'architecture/edges.protocol'] : []),
  ];
}
