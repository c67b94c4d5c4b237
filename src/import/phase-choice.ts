import type { Block } from './blocks.ts';
import {
  beforeAndAfter,
  datedParts,
  isTitle,
  numberedList,
  numberedParts,
  numberedSections,
  timedSections,
} from './numbered-parts.ts';
import type { PhaseLabel } from './phase-label.ts';
import { allSections, lastLine, type Section } from './sections.ts';
import { bare } from './words/bare.ts';
import { type SectionRole, sectionRole } from './words/sections.ts';
import { OPTION } from './words/work.ts';

/** Which parts of a document are its phases. */
export interface PhaseChoice {
  /** Sections that are phases, in the order of the document. */
  sections: Map<Section, ChosenPhase>;
  /** Numbered lists whose items are phases, and the section that they stand in. */
  lists: Map<Block, Section>;
  /** Sections that tell about a phase once more. */
  again: Map<Section, Section>;
  /** Why, for `--explain`. */
  why: string;
}

export interface ChosenPhase {
  label?: PhaseLabel;
  parent?: Section;
}

/** Below these, "Phase 2" is about a phase and is none. */
const ABOUT: ReadonlySet<SectionRole> = new Set([
  'rollback',
  'testing',
  'risks',
  'decisions',
  'questions',
  'metrics',
  'contents',
  'environment',
  'exit',
  'entry',
  'files',
  'notes',
  'deliverables',
]);
/** Below these it may be a phase, where no other place tells of it. */
const AGAIN: ReadonlySet<SectionRole> = new Set(['schedule', 'checklist', 'next', 'rollout', 'status']);

function* ancestors(of: Section): Generator<Section> {
  for (let each = of.parent; each; each = each.parent) yield each;
}

const roleAbove = (of: Section, roles: ReadonlySet<SectionRole>): boolean => {
  for (const each of ancestors(of)) if (each.role && roles.has(each.role) && !each.label && !isTitle(each)) return true;
  return false;
};

const key = (label: PhaseLabel): string => `${label.family} ${label.number}`;

/** `Phase 2 rollback`, `Phase 1 Tests`: what stands behind a number without a sign between is a word about it. */
const ABOUT_TITLE: ReadonlySet<SectionRole> = new Set([
  'rollback',
  'exit',
  'checklist',
  'status',
  'notes',
  'deliverables',
  'risks',
  'schedule',
  'next',
  'entry',
  'goal',
  'questions',
  'decisions',
  'metrics',
]);

const isAbout = (section: Section): boolean => {
  const { label } = section;
  if (!label || label.title === '') return false;
  const behind = bare(section.heading).slice(bare(section.heading).indexOf(label.label) + label.label.length);
  if (!/^\s+\p{L}/u.test(behind)) return false;
  const words = label.title.split(/\s+/).length;
  const role = sectionRole(label.title);
  return words <= 3 && role !== undefined && ABOUT_TITLE.has(role);
};

/** `M1 — Direct migration` below "Migration archetypes" is a kind of migration; letters number anything. */
const KINDS =
  /\b(?:archetypes?|patterns?|types|categories|options|models?|classes|variants|levels)\b|模式|类型|パターン|유형|тип[ыа]/iu;
/** Whether a heading numbers a kind of something, and no part of the work. */
export const isKind = (section: Section): boolean =>
  /^[A-Z]{1,2}\d/.test(section.label?.label ?? '') && [...ancestors(section)].some(({ heading }) => KINDS.test(bare(heading)));

interface Candidate {
  section: Section;
  label: PhaseLabel;
}

/** Outermost candidates of a family; a phase inside a phase of the same family is a part of it. */
function byFamily(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const families = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { family } = candidate.label;
    families.set(family, [...(families.get(family) ?? []), candidate]);
  }
  return families;
}

const inside = (section: Section, others: ReadonlySet<Section>): Section | undefined => {
  for (const each of ancestors(section)) if (others.has(each)) return each;
  return undefined;
};

function strongest(candidates: readonly Candidate[]): Candidate[] {
  const all = new Set(candidates.map(({ section }) => section));
  const families = [...byFamily(candidates)].map(([family, members]) => ({
    family,
    members,
    outermost: members.filter(({ section }) => !inside(section, all)).length,
    numbers: new Set(members.map(({ label }) => label.number)).size,
    strong: members[0]?.label.strength === 'strong',
  }));
  families.sort(
    (a, b) =>
      Number(b.strong && b.outermost > 0) - Number(a.strong && a.outermost > 0) ||
      Number(b.outermost > 0) - Number(a.outermost > 0) ||
      Number(b.family === 'phase') - Number(a.family === 'phase') ||
      b.numbers - a.numbers,
  );
  return families[0]?.members ?? [];
}

