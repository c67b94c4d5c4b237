import type { ListedOperation } from '../propose-rows.ts';
import { group, list, words } from './routes.ts';

const ROOTS = { query: 'QUERY', mutation: 'MUTATION', subscription: 'SUBSCRIPTION' } as const;

/** The text between two braces that open at a place. */
function blockAt(text: string, open: number): string {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return text.slice(open + 1, at);
  }
  return text.slice(open + 1);
}

/** Text without what stands between parentheses: the arguments of fields and directives. */
function withoutArguments(text: string): string {
  let depth = 0;
  let out = '';
  for (const character of text) {
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (depth === 0) out += character;
  }
  return out;
}

/** Fields of the root types of a GraphQL schema in its definition language (October 2021), extensions included. */
export function graphqlOperations(source: string): ListedOperation[] | undefined {
  const text = source
    .replace(/"""[\s\S]*?"""/g, '')
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '')
    .replace(/#.*$/gm, '');
  const names: Record<string, string> = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
  const schema = /\bschema\b[^{]*\{/.exec(text);
  if (schema)
    for (const [, root = '', type = ''] of blockAt(text, schema.index + schema[0].length - 1).matchAll(/(\w+)\s*:\s*(\w+)/g))
      if (root in names) names[root] = type;
  const found = Object.entries(ROOTS).flatMap(([root, method]) =>
    [...text.matchAll(new RegExp(`\\btype\\s+${names[root]}\\b[^{}]*\\{`, 'g'))].flatMap((match) =>
      [...withoutArguments(blockAt(text, match.index + match[0].length - 1)).matchAll(/(\w+)\s*:/g)].map(
        ([, field = '']): ListedOperation => ({ method, path: field, name: field }),
      ),
    ),
  );
  return found.length > 0 ? found : undefined;
}

/** The answer to an introspection query. */
export function introspectedOperations(data: unknown): ListedOperation[] | undefined {
  const schema = group(group(group(data).data).__schema ?? group(data).__schema);
  if (!Array.isArray(schema.types)) return undefined;
  return Object.entries(ROOTS).flatMap(([root, method]) => {
    const name = words(group(schema[`${root}Type`]).name);
    const type = list(schema.types)
      .map(group)
      .find((each) => each.name === name && name !== '');
    return list(type?.fields).map((field): ListedOperation => {
      const path = words(group(field).name);
      return { method, path, name: path };
    });
  });
}
