import type { Cursor, DraftPlan } from '../draft-plan.ts';
import type { DraftFile } from '../drafts.ts';
import { choosePhases } from '../phase-choice.ts';
import { PhaseNames } from '../phase-names.ts';
import { setPlanTitle, sidesOf } from '../plan-fields.ts';
import { readSections } from '../sections.ts';
import { bare } from '../words/bare.ts';
import type { Place, Walk } from './context.ts';
import { walkHead } from './head.ts';
import { makePhases } from './phases.ts';
import { walkContent, walkSection } from './sections.ts';

/** Walks the sections of one source and makes drafts of them. A source that is a task of its own has its phase already. */
export function walkDocument(draft: DraftPlan, task?: DraftFile): void {
  const root = readSections(draft.document);
  const walk: Walk = {
    draft,
    root,
    choice: choosePhases(root),
    phases: new Map(),
    names: new PhaseNames(),
    listed: undefined,
    pages: 0,
    task,
  };
  if (walk.task) {
    const place: Place = {
      cursor: { file: walk.task, pending: [], late: false },
      section: walk.root,
      role: undefined,
      phase: { id: walk.task.id, file: walk.task },
    };
    walkContent(walk, walk.root, place);
    return;
  }
  const title =
    walk.root.children[0]?.depth === 1 && walk.root.blocks.length === 0
      ? walk.root.children[0]
      : walk.root.children.find((each) => each.depth === 1 && each.label === undefined);
  const name = title ? bare(title.heading) : draft.source.name.replace(/\.\w+$/, '').replace(/[_-]+/g, ' ');
  // A document beside the plan is a page of it: what it says before its first part is told there.
  const beside = draft.files.some(
    ({ origin, kind }) =>
      kind !== 'calendar' && origin !== undefined && /\.(?:md|mdx|markdown|txt)$/i.test(origin) && origin !== draft.source.name,
  );
  if (!beside) setPlanTitle(draft, name);
  const sides = sidesOf(title?.heading ?? '');
  if (sides && draft.plan.fields.from === undefined && draft.plan.fields.to === undefined) {
    draft.plan.fields.from = { system: sides.from };
    draft.plan.fields.to = { system: sides.to };
  }
  makePhases(walk);
  const page = beside ? draft.add('page', name, 1) : undefined;
  if (page) {
    page.fields.title = name;
    if (title) page.lines = draft.sourceLines(title.from, title.to);
  }
  const cursor: Cursor = { file: page ?? draft.plan, pending: [], late: false };
  walkHead(walk, { cursor, section: walk.root, role: undefined });
  for (const section of walk.root.children) {
    if (section !== title) {
      walkSection(walk, section, { cursor, section: walk.root, role: undefined });
      continue;
    }
    draft.claim(
      'typed',
      'title',
      cursor.file,
      section.from,
      section.to,
      page ? 'the first heading is the title of a page' : 'the first heading is the title of the plan',
    );
    walkHead(walk, { cursor, section, role: undefined });
    for (const child of section.children) walkSection(walk, child, { cursor, section, role: undefined });
  }
}
