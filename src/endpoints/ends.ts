import { type CallCondition, isReadable, whenText } from '../model/values/call-condition.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { type Header, type HeaderOperation, type Lifecycle, lifecycleHeaders } from './headers.ts';

/** An operation with the days of its end, and where its calls go afterwards. */
export interface Ending extends Lifecycle {
  operation: HeaderOperation;
  /** Path or address of the one operation that takes its place, with parameters; absent where there is none, or several. */
  target?: string | undefined;
  /** What calls have to carry, if not all calls are meant: all of it. */
  conditions?: readonly CallCondition[];
  /** Conditions of its targets that no server can read: it cannot tell where a call goes after the end. */
  undecided?: readonly CallCondition[];
}

/** What a server does with the calls of an operation on a day. */
export interface EndRule {
  /** Methods as regular expression: `GET|HEAD`, `[A-Z]+`. */
  methods: string;
  /** The path as a regular expression with a group for each parameter, without anchors; PCRE, RE2, JavaScript, Python and Java read it alike. */
  path: string;
  /** What a call has to carry: all of it. Rules with conditions come before those without. */
  conditions: readonly CallCondition[];
  /** Headers before its end. */
  headers: readonly Header[];
  /** Path of its successor for `Link`, in parts: texts, and numbers of groups. */
  link?: Template;
  /** From its sunset on: gone, or moved for good. */
  end?: { status: 410 } | { status: 308; to: Template };
}

/** Text with numbers of groups in it: `['/people/', 1, '/orders']`. */
export type Template = readonly (string | number)[];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\"]/g, '\\$&').replaceAll('\\"', '"');

/** The pattern of a path, and the parameters of its groups in order. */
function patternOf(path: string): { pattern: string; names: string[] } {
  const names: string[] = [];
  const group = (name: string, what: string): string => {
    names.push(name);
    return `(${what})`;
  };
  const pattern = path
    .split('/')
    .map((segment) => {
      if (segment === '**') return group('**', '[^?]*');
      if (segment === '*') return group('*', '[^/?]+');
      return segment
        .split(/(\{[^{}]*\})/)
        .map((part) => (part.startsWith('{') ? group(part.slice(1, -1), '[^/?]+') : escaped(part)))
        .join('');
    })
    .join('/');
  return { pattern, names };
}

/** A path with groups for its parameters: by name, else by their order. Undefined where one has no group. */
function templateOf(path: string, names: readonly string[]): Template | undefined {
  const parts: (string | number)[] = [];
  let unnamed = 0;
  for (const part of path.split(/(\{[^{}]*\}|\*\*?)/)) {
    if (!/^(?:\{|\*)/.test(part)) {
      if (part !== '') parts.push(part);
      continue;
    }
    const name = part.replace(/^\{|\}$/g, '');
    const at = names.indexOf(name) >= 0 ? names.indexOf(name) : names.length === 1 ? unnamed++ : -1;
    if (at < 0 || at >= names.length) return undefined;
    parts.push(at + 1);
  }
  return parts;
}

/**
 * What servers have to do on a day: before the sunset `Deprecation`, `Sunset` and `Link`, from it on 308 to the operation
 * that takes its place, or 410 where there is none. Operations without a day, and those that are no HTTP, are left out, as are calls distinguished by words alone
 * (`unreadableEndings`).
 */
export function endRules(endings: readonly Ending[], day: CivilDate): EndRule[] {
  const rules = endings.flatMap((ending): EndRule[] => {
    const { operation, sunset, successor, target, conditions = [] } = ending;
    if (!conditions.every(isReadable)) return [];
    if (!operation.fullPath.startsWith('/') || /\s|\?/.test(operation.fullPath)) return [];
    const { pattern, names } = patternOf(operation.fullPath);
    const stated = [...new Set(operation.methods.map((method) => (method === 'WS' || method === 'SSE' ? 'GET' : method)))];
    const methods = stated.includes('GET') && !stated.includes('HEAD') ? [...stated, 'HEAD'] : stated;
    const any = methods.length === 0 || methods.includes('ANY');
    const rule = { methods: any ? '[A-Z]+' : methods.join('|'), path: pattern, conditions };
    const moved =
      target !== undefined && /^(?:\/|https?:\/\/)/.test(target) && target !== operation.fullPath
        ? templateOf(target, names)
        : undefined;
    if (isUndecided(ending, day)) return [];
    if (sunset !== undefined && sunset <= day)
      return [{ ...rule, headers: [], end: moved ? { status: 308, to: moved } : { status: 410 } }];
    const headers = lifecycleHeaders(ending).filter(({ name }) => name !== 'Link' || !moved);
    if (headers.length === 0) return [];
    const link = moved && successor === target ? moved : undefined;
    return [{ ...rule, headers, ...(link && { link }) }];
  });
  return rules.sort((a, b) => b.conditions.length - a.conditions.length);
}

/** Whether an operation has ended whose calls go to targets that a server cannot tell apart: it is left alone. */
const isUndecided = ({ sunset, undecided = [] }: Ending, day: CivilDate): boolean =>
  undecided.length > 0 && sunset !== undefined && sunset <= day;

/**
 * Returns the operations that servers leave alone on a day, since they cannot read which calls are meant, or where calls go after
 * the end: `POST /jobs when body.type = sms`.
 */
export function unreadableEndings(endings: readonly Ending[], day: CivilDate): string[] {
  const textOf = ({ operation }: Ending, words: string): string =>
    `${operation.methods.join('|')} ${operation.fullPath}${whenText(words)}`;
  const texts = endings.flatMap((ending): string[] => {
    const { conditions = [], undecided = [] } = ending;
    if (!conditions.every(isReadable)) return [textOf(ending, conditions.map(({ raw }) => raw).join(' and '))];
    return isUndecided(ending, day) ? [textOf(ending, undecided.map(({ raw }) => raw).join(' or '))] : [];
  });
  return [...new Set(texts)];
}
