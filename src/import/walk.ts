import type { Code, List, ListItem } from 'mdast';
import { slug } from '../model/slug.ts';
import { applyTable, type TablePlace } from './apply-table.ts';
import type { Block } from './blocks.ts';
import type { Cursor, DraftPlan } from './draft-plan.ts';
import { type DraftFile, type Fields, note, type Value } from './drafts.ts';
import { variablesOf } from './environment-code.ts';
import { choosePhases, isKind, type PhaseChoice } from './phase-choice.ts';
import { keyLine, readPhaseHeading, setPhaseKey, setStatus, setTime } from './phase-fields.ts';
import { phaseLabel } from './phase-label.ts';
import { PhaseNames } from './phase-names.ts';
import { phasesOfTable, phaseTable, tellsMore } from './phase-table.ts';
import { setPlanKey, setPlanTitle, sidesOf } from './plan-fields.ts';
import {
  announcesRisks,
  leadAndRest,
  levelOfHeading,
  metricItems,
  questionItems,
  riskItems,
  setRiskKey,
} from './register-lists.ts';
import { addRollback, isTrigger, triggerItems } from './rollback.ts';
import { rolloutItems, rolloutOfPhase } from './rollout.ts';
import { readSections, type Section, sliceLines } from './sections.ts';
import { elapsedOf, timeOf } from './spans.ts';
import { isBoxed, itemLines, itemText, taskList } from './task-list.ts';
import { bare } from './words/bare.ts';
import { type SectionRole, sectionRole } from './words/sections.ts';
import { statusOf } from './words/status.ts';

interface Place {
  cursor: Cursor;
  /** The section whose blocks are read. */
  section: Section;
  /** What lists in it are. */
  role: SectionRole | undefined;
  /** Outside the phases: what lists without boxes are, in a part that is nothing but work, or criteria. */
  work?: 'task' | 'exit criterion';
  phase?: { id: string; file: DraftFile };
}

const OVERVIEW =
  /overview|summary|introduction|context|background|about|überblick|zusammenfassung|kontext|résumé|contexte|objectif|resumen|contexto|objetivo|resumo|visão geral|contesto|обзор|введение|цель|概述|概要|简介|背景|总体|はじめに|개요|소개|배경/iu;
const VALIDATION = /validat|verif|验证|検証|검증|проверк/iu;
/** Labels of what is, and not of what is to be done. */
const FACTS =
  /\b(?:current|existing|endpoints?|stack|files?|structure|architecture|logic|rules?|reasons?|why|benefits?|features?|notes?|options?|examples?|components?|tools?|technologies|risks?|services?|props|parameters?|fields?|schema|models?|issues?|impact|includes?|dependencies|considerations|advantages|pros|cons|target|audience|users|when|conditions?|typical|candidates?|characteristics|outcomes?|contract|behaviou?r|coverage|response|scope)\b|текущ|现状|当前|文件|原因|优点|現在|ファイル|理由|현재|파일|이유/iu;

/** Headings of a phase below which lists describe; below others they are work. */
const DESCRIPTIONS =
  /\b(?:endpoints?|contract|behaviou?rs?|semantics|structure|rules?|response|coverage|notes?|details|requirements?|architecture|files|current|existing|background|rationale|scope|overview|summary|examples?|reference|users|audience|stakeholders|reports?|audit|rapport|règles?|fichiers|contexte|reglas|informe|archivos|contexto|regras|relatório|arquivos|regole|regeln|bericht|dateien|regels)\b|правил|отч[её]т|файл|контекст|规则|报告|说明|现状|架构|概述|規則|ルール|レポート|構成|概要|규칙|보고서|구조|개요/iu;

/** Headings that name work that is to be done, and not how work is done. */
const OPEN_WORK =
  /\b(?:tasks?|to-?dos?|action items?|work items?|aufgaben|tâches|tareas|tarefas|attività)\b|задач|任务|待办|タスク|할 일|작업 ?목록/iu;

/** "Context providers to create": whatever it is, it is to be done. */
const TO_DO = /\bto (?:create|add|build|implement|migrate|update|remove|delete|move|port|write|do)\b/i;

/** An order in which something is done. */
const SEQUENCE =
  /\b(?:order|sequence|steps|reihenfolge|schritte|ordre|orden|ordem|pasos|passos)\b|порядок|顺序|步骤|順序|手順|순서/iu;

/** Roles that the parts of a section outside the phases have too. */
const HANDED_DOWN: ReadonlySet<SectionRole | undefined> = new Set(['risks', 'metrics', 'questions', 'environment', 'rollback']);

/** Purposes of checklists by the role of their section. */
const PURPOSES: Partial<Record<SectionRole, string>> = { next: 'next-steps', exit: 'completion' };

