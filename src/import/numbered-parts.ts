import type { List } from 'mdast';
import type { Block } from './blocks.ts';
import { readPhaseHeading } from './phase-fields.ts';
import { NUMBERING } from './phase-label.ts';
import { allSections, type Section } from './sections.ts';
import { bare } from './words/bare.ts';
import type { SectionRole } from './words/sections.ts';

/** The heading of the whole document says nothing about its parts. */
export const isTitle = (section: Section): boolean =>
  section.parent !== undefined && section.parent.depth === 0 && section.depth === 1 && section.parent.children.length === 1;

/** The numbered parts of a strategy are its points: why, what for, and how. */
const STRATEGY = /\b(?:strategy|approach|estrategia|estratégia|stratégie|strategie|strategia)\b|стратеги|策略|戦略|전략/iu;

/** `2.0.1 – March`: a release; `3.2.1 Export` below `3.2 Steps` is a part of it. */
const isRelease = ({ heading, parent }: Section): boolean => {
  const [, above] = /^(\d+\.\d+)\.\d+/.exec(bare(heading)) ?? [];
  return above !== undefined && !bare(parent?.heading ?? '').startsWith(above);
};

/** Whether a section has a number that is none of a release. */
const isNumbered = (section: Section): boolean => NUMBERING.test(bare(section.heading)) && !isRelease(section);

/** Numbered parts below a heading that says phases, steps or order. */
export function numberedParts(root: Section): Section[] {
  for (const section of allSections(root)) {
    if (section.role !== 'phases' && !/^(?:.*\s)?(?:steps|schritte|étapes|шаги)$/i.test(bare(section.heading))) continue;
    if (isTitle(section) || section.depth === 0 || STRATEGY.test(bare(section.heading))) continue;
    const numbered = section.children.filter(isNumbered);
    if (numbered.length >= 2 && numbered.length >= section.children.length * 0.6) return numbered;
  }
  return [];
}

/** Numbered parts of a document that is nothing but tasks: `## 1. Implementation` with boxes below it. */
export function numberedSections(root: Section): Section[] {
  const title = root.children.length === 1 && root.children[0]?.children.length ? root.children[0] : root;
  const numbered = title.children.filter(isNumbered);
  const boxed = numbered.filter(hasBoxes);
  return boxed.length >= 2 && boxed.length === title.children.length ? boxed : [];
}

/** Subjects of a document, which may be numbered beside its phases but are none. */
const SUBJECTS: ReadonlySet<SectionRole> = new Set([
  'contents',
  'rollback',
  'risks',
  'decisions',
  'questions',
  'metrics',
  'environment',
  'files',
  'notes',
  'goal',
  'deliverables',
]);

const isBoxList = ({ type, node }: Block): boolean =>
  type === 'list' && (node as List).children.some(({ checked }) => typeof checked === 'boolean');

/** Whether a list with boxes is in a section or below it. */
const hasBoxes = (section: Section): boolean => [...allSections(section)].some(({ blocks }) => blocks.some(isBoxList));

/** `## 1. Dual indexing — 2 weeks`, `## 0. Preparation (done)`: the heading of a part of the work says how long it takes, when, or how far it is. */
const hasTime = ({ heading }: Section): boolean => {
  const text = bare(heading).replace(NUMBERING, '');
  const { fields } = readPhaseHeading(text, undefined);
  return ['period', 'duration', 'start', 'finish', 'status', 'effort', 'hold'].some((field) => fields[field] !== undefined);
};

/**
 * Sections that are numbered without a gap from 0 or 1, beside others, and of which most have boxes or say in their heading when
 * they are: `## 1. Dual indexing — 2 weeks`. A document all of whose sections are numbered needs a time in each of them.
 */
export function timedSections(root: Section): Section[] {
  for (const parent of allSections(root)) {
    const numbered = parent.children.filter((child) => isNumbered(child) && !(child.role && SUBJECTS.has(child.role)));
    const numbers = numbered.map(({ heading }) => Number(/\d+/.exec(bare(heading))?.[0]));
    const [first = -1] = numbers;
    if (numbered.length < 3 || first > 1 || numbers.some((each, index) => each !== first + index)) continue;
    const timed = numbered.filter(hasTime);
    const worked = numbered.filter((each) => hasTime(each) || hasBoxes(each));
    const enough =
      numbered.length < parent.children.length ? worked.length > numbered.length / 2 : timed.length === numbered.length;
    if (timed.length >= 2 && enough) return numbered;
  }
  return [];
}

/** Numbered lists below a heading that says phases or order, at least three items long. */
export function numberedList(root: Section): { block: Block; section: Section } | undefined {
  const headings = [...allSections(root)].map(({ heading }) => heading);
  for (const section of allSections(root)) {
    if (section.role !== 'phases' || isTitle(section) || section.depth === 0) continue;
    // The same heading in each of several ways: its steps are those of one way.
    if (headings.filter((each) => each === section.heading).length > 1) continue;
    for (const block of section.blocks) {
      if (block.type !== 'list') continue;
      const list = block.node as List;
      if (list.ordered && list.children.length >= 3) return { block, section };
    }
  }
  return undefined;
}

const BEFORE =
  /^(?:pre[- ]?\p{L}|before\b|prior to\b|vor(?:bereitung|her)?(?![\p{L}])|avant\b|antes\b|prima\b|до(?![\p{L}]))|(?:之?前|以前|준비|전)(?:准备|準備)?$/iu;
const AFTER =
  /^(?:post[- ]?\p{L}|after\b|nach(?:bereitung|her)?(?![\p{L}])|après\b|después\b|tras\b|depois\b|após\b|dopo\b|после(?![\p{L}]))|(?:之?后|之?後|以后|以後|후)$/iu;

/** Parts of a heading that says phases or order, one of which is called after what it comes before, and one after what it follows. */
export function beforeAndAfter(root: Section): Section[] {
  for (const section of allSections(root)) {
    if (section.role !== 'phases' && section.role !== 'rollout' && section.role !== 'schedule') continue;
    if (isTitle(section) || section.depth === 0) continue;
    const titles = section.children.map(({ heading }) => bare(heading));
    const whole = section.children.every(({ blocks, children }) => blocks.length + children.length > 0);
    if (whole && titles.some((title) => BEFORE.test(title)) && titles.some((title) => AFTER.test(title))) return section.children;
  }
  return [];
}

/** A day or several, and nothing else: `14 SEP`, `19 or 20 September 2026`, `3. bis 5. Mai`, `5月3日`. */
const DAYS =
  /^(?=.*\d)(?:\d{1,4}(?:st|nd|rd|th)?[.:]?|[年月日년월일]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|ene|abr|ago|dic|janv|févr|avr|juin|juil|août|déc|fev|set|out|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\p{L}*\.?|(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*|or|to|and|until|bis|oder|und|et|ou|au|à|y|al?|de|e|и|по|[-–—,/&~]|\s)+$/iu;

/** Parts that are called after days and nothing else, at least three of them, most with a numbered list or boxes: a run of days. */
export function datedParts(root: Section): Section[] {
  for (const section of allSections(root)) {
    const dated = section.children.filter(({ heading }) => DAYS.test(bare(heading)));
    const listed = dated.filter(({ blocks }) =>
      blocks.some((block) => isBoxList(block) || (block.type === 'list' && (block.node as List).ordered === true)),
    );
    if (dated.length >= 3 && dated.length >= section.children.length * 0.7 && listed.length > dated.length / 2) return dated;
  }
  return [];
}
