import type { List, ListItem, Paragraph } from 'mdast';
import type { CheckState, Step, Task } from '../model/body.ts';
import { own } from '../model/own.ts';
import { idWords } from '../model/plain-text.ts';
import { distance } from '../model/values/nearest.ts';
import type { RawProblem } from './raw.ts';

/** Attributes of a task, as written in its last parenthesis: `(owner: Ana; as of: 2026-05-21)`. */
export const TASK_ATTRIBUTES = [
  'id',
  'owner',
  'due',
  'after',
  'effort',
  'takes',
  'issue',
  'compat',
  'metric',
  'evidence',
  'as of',
  'expires',
  'done',
  'links',
] as const;
type Attribute = (typeof TASK_ATTRIBUTES)[number];

/** Words of other tools for an attribute. */
const SYNONYMS: Readonly<Record<string, Attribute>> = {
  'depends on': 'after',
  depends: 'after',
  'blocked by': 'after',
  requires: 'after',
  needs: 'after',
  assignee: 'owner',
  assigned: 'owner',
  'assigned to': 'owner',
  responsible: 'owner',
  deadline: 'due',
  'due date': 'due',
  estimate: 'effort',
  estimated: 'effort',
  size: 'effort',
  duration: 'takes',
  time: 'takes',
  ticket: 'issue',
  jira: 'issue',
  completed: 'done',
  finished: 'done',
  proof: 'evidence',
  expiry: 'expires',
  link: 'links',
};

const isAttribute = (word: string): word is Attribute => TASK_ATTRIBUTES.some((each) => each === word);

/** The attribute that was meant: another word for it, or `onwer` for `owner` (one slip in a short word, two in a long one). */
function meantBy(word: string): Attribute | undefined {
  const lower = word.toLowerCase();
  if (isAttribute(lower)) return lower;
  return (
    own(SYNONYMS, lower) ?? TASK_ATTRIBUTES.find((each) => each.length > 2 && distance(lower, each) <= (each.length > 5 ? 2 : 1))
  );
}

/** What is wrong with a parenthesis, at offsets of the text; `write` is the parenthesis as it was meant, where that is certain. */
export interface AttributeProblem {
  rule: 'syntax/task-attribute' | 'syntax/task-parenthesis';
  message: string;
  fix: string;
  write?: string;
  start: number;
  end: number;
}

interface Attributed {
  text: string;
  attributes: Partial<Record<Attribute, string>>;
  problem?: AttributeProblem;
}

/** `owner: Ana` */
const PART = /^\s*([A-Za-z][A-Za-z -]*?)\s*:\s+(\S.*?)\s*$/;

/** The words of an attribute's name, at most: more of them are a sentence. */
const MOST_WORDS = 2;

/** Values that separate by commas themselves, so that a word with a colon behind a comma is no slip of the pen. */
const COMMA = /,\s*(?=([A-Za-z][A-Za-z ]*?)\s*:\s)/g;

/** Cuts a part at the commas that stand in front of another attribute: `owner: Ana, due: 2026-03-04`. */
function cutAtCommas(part: string): string[] {
  const cuts = [...part.matchAll(COMMA)].filter(([, word = '']) => meantBy(word) !== undefined);
  const starts = [0, ...cuts.map(({ index, 0: comma }) => index + comma.length)];
  const ends = [...cuts.map(({ index }) => index), part.length];
  return starts.map((start, index) => part.slice(start, ends[index]));
}

/** Splits the last parenthesis off a text, if every part of it is `known: value`. */
export function splitAttributes(text: string): Attributed {
  const match = /\s*\(([^()]*)\)\s*$/.exec(text);
  if (!match?.[1]) return { text, attributes: {} };
  const written = match[1].split(';');
  const pieces = written.flatMap(cutAtCommas);
  const parts = pieces.map((piece) => PART.exec(piece));
  const words = parts.map((part) => part?.[1] ?? '');
  const known = words.filter(isAttribute).length;
  if (known === parts.length && pieces.length === written.length && new Set(words).size === words.length) {
    const attributes = Object.fromEntries(parts.map((part) => [part?.[1], part?.[2]])) as Attributed['attributes'];
    return { text: text.slice(0, match.index), attributes };
  }
  const shaped = parts.every((part) => part !== null && (part[1] ?? '').split(' ').length <= MOST_WORDS);
  const meant = words.map(meantBy);
  if (known === 0 && !meant.some((word) => word !== undefined) && !shaped) return { text, attributes: {} };
  const start = match.index + (match[0].length - match[0].trimStart().length);
  const problem = (rest: Omit<AttributeProblem, 'start' | 'end'>): Attributed => ({
    text,
    attributes: {},
    problem: { ...rest, start, end: text.length },
  });
  const rewritten = `(${parts.map((part, index) => `${meant[index]}: ${part?.[2]}`).join('; ')})`;
  const certain = shaped && meant.every((word) => word !== undefined) && new Set(meant).size === meant.length;
  const twice = words.find((word, index) => words.indexOf(word) < index);
  const rule = 'syntax/task-attribute';
  if (known === parts.length && twice !== undefined)
    return problem({
      rule,
      message: `the attribute \`${twice}\` of a task is given twice`,
      fix: 'Keep one of the two; several values of one attribute are separated by ","',
    });
  if (known === parts.length)
    return problem({
      rule,
      message: 'attributes of a task are separated by semicolons, not commas',
      fix: `Write ${rewritten}`,
      write: rewritten,
    });
  const index = words.findIndex((word) => !isAttribute(word));
  const word = words[index] || (pieces[index] ?? '').trim();
  if (known === 0 && !meant.some((each) => each !== undefined))
    return problem({
      rule: 'syntax/task-parenthesis',
      message: `\`${word}\` is not an attribute of a task, so the parenthesis is read as text`,
      fix: `Attributes are ${TASK_ATTRIBUTES.join(', ')}; if it is text, write "${word}\\:"`,
    });
  return problem({
    rule,
    message: `unknown attribute \`${word}\` of a task`,
    fix: certain
      ? `Did you mean \`${meant[index]}\`? Write ${rewritten}`
      : meant[index]
        ? `Did you mean \`${meant[index]}\`?`
        : `Known are ${TASK_ATTRIBUTES.join(', ')}; parts are separated by ";"`,
    ...(certain && { write: rewritten }),
  });
}

