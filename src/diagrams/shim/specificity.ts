/** Counts of ids, of classes (with attributes and pseudo-classes), and of types (Selectors 4, section 17). */
export type Specificity = readonly [ids: number, classes: number, types: number];

/**
 * Returns the specificity of one selector, for example `#d .node text` → [1, 1, 1]. `:not(…)` and `:is(…)` count as their
 * content; mermaid writes only single selectors inside.
 */
export function specificity(selector: string): Specificity {
  const open = selector.replace(/:(?:not|is|has)\(/g, '(').replace(/:where\([^)]*\)/g, '');
  const bare = open.replace(/"[^"]*"|'[^']*'/g, '');
  return [
    count(bare, /#[\w-]+/g),
    count(bare, /\.[\w-]+|\[[^\]]*\]|(?<!:):(?!:)[\w-]+/g),
    count(bare.replace(/\[[^\]]*\]/g, ''), /(?:^|[\s>+~(])[a-zA-Z][\w-]*|::[\w-]+/g),
  ];
}

/** Returns a negative number if the first loses to the second. */
export function compareSpecificity(one: Specificity, other: Specificity): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
