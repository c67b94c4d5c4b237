import type { ConstValueNode, DocumentNode, FieldDefinitionNode, InputValueDefinitionNode, TypeNode } from 'graphql';
import type { DocumentProblem } from '../documents/document.ts';
import type { InputValue, NamedType, OutputField, TypeKind, TypeReference, Types } from './document.ts';

const KINDS: Readonly<Record<string, TypeKind>> = {
  ScalarTypeDefinition: 'scalar',
  ScalarTypeExtension: 'scalar',
  ObjectTypeDefinition: 'object',
  ObjectTypeExtension: 'object',
  InterfaceTypeDefinition: 'interface',
  InterfaceTypeExtension: 'interface',
  UnionTypeDefinition: 'union',
  UnionTypeExtension: 'union',
  EnumTypeDefinition: 'enum',
  EnumTypeExtension: 'enum',
  InputObjectTypeDefinition: 'input',
  InputObjectTypeExtension: 'input',
};

export const ROOTS = { query: 'QUERY', mutation: 'MUTATION', subscription: 'SUBSCRIPTION' } as const;
type Root = keyof typeof ROOTS;

/** The types of a schema, and where things stand that are not right. */
export interface ReadTypes {
  types: Types;
  /** The names of the root types. */
  roots: ReadonlyMap<Root, string>;
  /** Types that are named and not defined. */
  missing: { name: string; offset: number }[];
  problems: (Pick<DocumentProblem, 'rule' | 'message' | 'fix'> & { offset: number })[];
}

interface MutableType extends NamedType {
  fields: Map<string, OutputField>;
  inputs: Map<string, InputValue>;
  values: Map<string, boolean>;
  members: Set<string>;
  interfaces: Set<string>;
}

const newType = (kind: TypeKind, name: string): MutableType => ({
  kind,
  name,
  fields: new Map(),
  inputs: new Map(),
  values: new Map(),
  members: new Set(),
  interfaces: new Set(),
  oneOf: false,
});

const BUILT_IN = ['Int', 'Float', 'String', 'Boolean', 'ID'];

const hasDirective = (directives: readonly { name: { value: string } }[] | undefined, name: string): boolean =>
  directives?.some((each) => each.name.value === name) ?? false;

function referenceOf(node: TypeNode): TypeReference {
  if (node.kind === 'NonNullType') return { ...referenceOf(node.type), nullable: false };
  return { nullable: true, of: node.kind === 'ListType' ? referenceOf(node.type) : node.name.value };
}

/**
 * Returns a default as text. What means the same is the same text, also where an introspection writes it otherwise: fields of
 * objects in any order, `1` for the id `"1"` or for the list `[1]`, `1.0` for the number `1`.
 */
function valueText(node: ConstValueNode, type?: TypeReference): string {
  const item = typeof type?.of === 'object' ? type.of : undefined;
  if (item && node.kind !== 'ListValue' && node.kind !== 'NullValue') return `[${valueText(node, item)}]`;
  switch (node.kind) {
    case 'ObjectValue':
      return `{${[...node.fields]
        .sort((a, b) => (a.name.value < b.name.value ? -1 : 1))
        .map(({ name, value }) => `${name.value}: ${valueText(value)}`)
        .join(', ')}}`;
    case 'ListValue':
      return `[${node.values.map((value) => valueText(value, item)).join(', ')}]`;
    case 'NullValue':
      return 'null';
    case 'StringValue':
      return JSON.stringify(node.value);
    case 'IntValue':
    case 'FloatValue':
      if (type?.of === 'ID') return JSON.stringify(node.value);
      return type?.of === 'Float' ? String(Number(node.value)) : node.value;
    default:
      return String(node.value);
  }
}

function inputOf({ type, defaultValue, directives }: InputValueDefinitionNode): InputValue {
  const reference = referenceOf(type);
  return {
    type: reference,
    deprecated: hasDirective(directives, 'deprecated'),
    ...(defaultValue && { fallback: valueText(defaultValue, reference) }),
  };
}