/** Phases inside waves: parts of another strong family that all stand inside the chosen ones are phases too. */
function addParts(choice: PhaseChoice, plain: readonly Candidate[], own: ReadonlySet<Section>): void {
  for (const members of byFamily(plain).values()) {
    const [first] = members;
    if (first?.label.strength !== 'strong' || members.some(({ section }) => own.has(section) || !section.written)) continue;
    const numbers = new Set(members.map(({ label }) => label.number)).size;
    const parents = members.map(({ section }) => inside(section, own));
    if (members.length < 2 || numbers < members.length || parents.some((parent) => !parent || !choice.sections.has(parent)))
      continue;
    for (const [index, { section, label }] of members.entries()) {
      const parent = parents[index];
      if (parent) choice.sections.set(section, { label, parent });
    }
  }
}

/** Chooses what the phases of a document are, by the strongest sign that it gives. */
export function choosePhases(root: Section): PhaseChoice {
  const choice: PhaseChoice = {
    sections: new Map(),
    lists: new Map(),
    again: new Map(),
    why: 'no heading, list or table numbers phases',
  };
  const labelled: Candidate[] = [...allSections(root)].flatMap((section) =>
    section.label && !isTitle(section) ? [{ section, label: section.label }] : [],
  );
  const told = labelled.filter(({ section }) => !roleAbove(section, ABOUT) && !isAbout(section) && !isKind(section));
  // Beside the phases of the plan, those of another way are none of it.
  const chosen = told.filter(({ section }) => ![...ancestors(section)].some(({ heading }) => OPTION.test(bare(heading))));
  const plain = chosen.length > 0 ? chosen : told;
  const first = plain.filter(({ section }) => !roleAbove(section, AGAIN));
  let members = strongest(first);
  if (members[0]?.label.strength !== 'strong') {
    const elsewhere = strongest(plain);
    if (elsewhere[0]?.label.strength === 'strong') members = elsewhere;
  }
  // Steps and weeks are everywhere: they are phases only in numbers, or where a heading says so.
  if (members[0]?.label.strength === 'weak') {
    const numbers = new Set(members.map(({ label }) => label.number)).size;
    const announced = members.some(({ section }) => [...ancestors(section)].some((each) => each.role === 'phases'));
    if (numbers < (announced ? 2 : 3)) members = [];
  }
  if (members.length > 0) {
    const own = new Set(members.map(({ section }) => section));
    const singles = new Set(members.map(({ label }) => label.number));
    const main = new Map<string, Section>();
    const isAlone = ({ parent }: Section): boolean => members.filter(({ section }) => section.parent === parent).length === 1;
    // Beside the other phases stands the phase itself, elsewhere something about it; else the longer section tells more.
    const tellsPhase = (section: Section, before: Section): boolean =>
      isAlone(section) === isAlone(before) ? lastLine(section) - section.from > lastLine(before) - before.from : isAlone(before);
    for (const { section, label } of members) {
      const before = main.get(key(label));
      if (!before || (!inside(section, new Set([before])) && tellsPhase(section, before))) main.set(key(label), section);
    }
    for (const { section, label } of members) {
      const first = main.get(key(label));
      // `Phase 4-7` beside a phase 4 tells about several.
      const [from, to] = label.number.split('-');
      const range = to !== undefined && from !== undefined && singles.has(from);
      if (first !== section || range) {
        const told = range ? main.get(`${label.family} ${from}`) : first;
        if (told && !inside(section, new Set([told]))) choice.again.set(section, told);
        continue;
      }
      const parent = inside(section, own);
      choice.sections.set(section, { label, ...(parent && choice.sections.has(parent) && { parent }) });
    }
    addParts(choice, plain, own);
    for (const { section, label } of labelled) {
      const first = main.get(key(label));
      if (
        first &&
        first !== section &&
        !choice.sections.has(section) &&
        !inside(section, new Set([first])) &&
        roleAbove(section, AGAIN) &&
        !roleAbove(section, ABOUT)
      )
        choice.again.set(section, first);
    }
    choice.why = `it is numbered as a ${members[0]?.label.family}`;
    return choice;
  }
  const parts = numberedParts(root);
  if (parts.length > 0) {
    for (const section of parts) choice.sections.set(section, {});
    choice.why = `it is a numbered part of "${bare(parts[0]?.parent?.heading ?? '')}"`;
    return choice;
  }
  const boxed = numberedSections(root);
  if (boxed.length > 0) {
    for (const section of boxed) choice.sections.set(section, {});
    choice.why = 'it is one of the numbered parts with boxes';
    return choice;
  }
  const work = timedSections(root);
  if (work.length > 0) {
    for (const section of work) choice.sections.set(section, {});
    choice.why = 'it is one of the numbered parts that have boxes or say when they are';
    return choice;
  }
  const list = numberedList(root);
  if (list) {
    choice.lists.set(list.block, list.section);
    choice.why = `it is an item of the numbered list of "${bare(list.section.heading)}"`;
    return choice;
  }
  const timed = beforeAndAfter(root);
  if (timed.length > 0) {
    for (const section of timed) choice.sections.set(section, {});
    choice.why = `it is a part of "${bare(timed[0]?.parent?.heading ?? '')}" that comes before or after another`;
    return choice;
  }
  for (const section of datedParts(root)) choice.sections.set(section, {});
  if (choice.sections.size > 0) choice.why = 'it is one of the parts that are called after days';
  return choice;
}
