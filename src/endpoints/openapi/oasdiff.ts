import type { ContractDelta, ContractPart, DeltaKind, DeltaSeverity } from '../documents/delta.ts';
import type { DocumentProblem } from '../documents/document.ts';
import { pathShape } from './similar-operations.ts';

/** A change in the output of `oasdiff changelog -f json` and `oasdiff breaking -f json`. */
interface Change {
  id: string;
  text: string;
  level: number;
  /** Absent for changes of `components`. */
  operation?: string;
  path?: string;
}

/** oasdiff's findings, by operation of the old document. */
export interface OasdiffReport {
  file: string;
  changes: number;
  /** Deltas that belong to no operation. */
  general: ContractDelta[];
  /**
   * Returns the deltas of a row's operations; `undefined` if the report does not mention them, which may mean that nothing
   * changed.
   */
  deltasOf(operations: readonly { methods: readonly string[]; fullPath: string; path: string }[]): ContractDelta[] | undefined;
}

/** oasdiff's levels: ERR, WARN, INFO. */
const SEVERITY: Record<number, DeltaSeverity> = { 3: 'breaking', 2: 'risky', 1: 'compatible' };

/** oasdiff's rule ids start with their subject; the first match counts. */
const PARTS: readonly (readonly [RegExp, ContractPart])[] = [
  [/^api-security|security/, 'auth'],
  [/deprecat|sunset/, 'deprecation'],
  [/^response-non-success/, 'error'],
  [/^response-.*status/, 'status'],
  [/^response/, 'response'],
  [/header-(?:property|param)|new-.*header|header/, 'header'],
  [/^(?:new-)?(?:required-|optional-)?(?:request-)?path-param|path-param/, 'path'],
  [/param/, 'query'],
];

const KINDS: readonly (readonly [RegExp, DeltaKind])[] = [
  [/enum/, 'values'],
  [/deprecat/, 'deprecated'],
  [/became-required/, 'required'],
  [/became-optional/, 'optional'],
  [/nullable/, 'nullable'],
  [/removed/, 'removed'],
  [/added|^new-/, 'added'],
  [/pattern/, 'pattern'],
  [/min|max/, 'limit'],
];

const isChange = (value: unknown): value is Change =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'text'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string') &&
  ['operation', 'path'].every((key) => ['string', 'undefined'].includes(typeof (value as Record<string, unknown>)[key])) &&
  'level' in value &&
  typeof value.level === 'number';

/** Terminal colours that some versions leave in the text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const COLOURS = /\u001b\[[\d;]*m/g;

function deltaOf({ id, text, level }: Change): ContractDelta {
  const part = PARTS.find(([pattern]) => pattern.test(id))?.[1] ?? 'body';
  const kind = KINDS.find(([pattern]) => pattern.test(id))?.[1] ?? 'type';
  // The parameter is named only in the sentence: `the 'query' request parameter 'limit'`.
  const plain = text.replace(COLOURS, '');
  const place = /['`](query|header|path|cookie)['`] request parameter/.exec(plain)?.[1];
  const own = place === 'cookie' ? 'header' : (place as ContractPart | undefined);
  return { in: own ?? part, kind, at: '', text: plain, severity: SEVERITY[level] ?? 'compatible' };
}

/** Parses an oasdiff report, which replaces our own comparison. */
export function readOasdiff(text: string, file: string): { report: OasdiffReport } | { problem: DocumentProblem } {
  const wrong = (message: string): { problem: DocumentProblem } => ({
    problem: {
      rule: 'endpoints/openapi-contract',
      message: `${file} ${message}`,
      fix: 'Write it with: oasdiff changelog old.yaml new.yaml -f json',
      file,
      offset: 0,
    },
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong('is not JSON');
  }
  if (!Array.isArray(value) || !value.every(isChange)) return wrong('is no list of changes as oasdiff prints it');
  if (value.some(({ level }) => level === 0)) return wrong('is of an old oasdiff, whose levels mean something else');
  const told = value.filter(({ operation, path }) => operation && path);
  const byOperation = Map.groupBy(told, ({ operation = '', path = '' }) => `${operation.toUpperCase()} ${pathShape(path)}`);
  return {
    report: {
      file,
      changes: value.length,
      general: value.filter((change) => !told.includes(change)).map(deltaOf),
      deltasOf(operations) {
        const changes = operations.flatMap(({ methods, fullPath, path }) =>
          methods.flatMap(
            (method) =>
              byOperation.get(`${method} ${pathShape(fullPath)}`) ?? byOperation.get(`${method} ${pathShape(path)}`) ?? [],
          ),
        );
        return changes.length === 0 ? undefined : changes.map(deltaOf);
      },
    },
  };
}
