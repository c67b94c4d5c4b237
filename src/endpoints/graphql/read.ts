import type { DocumentNode, IntrospectionQuery } from 'graphql';
import type { DocumentProblem } from '../documents/document.ts';
import type { DocumentFiles } from '../documents/files.ts';
import type { FieldOperation, GraphqlDocument } from './document.ts';
import { ROOTS, typesOf } from './types.ts';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Returns the answer to an introspection query, with or without `data` around it. */
function introspectionOf(value: unknown): IntrospectionQuery | undefined {
  const data = isObject(value) && isObject(value.data) ? value.data : value;
  return isObject(data) && isObject(data.__schema) ? (data as unknown as IntrospectionQuery) : undefined;
}

const syntaxProblem = (file: string, reason: string, fix: string, offset = 0): DocumentProblem => ({
  rule: 'endpoints/document-syntax',
  message: `${file} ${reason}`,
  fix,
  file,
  offset,
});

const reasonOf = (error: unknown): string =>
  error instanceof RangeError ? 'it is nested too deeply' : error instanceof Error ? error.message : String(error);

/** Parses SDL, or the JSON of an introspection. The parser is loaded only here: most plans name no schema. */
async function parsed(root: string, files: DocumentFiles): Promise<{ document: DocumentNode } | { problem: DocumentProblem }> {
  const { buildClientSchema, GraphQLError, parse, printSchema } = await import('graphql');
  const text = (await files.text(root)) ?? '';
  if (/^\s*\{/.test(text) && !/\.(?:graphqls?|gqls?|sdl)$/i.test(root)) {
    const introspection = introspectionOf(await files.value(root));
    if (!introspection)
      return {
        problem: syntaxProblem(
          root,
          'is no answer to an introspection query',
          'Name the schema (.graphql), or the JSON with __schema',
        ),
      };
    try {
      const sdl = printSchema(buildClientSchema(introspection, { assumeValid: true }));
      return { document: parse(sdl === '' ? 'scalar Nothing' : sdl, { noLocation: true }) };
    } catch (error) {
      return {
        problem: syntaxProblem(
          root,
          `is no whole answer to an introspection query: ${reasonOf(error)}`,
          'Ask with the query that graphql-js calls getIntrospectionQuery()',
        ),
      };
    }
  }
  try {
    return { document: parse(text) };
  } catch (error) {
    const offset = error instanceof GraphQLError ? error.positions?.[0] : undefined;
    const reason = reasonOf(error).replace(/^Syntax Error: /, '');
    return {
      problem: syntaxProblem(root, `is no GraphQL schema: ${reason}`, 'Fix it there; graphql-js reads the same language', offset),
    };
  }
}

/** Reads a GraphQL schema, in the schema definition language or as the answer to an introspection query. */
export async function readGraphql(
  root: string,
  files: DocumentFiles,
): Promise<{ document?: GraphqlDocument; problems: DocumentProblem[] }> {
  const result = await parsed(root, files);
  if ('problem' in result) return { problems: [result.problem] };
  const { types, roots, missing, problems } = typesOf(result.document);
  const operations = [...roots].flatMap(([root_, name]): FieldOperation[] =>
    [...(types.get(name)?.fields ?? [])].map(([path, field]) => ({
      format: 'graphql',
      method: ROOTS[root_],
      path,
      fullPath: path,
      file: root,
      pointer: [name, path],
      deprecated: field.deprecated,
      field,
      types,
      ...(field.summary !== undefined && { summary: field.summary }),
    })),
  );
  return {
    document: { format: 'graphql', file: root, operations, types, missing },
    problems: problems.map((problem) => ({ ...problem, file: root })),
  };
}
