import type { ReadDocument } from '../documents/compare.ts';
import type { DocumentProblem } from '../documents/document.ts';
import type { GraphqlDocument, NamedType, Types } from './document.ts';

const isSchema = (document: ReadDocument): document is GraphqlDocument => document.format === 'graphql';

/** Returns the schemas among some documents. */
export const schemasOf = (documents: readonly ReadDocument[]): GraphqlDocument[] => documents.filter(isSchema);

/** Combines what several files say of a type: its fields, values, members and interfaces. */
const joined = (parts: readonly NamedType[], first: NamedType): NamedType => ({
  kind: parts.find(({ kind }) => kind !== 'unknown')?.kind ?? 'unknown',
  name: first.name,
  fields: new Map(parts.flatMap(({ fields }) => [...fields])),
  inputs: new Map(parts.flatMap(({ inputs }) => [...inputs])),
  values: new Map(parts.flatMap(({ values }) => [...values])),
  members: new Set(parts.flatMap(({ members }) => [...members])),
  interfaces: new Set(parts.flatMap(({ interfaces }) => [...interfaces])),
  oneOf: parts.some(({ oneOf }) => oneOf),
});

function joinedTypes(all: readonly Types[]): Types {
  const types = new Map<string, NamedType>();
  for (const [name, parts] of Map.groupBy(
    all.flatMap((each) => [...each.values()]),
    (type) => type.name,
  )) {
    const [first, ...others] = parts;
    if (first) types.set(name, others.length === 0 ? first : joined(parts, first));
  }
  // The file of an interface does not know the objects of other files.
  for (const type of [...types.values()])
    for (const name of type.kind === 'object' ? type.interfaces : []) {
      const own = types.get(name);
      if (own && !own.members.has(type.name)) types.set(name, { ...own, members: new Set([...own.members, type.name]) });
    }
  return types;
}

/** Joins the schemas of a side: types of one file are used, and extended, in the others. Other documents stay as they are. */
export function joinSchemas(documents: readonly ReadDocument[]): ReadDocument[] {
  const schemas = schemasOf(documents);
  if (schemas.length < 2) return [...documents];
  const types = joinedTypes(schemas.map((schema) => schema.types));
  return documents.map((document) =>
    isSchema(document)
      ? { ...document, operations: document.operations.map((operation) => ({ ...operation, types })) }
      : document,
  );
}

/** Returns what is missing in the schemas of a side, taken together: types that none of them defines, and any operation. */
export function schemaProblems(schemas: readonly GraphqlDocument[]): DocumentProblem[] {
  const [first] = schemas;
  if (first && schemas.every(({ operations }) => operations.length === 0))
    return [
      {
        rule: 'endpoints/document-syntax',
        message: `${first.file} has no query, mutation or subscription`,
        fix: 'Name the schema with the root types: type Query { … }',
        file: first.file,
        offset: 0,
      },
    ];
  const isDefined = (name: string): boolean => schemas.some(({ types }) => (types.get(name)?.kind ?? 'unknown') !== 'unknown');
  return schemas.flatMap(({ file, missing }) =>
    missing
      .filter(({ name }) => !isDefined(name))
      .map(
        ({ name, offset }): DocumentProblem => ({
          rule: 'endpoints/document-reference',
          message: `the type ${name} is not defined`,
          fix: 'Correct it, or name the document that defines it as well: graphql: [a.graphql, b.graphql]',
          file,
          offset,
        }),
      ),
  );
}
