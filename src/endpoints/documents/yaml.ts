import yaml from 'js-yaml';

/** A syntax error in a text that is neither JSON nor YAML, with its position. */
export interface SyntaxFault {
  reason: string;
  /** Character offset. */
  offset: number;
}

/** The merge key: `<<: *defaults` copies the fields of another map. */
const MERGE = new yaml.Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (data) => data === '<<' });

/** Values with other tags (`!!timestamp`, `!include`) are read as if untagged. */
const OTHER_TAGS = (['scalar', 'sequence', 'mapping'] as const).flatMap((kind) =>
  ['!', 'tag:yaml.org,2002:'].map((tag) => new yaml.Type(tag, { kind, multi: true, construct: (data: unknown) => data })),
);

/**
 * YAML as API documents use it: the types of JSON, merge keys, and closing brackets at the indentation of their key, as js-yaml 3
 * and 4 and PyYAML accept them. Dates stay text.
 */
const SCHEMA = yaml.CORE_SCHEMA.extend({ implicit: [MERGE], explicit: OTHER_TAGS });

/** Parses JSON or YAML. Never throws. */
export function parseText(text: string): { value: unknown } | { fault: SyntaxFault } {
  if (/^\s*[{[]/.test(text)) {
    try {
      return { value: JSON.parse(text) };
    } catch {
      // YAML flow collections start like JSON, and YAML's parser reports the error position.
    }
  }
  try {
    return { value: yaml.load(text, { schema: SCHEMA }) };
  } catch (error) {
    if (error instanceof yaml.YAMLException && error.mark)
      return { fault: { reason: error.reason, offset: error.mark.position } };
    const deep = error instanceof RangeError;
    return {
      fault: { reason: deep ? 'it is nested too deeply' : error instanceof Error ? error.message : String(error), offset: 0 },
    };
  }
}
