import type { ContractDocument, ContractOperation } from '../documents/document.ts';

/** A reference to a type: `User`, `[User!]!`. */
export interface TypeReference {
  nullable: boolean;
  /** The name of a type, or what a list holds. */
  of: string | TypeReference;
}

/** An argument, or a field of an input object. */
export interface InputValue {
  type: TypeReference;
  /** As written, with the fields of objects sorted. */
  fallback?: string;
  deprecated: boolean;
}

/** A field of an object or interface. */
export interface OutputField {
  type: TypeReference;
  arguments: ReadonlyMap<string, InputValue>;
  deprecated: boolean;
  summary?: string;
}

/** `unknown`: the document does not define it. */
export type TypeKind = 'scalar' | 'object' | 'interface' | 'union' | 'enum' | 'input' | 'unknown';

/** A type of a schema, extensions included. Maps that its kind does not have are empty. */
export interface NamedType {
  kind: TypeKind;
  name: string;
  fields: ReadonlyMap<string, OutputField>;
  /** The fields of an input object. */
  inputs: ReadonlyMap<string, InputValue>;
  /** The values of an enumeration, and whether each is deprecated. */
  values: ReadonlyMap<string, boolean>;
  /** The objects that a union or an interface may stand for. */
  members: ReadonlySet<string>;
  /** The interfaces that an object or interface implements. */
  interfaces: ReadonlySet<string>;
  /** An input object of which exactly one field is given (`@oneOf`). */
  oneOf: boolean;
}

export type Types = ReadonlyMap<string, NamedType>;

/** A field of a root type: `QUERY user`, `MUTATION rename`, `SUBSCRIPTION ticks`. */
export interface FieldOperation extends ContractOperation {
  format: 'graphql';
  field: OutputField;
  types: Types;
}

export interface GraphqlDocument extends ContractDocument<FieldOperation> {
  format: 'graphql';
  types: Types;
  /** Types that it does not define: another document of its side may. */
  missing: readonly { name: string; offset: number }[];
}

/** Returns a type reference as written: `[User!]!`. */
export const referenceText = ({ nullable, of }: TypeReference): string =>
  `${typeof of === 'string' ? of : `[${referenceText(of)}]`}${nullable ? '' : '!'}`;