function fieldOf({ type, arguments: args, directives, description }: FieldDefinitionNode): OutputField {
  const summary = description?.value.trim().split('\n')[0];
  return {
    type: referenceOf(type),
    arguments: new Map(args?.map((each) => [each.name.value, inputOf(each)])),
    deprecated: hasDirective(directives, 'deprecated'),
    ...(summary !== undefined && summary !== '' && { summary }),
  };
}

/**
 * Returns the types that a parsed schema defines, with their extensions. An extension of a type that another service defines, as
 * in a federated graph, counts as its definition. Operations and fragments are left out.
 */
export function typesOf(document: DocumentNode): ReadTypes {
  const types = new Map<string, MutableType>(BUILT_IN.map((name) => [name, newType('scalar', name)]));
  const roots = new Map<Root, string>();
  const problems: ReadTypes['problems'] = [];
  const defined = new Set<string>();
  const named: { name: string; offset: number }[] = [];
  const twice = (what: string, offset: number): void => {
    problems.push({ rule: 'endpoints/document-duplicate', message: `${what} is already there`, fix: 'Keep one of them', offset });
  };
  const note = (node: TypeNode): void => {
    if (node.kind === 'NamedType') named.push({ name: node.name.value, offset: node.loc?.start ?? 0 });
    else note(node.type);
  };
  for (const node of document.definitions) {
    if (node.kind === 'SchemaDefinition' || node.kind === 'SchemaExtension') {
      for (const { operation, type } of node.operationTypes ?? []) {
        roots.set(operation, type.name.value);
        note(type);
      }
      continue;
    }
    const kind = KINDS[node.kind];
    if (kind === undefined || !('name' in node) || !node.name) continue;
    const name = node.name.value;
    const offset = node.loc?.start ?? 0;
    const type = types.get(name) ?? newType(kind, name);
    types.set(name, type);
    if (node.kind.endsWith('Definition')) {
      if (defined.has(name)) twice(`the type ${name}`, offset);
      defined.add(name);
      // An extension may stand in front of the definition.
      type.kind = kind;
    }
    const put = <Value>(map: Map<string, Value>, key: string, value: Value, at: number): void => {
      if (map.has(key)) twice(`${name}.${key}`, at);
      map.set(key, value);
    };
    if ('interfaces' in node)
      for (const each of node.interfaces ?? []) {
        type.interfaces.add(each.name.value);
        note(each);
      }
    if ('types' in node)
      for (const each of node.types ?? []) {
        type.members.add(each.name.value);
        note(each);
      }
    if ('values' in node)
      for (const each of node.values ?? [])
        put(type.values, each.name.value, hasDirective(each.directives, 'deprecated'), each.loc?.start ?? 0);
    if ('directives' in node && kind === 'input' && hasDirective(node.directives, 'oneOf')) type.oneOf = true;
    if ('fields' in node)
      for (const each of node.fields ?? []) {
        note(each.type);
        if (each.kind === 'InputValueDefinition') put(type.inputs, each.name.value, inputOf(each), each.loc?.start ?? 0);
        else {
          for (const argument of each.arguments ?? []) note(argument.type);
          put(type.fields, each.name.value, fieldOf(each), each.loc?.start ?? 0);
        }
      }
  }
  const missing: ReadTypes['missing'] = [];
  for (const { name, offset } of named) {
    if (types.has(name)) continue;
    types.set(name, newType('unknown', name));
    missing.push({ name, offset });
  }
  for (const type of types.values())
    if (type.kind === 'object') for (const each of type.interfaces) types.get(each)?.members.add(type.name);
  // With `schema { … }`, only what it names is a root. A subgraph may only extend it, or leave it out.
  for (const [root, usual] of [
    ['query', 'Query'],
    ['mutation', 'Mutation'],
    ['subscription', 'Subscription'],
  ] as const)
    if (
      !roots.has(root) &&
      (roots.size === 0 || !document.definitions.some(({ kind }) => kind === 'SchemaDefinition')) &&
      types.get(usual)?.kind === 'object'
    )
      roots.set(root, usual);
  return { types, roots, missing, problems };
}