/** `core-api/jwt, rehearsal` → its parts, without empty ones. */
export const listed = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Where lists of a body are read: its text, what ids are taken, and where it stands in the file. */
export interface ListContext {
  body: string;
  file: string;
  /** Offset of the body in the file. */
  offset: number;
  /** `phase/core-api` */
  ref: string;
  idOf: (text: string) => string;
  problems: RawProblem[];
}

/** Ids of tasks are made from their first words: long enough to tell, short enough for a link. */
const ID_WORDS = 8;

const stateOf = (item: ListItem): CheckState => (item.checked === true ? 'done' : item.checked === false ? 'open' : 'unstated');

const paragraphOf = (item: ListItem): Paragraph | undefined => item.children.find((child) => child.type === 'paragraph');

const offsets = (node: {
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
}): [number, number] => [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];

/** Whether a list, or a list in it, has a box. */
export const hasBoxes = (list: List): boolean =>
  list.children.some((item) => item.checked !== null && item.checked !== undefined);

/** The items of a list as tasks, with their sub-lists. */
export function readTasks(list: List, heading: string | undefined, context: ListContext): Task[] {
  return list.children.map((item) => {
    const paragraph = paragraphOf(item);
    const [start, end] = offsets(paragraph ?? item);
    const written = paragraph
      ? context.body
          .slice(start, end)
          .replace(/^\[[ xX]\]\s+/, '')
          .replace(/\s*\n\s*/g, ' ')
      : '';
    const { text, attributes, problem } = splitAttributes(written);
    if (problem) {
      const at = { start: context.offset + end - (written.length - problem.start), end: context.offset + end };
      // A paragraph of several lines was joined: its offsets are not those of the file.
      const isOneLine = !context.body.slice(start, end).includes('\n');
      context.problems.push({
        rule: problem.rule,
        message: problem.message,
        fix: problem.fix,
        ...at,
        key: written,
        ...(problem.write !== undefined && isOneLine && { edit: { ...at, text: problem.write } }),
      });
    }
    const words = idWords(text).split(/\s+/).slice(0, ID_WORDS).join(' ');
    const given = attributes.id;
    const id = given ?? context.idOf(words || 'task');
    const { 'as of': asOf, after, id: _, ...others } = attributes;
    const [itemStart] = offsets(item);
    return {
      id,
      ref: `${context.ref}/${id}`,
      text,
      state: stateOf(item),
      ...(heading !== undefined && { heading }),
      ...others,
      ...(after !== undefined && { after: listed(after) }),
      ...(asOf !== undefined && { asOf }),
      attributes: { ...attributes },
      children: item.children.flatMap((child) => (child.type === 'list' ? readTasks(child, heading, context) : [])),
      source: { file: context.file, start: context.offset + itemStart, end: context.offset + end },
    };
  });
}

/** The items of a numbered list as steps, with the code and the expectation of each. */
export function readSteps(list: List, heading: string | undefined, context: ListContext): Step[] {
  return list.children.map((item, index) => {
    const [start, end] = offsets(paragraphOf(item) ?? item);
    const paragraphs = item.children
      .filter((child) => child.type === 'paragraph')
      .map((child) => context.body.slice(...offsets(child)).replace(/\s*\n\s*/g, ' '));
    const lines = paragraphs.flatMap((paragraph) => paragraph.split(/\s+(?=Expect:)/));
    const expect = lines
      .find((line) => line.startsWith('Expect:'))
      ?.slice('Expect:'.length)
      .trim();
    const [itemStart] = offsets(item);
    return {
      number: (list.start ?? 1) + index,
      text: lines.filter((line) => !line.startsWith('Expect:')).join(' '),
      ...(expect !== undefined && { expect }),
      code: item.children.flatMap((child) => (child.type === 'code' ? [{ lang: child.lang ?? '', value: child.value }] : [])),
      children: item.children.flatMap((child) => (child.type === 'list' ? readSteps(child, heading, context) : [])),
      ...(heading !== undefined && { heading }),
      source: { file: context.file, start: context.offset + itemStart, end: context.offset + (end || start) },
    };
  });
}