/** Whether a heading is about checking that a phase is done: "Validation", and not "Validation logic". */
const checksPhase = (heading: string): boolean =>
  VALIDATION.test(heading) && !FACTS.test(heading) && bare(heading).split(/\s+/).length <= 5;
/** Lists of files in a section about risks say what is touched. */
const listsFiles = (markdown: string): boolean => {
  const items = markdown.match(/^[-*+\d][^\n]*/gm) ?? [];
  return items.filter((item) => /^(?:[-*+]|\d+[.)])\s+`?[\w/.-]+\.\w{1,4}\b/.test(item)).length * 2 >= items.length;
};

/** Walks the sections of one source and makes drafts of them. */
export class Walker {
  readonly draft: DraftPlan;
  readonly root: Section;
  readonly choice: PhaseChoice;
  readonly #phases = new Map<Section, DraftFile>();
  readonly #names = new PhaseNames();
  /** The table whose rows are the phases. */
  #listed: Block | undefined;
  #pages = 0;

  readonly #task: DraftFile | undefined;

  /** A source that is a task of its own has its phase already. */
  constructor(draft: DraftPlan, task?: DraftFile) {
    this.draft = draft;
    this.#task = task;
    this.root = readSections(draft.document);
    this.choice = choosePhases(this.root);
  }

  run(): void {
    const { draft } = this;
    if (this.#task) {
      const place: Place = {
        cursor: { file: this.#task, pending: [], late: false },
        section: this.root,
        role: undefined,
        phase: { id: this.#task.id, file: this.#task },
      };
      this.#content(this.root, place);
      return;
    }
    const title =
      this.root.children[0]?.depth === 1 && this.root.blocks.length === 0
        ? this.root.children[0]
        : this.root.children.find((each) => each.depth === 1 && each.label === undefined);
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
    this.#makePhases();
    const page = beside ? draft.add('page', name, 1) : undefined;
    if (page) {
      page.fields.title = name;
      if (title) page.lines = draft.sourceLines(title.from, title.to);
    }
    const cursor: Cursor = { file: page ?? draft.plan, pending: [], late: false };
    this.#head({ cursor, section: this.root, role: undefined });
    for (const section of this.root.children) {
      if (section !== title) {
        this.#section(section, { cursor, section: this.root, role: undefined });
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
      this.#head({ cursor, section, role: undefined });
      for (const child of section.children) this.#section(child, { cursor, section, role: undefined });
    }
  }

  /** Files of all phases, before anything refers to them. */
  #makePhases(): void {
    const { draft, choice } = this;
    const listed = phaseTable(draft, this.root);
    if (listed && tellsMore(listed, [...choice.sections.keys()])) choice.sections.clear();
    const chosen = [...choice.sections];
    const numbers = chosen.map(([, { label }]) => label?.number);
    const numeric =
      numbers.every((number) => number !== undefined && /^\d+(?:\.\d+)*[A-Za-z]?$/.test(number)) &&
      new Set(numbers.map((each) => each?.toUpperCase())).size === numbers.length;
    const before = draft.files.filter((file) => file.kind === 'phase').length;
    chosen.forEach(([section, each], index) => {
      const { title, fields } = readPhaseHeading(section.heading, each.label);
      const order = numeric && before === 0 ? (each.label?.number ?? '') : String(before + index + 1);
      const file = draft.add(
        'phase',
        title,
        section.depth,
        order.replace(/^\d(?!\d)/, (digit) => `0${digit}`),
      );
      const { lead, rest } = title.length > 140 ? leadAndRest(title) : { lead: title, rest: '' };
      file.fields.title = lead;
      if (rest !== '') file.body.push({ markdown: rest, lines: draft.sourceLines(section.from, section.from) });
      if (each.label && !(each.label.family === 'phase' && numeric && before === 0)) file.fields.label = each.label.label;
      Object.assign(file.fields, fields);
      file.lines = draft.sourceLines(section.from, section.to);
      const parent = each.parent && this.#phases.get(each.parent);
      if (parent) file.fields.parent = parent.id;
      this.#phases.set(section, file);
      this.#names.add(file.id, each.label, title);
    });
    for (const [block, section] of choice.lists) this.#phaseList(block, section);
    if (draft.files.some(({ kind }) => kind === 'phase')) return;
    if (!listed) return;
    phasesOfTable(draft, listed, this.#names);
    this.#listed = listed.block;
  }

  #phaseList(block: Block, section: Section): void {
    const { draft } = this;
    for (const [index, item] of (block.node as List).children.entries()) {
      const { lead, rest } = leadAndRest(itemText(draft, item));
      const { title, fields } = readPhaseHeading(lead, undefined);
      const file = draft.add('phase', title, section.depth + 1, String(index + 1).padStart(2, '0'));
      file.fields.title = title;
      Object.assign(file.fields, fields);
      const lines = itemLines(item);
      file.lines = draft.sourceLines(lines.from, lines.to);
      draft.claim('typed', 'phase', file, lines.from, lines.to, this.choice.why);
      if (item.checked === true) setStatus(file.fields, 'done');
      const cursor: Cursor = { file, pending: [], late: false };
      if (rest !== '') draft.keep(cursor, rest, lines.from, lines.from, 'told about the phase in its item', 'typed', 'phase');
      this.#names.add(file.id, undefined, title);
      const place: Place = { cursor, section, role: 'tasks', phase: { id: file.id, file } };
      for (const child of item.children.slice(1)) this.#block(this.#nested(child), place, undefined);
    }
  }

  #nested(node: ListItem['children'][number]): Block {
    const from = node.position?.start.line ?? 1;
    const end = node.position?.end ?? { line: from, column: 2 };
    return {
      type: node.type as Block['type'],
      node: node as Block['node'],
      from,
      to: end.column === 1 && end.line > from ? end.line - 1 : end.line,
    };
  }

  /** Blocks at the head of the document: metadata, then what it says about itself. */
  #head(place: Place): void {
    const { draft } = this;
    for (const block of place.section.blocks) {
      if (block.type === 'list' && this.#toldAgain(block)) {
        draft.keep(place.cursor, draft.markdownOf(block), block.from, block.to, 'a list of the phases; what it says is compared');
        continue;
      }
      const quoted = block.type === 'blockquote';
      if (
        block.type !== 'paragraph' &&
        !quoted &&
        !(block.type === 'list' && !isBoxed(block.node as List, draft.markdownOf(block)))
      ) {
        this.#block(block, place, undefined);
        continue;
      }
      this.#metadata(block, place);
    }
  }

  /** Lines of metadata are taken; the others are kept. */
  #metadata(block: Block, place: Place): void {
    const { draft } = this;
    let run: number | undefined;
    const end = (until: number): void => {
      if (run !== undefined)
        draft.keep(
          place.cursor,
          draft.markdownOf({ ...block, from: run, to: until }),
          run,
          until,
          'no part of a register; kept where it stood',
        );
      run = undefined;
    };
    for (let line = block.from; line <= block.to; line++) {
      const text = draft.document.lines[line - 1] ?? '';
      const next = draft.document.lines[line] ?? '';
      const continued = line < block.to && /^\s+\S/.test(next) && !keyLine(next);
      const field = continued ? undefined : setPlanKey(text.replace(/^\s*>\s?/, ''), draft.plan.fields);
      if (field === undefined) {
        run ??= line;
        continue;
      }
      end(line - 1);
      draft.claim('typed', 'metadata', draft.plan, line, line, `a line of metadata; it sets \`${field}\``);
    }
    end(block.to);
  }

  #section(section: Section, place: Place): void {
    const { draft } = this;
    const anchor = slug(bare(section.heading));
    this.#inSection(section, place);
    const last = draft.ledger.claims.find((claim) => claim.from === draft.sourceLines(section.from, section.to).from);
    const file = last && draft.files.find((each) => draft.path(each) === last.file);
    if (file && !draft.anchors.has(anchor)) draft.anchors.set(anchor, file);
  }

  #inSection(section: Section, place: Place): void {
    const { draft } = this;
    const phase = this.#phases.get(section);
    if (phase) {
      draft.claim('typed', 'phase', phase, section.from, section.to, this.choice.why);
      const cursor: Cursor = { file: phase, pending: [], late: false };
      rolloutOfPhase(draft, phase, section);
      this.#content(section, { cursor, section, role: undefined, phase: { id: phase.id, file: phase } });
      return;
    }
    const told = this.choice.again.get(section);
    const main = told && this.#phases.get(told);
    if (main && !place.phase) {
      this.#again(section, main);
      return;
    }
    const role = section.role ?? (place.phase && place.role === 'rollback' ? 'rollback' : undefined);
    if (role === 'rollback' && place.cursor.file.kind !== 'rollback') {
      this.#rollback(section, place);
      return;
    }
    if (place.cursor.file.kind === 'rollback' && !place.phase && section.role !== 'risks') {
      const tier = /[（(]([^()（）]*)[)）]/.exec(bare(section.heading))?.[1];
      if (!isTrigger(section.heading) && (section.role === 'rollback' || (tier !== undefined && elapsedOf(tier) !== undefined))) {
        this.#rollback(section, place);
        return;
      }
    }
    const top = !place.phase && (place.cursor.file === draft.plan || this.#isPage(place));
    const risk = role === 'risks' || place.role === 'risks' ? this.#riskSection(section, place) : false;
    if (risk) return;
    if (
      !place.phase &&
      section.blocks.some((block) => block.type === 'list' && isBoxed(block.node as List, draft.markdownOf(block))) &&
      place.cursor.file.kind !== 'checklist' &&
      place.cursor.file.kind !== 'rollback'
    ) {
      this.#file('checklist', section, { ...place, role });
      return;
    }
    const work = place.phase ? undefined : this.#workOf(section);
    if (work !== undefined && top) {
      this.#file('checklist', section, { ...place, role, work });
      return;
    }
    if (
      top &&
      place.cursor.file === draft.plan &&
      !(OVERVIEW.test(section.heading) && this.#pages === 0 && section.children.every((child) => !this.#phases.has(child)))
    ) {
      this.#file('page', section, { ...place, role });
      return;
    }
    this.#heading(section, place.cursor);
    this.#content(section, {
      ...place,
      section,
      ...(work && place.cursor.file.kind === 'checklist' && { work }),
      role: role ?? (place.phase ? inherited(place.role) : HANDED_DOWN.has(place.role) ? place.role : undefined),
    });
  }

  /** What the lists of a part outside the phases are: next steps, criteria of the whole plan, steps that are no phases. */
  #workOf(section: Section): Place['work'] {
    const lists = (each: Section): boolean =>
      each.blocks.some(({ type }) => type === 'list') || each.children.some((child) => lists(child));
    const { role } = section;
    if (!lists(section)) return undefined;
    if (role === 'exit') return 'exit criterion';
    if (role === 'next' || role === 'checklist' || (role === 'tasks' && OPEN_WORK.test(bare(section.heading)))) return 'task';
    const steps = section.children.filter(
      (child) => child.label && !isKind(child) && !this.#phases.has(child) && !this.choice.again.has(child),
    );
    return steps.length >= 2 && steps.length === section.children.length && steps.every(lists) ? 'task' : undefined;
  }

  #isPage(place: Place): boolean {
    return place.cursor.file.kind === 'page';
  }

  #file(kind: 'page' | 'checklist', section: Section, place: Place): void {
    const { draft } = this;
    const title = bare(section.heading);
    const file = draft.add(kind, title, section.depth, kind === 'page' ? String(++this.#pages).padStart(2, '0') : undefined);
    file.fields.title = title || kind;
    const purpose = kind === 'checklist' && place.role ? PURPOSES[place.role] : undefined;
    if (purpose !== undefined) file.fields.purpose = purpose;
    file.lines = draft.sourceLines(section.from, section.to);
    draft.claim(
      kind === 'page' ? 'prose' : 'typed',
      kind,
      file,
      section.from,
      section.to,
      kind === 'page' ? 'the heading of a part that is kept as a page' : 'the heading of a part with tasks or criteria',
    );
    this.#content(section, { ...place, cursor: { file, pending: [], late: false }, section });
  }

  /** A phase that is told once more: what it says is compared, and its text follows the phase. */
  #again(section: Section, main: DraftFile): void {
    const { fields } = readPhaseHeading(section.heading, section.label);
    for (const field of ['period', 'duration', 'effort'] as const) {
      const value = fields[field];
      if (typeof value !== 'string') continue;
      const time = timeOf(value);
      if (time) setTime(main.fields, time);
    }
    if (typeof fields.status === 'string') {
      if (main.fields.status === undefined) main.fields.status = fields.status;
      else if (main.fields.status !== fields.status)
        main.fields.stated = { ...((main.fields.stated ?? {}) as Fields), status: fields.statusText ?? fields.status };
    }
    const above = section.parent && section.parent.depth > 0 ? `${bare(section.parent.heading)}: ` : '';
    const cursor: Cursor = {
      file: main,
      late: true,
      pending: [{ markdown: `## ${above}${bare(section.heading)}`, lines: this.draft.sourceLines(section.from, section.to) }],
    };
    this.draft.claim('typed', 'phase', main, section.from, section.to, 'the same phase, told once more: its values are compared');
    this.#content(section, { cursor, section, role: section.parent?.role ?? section.role, phase: { id: main.id, file: main } });
  }

  #rollback(section: Section, place: Place): void {
    const file = addRollback(this.draft, section, place.phase?.file);
    this.#content(section, { cursor: { file, pending: [], late: false }, section, role: 'rollback' });
  }

  /** A section that is one risk: its lines say how likely it is, and what is done against it. */
  #riskSection(section: Section, place: Place): boolean {
    const { draft } = this;
    if (section.children.length > 0 || section.blocks.length === 0 || (section.role === undefined && place.role !== 'risks'))
      return false;
    // "High risk items" with a list, each item of which has a mitigation, is several risks.
    if (levelOfHeading(section.heading) !== undefined && section.blocks.some(({ type }) => type === 'list')) return false;
    if (section.blocks.some((block) => !['paragraph', 'list', 'thematicBreak'].includes(block.type))) return false;
    const told = section.blocks.filter(({ type }) => type !== 'thematicBreak');
    const lines = told.flatMap((block) => {
      const numbers = Array.from({ length: block.to - block.from + 1 }, (_, index) => block.from + index);
      return numbers.map((line) => (draft.document.lines[line - 1] ?? '').trim()).filter((text) => text !== '');
    });
    if (place.role !== 'risks' || !lines.some((line) => setRiskKey({}, line.replace(/^(?:[-*+]|\d+[.)])\s+/, '')))) return false;
    const fields: Fields = {
      title:
        bare(section.heading).replace(
          /^(?:risk|риск|风险|リスク|리스크|risiko|riesgo|risco)?\s*#?\d*(?:\.\d+)*\s*[:.)：—–-]\s*/iu,
          '',
        ) || bare(section.heading),
    };
    for (const line of lines) {
      const text = line.replace(/^(?:[-*+]|\d+[.)])\s+/, '');
      if (!setRiskKey(fields, text)) note(fields, text);
    }
    if (place.phase) fields.phase = place.phase.id;
    const last = Math.max(section.to, ...section.blocks.map((block) => block.to));
    draft.row(
      draft.register('risks'),
      'risks',
      fields,
      section.from,
      last,
      'a heading about risks with lines that name its mitigation or level',
    );
    return true;
  }

  #heading(section: Section, cursor: Cursor): void {
    const { draft } = this;
    if (!section.written) {
      const markdown = sliceLines(draft.document, section.from, section.to).trim();
      draft.keep(cursor, markdown, section.from, section.to, 'a line that numbers a part which is no phase of the plan');
      return;
    }
    const depth = Math.min(6, Math.max(2, section.depth - cursor.file.depth + 1));
    cursor.pending = cursor.pending.filter((each) => (/^#+/.exec(each.markdown)?.[0].length ?? 0) < depth);
    cursor.pending.push({
      markdown: `${'#'.repeat(depth)} ${section.heading.replace(/\s*\n\s*/g, ' ')}`,
      lines: draft.sourceLines(section.from, section.to),
    });
    draft.claim('prose', 'heading', cursor.file, section.from, section.to, 'the heading of what is kept');
  }

  #content(section: Section, place: Place): void {
    const { draft } = this;
    this.#blocks(section.blocks, place);
    for (const child of section.children) this.#section(child, place);
    const { from } = draft.sourceLines(section.from, section.to);
    const waiting = place.cursor.pending.findIndex((piece) => piece.lines?.from === from);
    if (waiting < 0) return;
    // Everything below the heading became rows elsewhere.
    place.cursor.pending.splice(waiting);
    draft.claim('typed', 'heading', place.cursor.file, section.from, section.to, 'the heading of what became rows');
  }

  #blocks(blocks: readonly Block[], place: Place): void {
    const { draft } = this;
    for (const [index, block] of blocks.entries()) {
      const next = blocks[index + 1];
      const text = block.type === 'paragraph' && block.from === block.to ? draft.markdownOf(block).trim() : '';
      const isLabel =
        text !== '' &&
        text.length <= 120 &&
        next !== undefined &&
        ['list', 'table', 'code'].includes(next.type) &&
        (/[:：]\**$/.test(text) || /^\*\*[^*]+\*\*[:：]?$/.test(text));
      if (isLabel && next) {
        // A label goes with what it stands above: into a register, or in front of the list.
        const piece = { markdown: text, lines: draft.sourceLines(block.from, block.to) };
        place.cursor.pending.push(piece);
        draft.claim('prose', 'heading', place.cursor.file, block.from, block.to, 'the label of what stands below it');
        continue;
      }
      const before = blocks[index - 1];
      const label =
        before &&
        place.cursor.pending.at(-1) &&
        before.type === 'paragraph' &&
        place.cursor.pending.at(-1)?.lines?.from === draft.sourceLines(before.from, before.to).from
          ? place.cursor.pending.at(-1)?.markdown
          : undefined;
      this.#block(block, place, label);
      if (label !== undefined && place.cursor.pending.some((piece) => piece.markdown === label)) {
        place.cursor.pending = place.cursor.pending.filter((piece) => piece.markdown !== label);
        if (before) draft.claim('typed', 'heading', place.cursor.file, before.from, before.to, 'the label of what became rows');
      }
    }
  }

  #block(block: Block, place: Place, label: string | undefined): void {
    const { draft } = this;
    const why = 'no part of a register; kept where it stood';
    if (this.choice.lists.has(block) || block === this.#listed) return;
    if (block.type === 'table' && applyTable(draft, block, this.#tablePlace(place, label))) return;
    if (block.type === 'list') {
      this.#list(block, place, label);
      return;
    }
    if (block.type === 'code' && place.role === 'environment' && variablesOf(draft, block, block.node as Code)) return;
    if (block.type === 'paragraph' && place.phase && !place.cursor.late && place.cursor.file.kind === 'phase') {
      this.#phaseParagraph(block, place);
      return;
    }
    if (block.type === 'thematicBreak') {
      draft.claim('prose', 'rule', place.cursor.file, block.from, block.to, 'a rule between parts; files part them now');
      return;
    }
    draft.keep(place.cursor, draft.markdownOf(block), block.from, block.to, why);
  }

  #tablePlace(place: Place, label: string | undefined): TablePlace {
    const { fields } = this.draft.plan;
    const side = (value: Value | undefined): string | undefined =>
      typeof value === 'object' && !Array.isArray(value) && typeof (value as Fields).system === 'string'
        ? ((value as Fields).system as string)
        : undefined;
    let heading = label === undefined ? bare(place.section.heading) : bare(label).replace(/[:：]$/, '');
    if (place.section === this.root) heading = '';
    return {
      cursor: place.cursor,
      heading: heading.replace(/^(?:\d+(?:\.\d+)*[.)]?|[一二三四五六七八九十]+、)\s*/u, ''),
      role: (label === undefined ? undefined : sectionRole(bare(label))) ?? place.role,
      inPhase: place.phase !== undefined,
      phase: place.phase?.id,
      oldSystem: side(fields.from),
      newSystem: side(fields.to),
      phaseIn: (text) => this.#names.find(text),
      phaseFile: (id) => this.draft.files.find((file) => file.kind === 'phase' && file.id === id),
    };
  }

  /** A paragraph of a phase: lines that name a value are taken, the others stay. */
  #phaseParagraph(block: Block, place: Place): void {
    const { draft } = this;
    const { phase, cursor } = place;
    if (!phase) return;
    if (place.role === 'goal' && phase.file.fields.purpose === undefined && block.to - block.from < 4) {
      phase.file.fields.purpose = draft
        .markdownOf(block)
        .trim()
        .replace(/\s*\n\s*/g, ' ');
      draft.claim('typed', 'phase', phase.file, block.from, block.to, 'the goal of the phase');
      return;
    }
    let run: number | undefined;
    const end = (until: number): void => {
      if (run !== undefined)
        draft.keep(
          cursor,
          draft.markdownOf({ ...block, from: run, to: until }),
          run,
          until,
          'told about the phase; kept where it stood',
        );
      run = undefined;
    };
    for (let line = block.from; line <= block.to; line++) {
      const text = draft.document.lines[line - 1] ?? '';
      const found = keyLine(text);
      const last = line === block.to || keyLine(draft.document.lines[line] ?? '') !== undefined;
      const bold = /^\s*(?:\*\*|__)/.test(text);
      if (found && found.value !== '' && last && bold && place.role !== 'rollback') {
        const role = sectionRole(found.key);
        const field = setPhaseKey(found, phase.file.fields, (words) => this.#names.findAll(words, phase.id));
        if (field !== undefined) {
          end(line - 1);
          draft.claim('typed', 'phase', phase.file, line, line, `a line that sets \`${field}\` of the phase`);
          continue;
        }
        if (role === 'exit' && found.key.split(/\s+/).length <= 3) {
          end(line - 1);
          draft.mark(cursor, '<Exit>');
          draft.keep(
            cursor,
            `- ${found.value}`,
            line,
            line,
            'a line that names the gate of the phase',
            'typed',
            'exit criterion',
          );
          draft.mark(cursor, '</Exit>');
          continue;
        }
      }
      run ??= line;
    }
    end(block.to);
  }

  #list(block: Block, place: Place, label: string | undefined): void {
    const { draft } = this;
    const list = block.node as List;
    const markdown = draft.markdownOf(block);
    const boxed = isBoxed(list, markdown);
    // In "Migration order" a label says what comes first, and nothing about what the list is.
    const ordered = list.ordered === true && SEQUENCE.test(bare(place.section.heading));
    const labelRole = label === undefined || ordered ? undefined : sectionRole(bare(label));
    const role = label === undefined ? place.role : (labelRole ?? (place.role === 'risks' ? 'risks' : undefined));
    const { phase, cursor } = place;
    if (place.role === 'rollback') {
      if (isTrigger(label ?? place.section.heading) && !boxed) {
        triggerItems(draft, block, cursor.file);
        return;
      }
      draft.keep(
        cursor,
        boxed ? taskList(draft, block).markdown : markdown,
        block.from,
        block.to,
        'a step or a condition of a rollback',
        'typed',
        'rollback step',
      );
      return;
    }
    if (role === 'risks' && !boxed && announcesRisks(label ?? place.section.heading) && !listsFiles(markdown)) {
      riskItems(draft, block, levelOfHeading(label ?? place.section.heading), phase?.id, 'an item of a list about risks');
      return;
    }
    if (role === 'questions' && !boxed) {
      questionItems(draft, block, 'an item of a list of open questions');
      return;
    }
    if ((role === 'metrics' || (role === 'exit' && !phase)) && metricItems(draft, block, cursor, phase?.id)) return;
    if (role === 'rollout' && !phase && !boxed && rolloutItems(draft, block, label ?? place.section.heading)) return;
    if (!phase && this.#toldAgain(block)) {
      draft.keep(cursor, markdown, block.from, block.to, 'a list of the phases; what it says about each is compared');
      return;
    }
    if (!phase || cursor.late) {
      const plain = taskList(draft, block);
      if (boxed) draft.keep(cursor, plain.markdown, block.from, block.to, 'an item with a box', 'typed', 'task');
      else if (place.work && !phase && (label === undefined || bare(label).split(/\s+/).length > 4 || !FACTS.test(bare(label)))) {
        const tag = place.work === 'task' ? 'Tasks' : 'Exit';
        draft.mark(cursor, `<${tag}>`);
        const why = place.work === 'task' ? 'an item of a part that lists work' : 'an item of the criteria of the plan';
        draft.keep(cursor, place.work === 'task' ? plain.markdown : markdown, block.from, block.to, why, 'typed', place.work);
        draft.mark(cursor, `</${tag}>`);
      } else draft.keep(cursor, markdown, block.from, block.to, 'a list outside the phases, without boxes');
      return;
    }
    if (boxed) {
      const exit = role === 'exit' || (role === 'testing' && checksPhase(label ?? place.section.heading));
      const { markdown: tasks } = taskList(draft, block);
      if (exit) draft.mark(cursor, '<Exit>');
      draft.keep(
        cursor,
        tasks,
        block.from,
        block.to,
        exit ? 'an item with a box, below a heading about criteria' : 'an item with a box',
        'typed',
        exit ? 'exit criterion' : 'task',
      );
      if (exit) draft.mark(cursor, '</Exit>');
      return;
    }
    if (role === 'exit' || role === 'entry' || (role === 'testing' && checksPhase(label ?? place.section.heading))) {
      if (role === 'entry' && list.children.every((item) => item.children.length === 1)) {
        const entry = list.children.map((item) => itemText(draft, item)).filter((text) => text !== '');
        phase.file.fields.entry = [...((phase.file.fields.entry ?? []) as string[]), ...entry];
        draft.claim('typed', 'entry criterion', phase.file, block.from, block.to, 'what must hold before the phase begins');
        return;
      }
      if (role === 'entry') {
        draft.keep(cursor, markdown, block.from, block.to, 'what the phase needs before it begins');
        return;
      }
      draft.mark(cursor, '<Exit>');
      draft.keep(cursor, markdown, block.from, block.to, 'an item below a heading about criteria', 'typed', 'exit criterion');
      draft.mark(cursor, '</Exit>');
      return;
    }
    const flat = list.children.every((item) => item.children.length === 1);
    if (role === 'deliverables' && flat && phase.file.fields.deliverables === undefined) {
      phase.file.fields.deliverables = list.children.map((item) => itemText(draft, item)).filter((text) => text !== '');
      draft.claim('typed', 'deliverable', phase.file, block.from, block.to, 'an item below a heading about deliverables');
      return;
    }
    if (role === 'goal' && list.children.length === 1 && flat && phase.file.fields.purpose === undefined) {
      phase.file.fields.purpose = itemText(draft, list.children[0] as ListItem);
      draft.claim('typed', 'phase', phase.file, block.from, block.to, 'the goal of the phase');
      return;
    }
    if (
      role === 'goal' ||
      role === 'deliverables' ||
      (role === 'notes' && !TO_DO.test(bare(label ?? place.section.heading))) ||
      role === 'files' ||
      role === 'status' ||
      role === 'decisions' ||
      role === 'schedule' ||
      role === 'metrics' ||
      role === 'environment' ||
      role === 'contents'
    ) {
      draft.keep(cursor, markdown, block.from, block.to, 'a list of the phase that is told as prose');
      return;
    }
    this.#phaseTasks(block, place, label);
  }

  /** A list of phases of another document of the same plan, with where each stands: `✅ 01-sdk: Update the SDK`. */
  #toldAgain(block: Block): boolean {
    const { draft } = this;
    const items = (block.node as List).children.map((item) => {
      const text = itemText(draft, item);
      const label = phaseLabel(text)?.label;
      return { item, text, file: draft.files.find(({ kind, fields }) => kind === 'phase' && fields.label === label) };
    });
    if (items.some(({ file, item }) => !file || file.origin === draft.source.name || item.children.length > 1)) return false;
    for (const { item, text, file } of items) {
      if (!file) continue;
      const sign = /^[^\p{L}\p{N}]*/u.exec(text)?.[0]?.trim() ?? '';
      if (item.checked === true) setStatus(file.fields, 'done');
      else if (statusOf(sign) !== undefined) setStatus(file.fields, sign);
      const { from, to } = itemLines(item);
      draft.claim('typed', 'phase', file, from, to, 'the same phase, told in another document');
    }
    return true;
  }

  /** An item that names criteria or risks of the phase, with one of them behind its colon or several below it. */
  #partOfPhase(item: ListItem, found: ReturnType<typeof keyLine>, place: Place): boolean {
    const { draft } = this;
    const { phase, cursor } = place;
    if (!phase) return false;
    const lines = itemLines(item);
    const text = itemText(draft, item);
    const [, below] = item.children;
    if (below?.type === 'list' && item.children.length === 2 && /[:：]\**$|^\*\*[^*]+\*\*$/.test(text)) {
      const role = sectionRole(bare(text));
      if (bare(text).split(/\s+/).length > 4 || (role !== 'exit' && role !== 'entry' && role !== 'risks' && role !== 'tasks'))
        return false;
      draft.claim('typed', 'heading', cursor.file, lines.from, lines.from, 'the label of what became rows');
      this.#list(this.#nested(below), { ...place, role }, text);
      return true;
    }
    if (!found || found.value === '' || found.key.split(/\s+/).length > 3) return false;
    const role = sectionRole(found.key);
    if (role === 'exit') {
      draft.mark(cursor, '<Exit>');
      draft.keep(
        cursor,
        `- ${found.value}`,
        lines.from,
        lines.to,
        'an item that names the gate of the phase',
        'typed',
        'exit criterion',
      );
      draft.mark(cursor, '</Exit>');
      return true;
    }
    if (role !== 'risks' || found.value.length < 12) return false;
    draft.row(
      draft.register('risks'),
      'risks',
      { title: found.value, phase: phase.id },
      lines.from,
      lines.to,
      'an item that names a risk of the phase',
    );
    return true;
  }

  /** An unboxed list of a phase: items that set its values are taken, the rest are tasks, unless the label says otherwise. */
  #phaseTasks(block: Block, place: Place, label: string | undefined): void {
    const { draft } = this;
    const { phase, cursor } = place;
    if (!phase) return;
    const list = block.node as List;
    const runs: ListItem[][] = [];
    let open: ListItem[] | undefined;
    for (const item of list.children) {
      const text = itemText(draft, item);
      const found = item.children.length === 1 ? keyLine(text) : undefined;
      const field =
        found && found.value !== ''
          ? setPhaseKey(found, phase.file.fields, (words) => this.#names.findAll(words, phase.id))
          : undefined;
      if (field !== undefined) {
        const lines = itemLines(item);
        draft.claim('typed', 'phase', phase.file, lines.from, lines.to, `an item that sets \`${field}\` of the phase`);
        open = undefined;
        continue;
      }
      if (this.#partOfPhase(item, found, place)) {
        open = undefined;
        continue;
      }
      if (!open) {
        open = [];
        runs.push(open);
      }
      open.push(item);
    }
    const named = list.children.filter((item) =>
      /^(?:\*\*|__)[^*]{2,40}(?:[:：]\**|\*\*\s*[:：])/.test(itemText(draft, item)),
    ).length;
    // A sentence that ends in a colon announces anything; a bold one, a numbered heading or none at all announces work.
    const heading = label ?? (place.section.label || this.#phases.has(place.section) ? '' : place.section.heading);
    const work =
      sectionRole(bare(heading)) === 'tasks' ||
      (list.ordered === true && (SEQUENCE.test(bare(heading)) || SEQUENCE.test(bare(place.section.heading))));
    // A sentence that ends in a colon announces anything; a word or two ("Do:") announce work, unless they name what is.
    const sentence = label !== undefined && !/^(?:\*\*|__)/.test(label.trim()) && bare(label).split(/\s+/).length > 2;
    const described = label === undefined ? heading !== '' && DESCRIPTIONS.test(bare(heading)) : FACTS.test(bare(label));
    const labelled = !work && (sentence || described);
    const facts =
      heading !== '' &&
      !/^\W*\d/.test(bare(heading)) &&
      phaseLabel(heading) === undefined &&
      !work &&
      named >= list.children.length * 0.6;
    const signed = taskList(draft, block).boxed;
    for (const run of runs) {
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last) continue;
      const part: Block = { type: 'list', node: { ...list, children: run }, from: itemLines(first).from, to: itemLines(last).to };
      if ((labelled || facts) && !signed) {
        draft.keep(
          cursor,
          draft.markdownOf(part),
          part.from,
          part.to,
          labelled ? 'a list that a sentence announces' : 'a list of facts: names and values',
        );
        continue;
      }
      const { markdown } = taskList(draft, part);
      draft.mark(cursor, '<Tasks>');
      draft.keep(cursor, markdown, part.from, part.to, 'an item of a list of a phase', 'typed', 'task');
      draft.mark(cursor, '</Tasks>');
    }
  }
}

/** Roles that the parts of a section have too. */
const inherited = (role: SectionRole | undefined): SectionRole | undefined =>
  role === 'risks' || role === 'exit' || role === 'rollback' || role === 'tasks' ? role : undefined;
