import type { List, ListItem, Paragraph } from 'mdast';
import type { CheckState, Step, Task } from '../model/body.ts';
import { plainText } from '../model/plain-text.ts';
import { distance } from '../model/values/nearest.ts';
import type { RawProblem } from './raw.ts';

/** Attributes of a task, as written in its last parenthesis: `(owner: Ana; as of: 2026-05-21)`. */
export const TASK_ATTRIBUTES = [
  'id',
  'owner',
  'due',
  'effort',
  'takes',
  'compat',
  'metric',
  'evidence',
  'as of',
  'expires',
  'done',
  'links',
] as const;
type Attribute = (typeof TASK_ATTRIBUTES)[number];

const isAttribute = (word: string): word is Attribute => TASK_ATTRIBUTES.some((each) => each === word);

/** `onwer` for `owner`: one slip in a short word, two in a long one. */
const nearMiss = (word: string): Attribute | undefined =>
  isAttribute(word)
    ? undefined
    : TASK_ATTRIBUTES.find((each) => each.length > 2 && distance(word.toLowerCase(), each) <= (each.length > 5 ? 2 : 1));

interface Attributed {
  text: string;
  attributes: Partial<Record<Attribute, string>>;
  problem?: { message: string; fix: string; start: number; end: number };
}

/** Splits the last parenthesis off a text, if every part of it is `known: value`. */
export function splitAttributes(text: string): Attributed {
  const match = /\s*\(([^()]*)\)\s*$/.exec(text);
  if (!match?.[1]) return { text, attributes: {} };
  const parts = match[1].split(';').map((part) => /^\s*([A-Za-z][A-Za-z ]*?)\s*:\s+(\S.*?)\s*$/.exec(part));
  const words = parts.map((part) => part?.[1] ?? '');
  const known = words.filter(isAttribute).length;
  if (known === parts.length) {
    const attributes = Object.fromEntries(parts.map((part) => [part?.[1], part?.[2]])) as Attributed['attributes'];
    return { text: text.slice(0, match.index), attributes };
  }
  const missed = words.map(nearMiss);
  const index = words.findIndex((word, i) => !isAttribute(word) && (known > 0 || missed[i] !== undefined));
  if (index < 0 || (known === 0 && missed[index] === undefined)) return { text, attributes: {} };
  const word = words[index] || (match[1].split(';')[index] ?? '').trim();
  const meant = missed[index];
  return {
    text,
    attributes: {},
    problem: {
      message: `unknown attribute \`${word}\` of a task`,
      fix: meant ? `Did you mean \`${meant}\`?` : `Known are ${TASK_ATTRIBUTES.join(', ')}; parts are separated by ";"`,
      start: match.index + (match[0].length - match[0].trimStart().length),
      end: text.length,
    },
  };
}

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
      context.problems.push({
        rule: 'syntax/task-attribute',
        message: problem.message,
        fix: problem.fix,
        start: context.offset + end - (written.length - problem.start),
        end: context.offset + end,
        key: written,
      });
    }
    const words = plainText(text).split(/\s+/).slice(0, ID_WORDS).join(' ');
    const given = attributes.id;
    const id = given ?? context.idOf(words || 'task');
    const { 'as of': asOf, id: _, ...others } = attributes;
    const [itemStart] = offsets(item);
    return {
      id,
      ref: `${context.ref}/${id}`,
      text,
      state: stateOf(item),
      ...(heading !== undefined && { heading }),
      ...others,
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
