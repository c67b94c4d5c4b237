/**
 * Author-readable names for the tokens of mermaid's grammars. A token without a name here is left out of the message: "expected
 * DOTTED_LINE" does not help.
 */
const WORDS: Record<string, string> = {
  ...all('the end of the line', ['NEWLINE', 'NL', 'EOF', 'SEMI', 'EOL']),
  ...all('a name', ['ALPHA', 'ACTOR', 'ID', 'UNICODE_TEXT', 'NODE_STRING', 'ENTITY_NAME', 'NODE_ID', 'BLOCK_ID']),
  ...all('a number', ['NUM', 'NUMBER_WITH_DECIMAL', 'NUMBER', 'INT', 'FLOAT', 'NUMBER_PIE']),
  ...all('a text in quotes', ['STR', 'STRING', 'string']),
  ...all('an arrow', ['link', 'LINK', 'ARROW', 'LINE', 'START_LINK', 'ARROW_DIRECTION', '-->', 'EDGE_STATE']),
  ...all('a relation such as ||--o{', ['ZERO_OR_ONE', 'IDENTIFYING', 'NON_IDENTIFYING']),
  ...all('a direction: L, R, T or B', ['ARROW_DIRECTION_SIDE']),
  taskData: 'a colon and the dates of the task',
  ARCH_TITLE: 'a title in square brackets',
  ...all('a closing bracket', ['SQE', 'PE', 'DIAMOND_STOP', 'STADIUMEND', 'SUBROUTINEEND', 'CYLINDEREND', '-)']),
  ...all('a closing bracket', ['DOUBLECIRCLEEND', 'TAGEND', 'TRAPEND', 'INVTRAPEND', 'NODE_DEND']),
  PIPE: '"|"',
  STRUCT_STOP: '"}"',
  COLON: '":"',
};

/** With more alternatives than this, almost anything is allowed, and listing them does not help. */
const MAX_ALTERNATIVES = 4;

/** Returns "a name or a number"; `undefined` if the list is too long or has no readable name. */
export function expectedWords(tokens: readonly string[]): string | undefined {
  const words = [...new Set(tokens.flatMap((token) => WORDS[token] ?? literal(token)))];
  if (words.length === 0 || words.length > MAX_ALTERNATIVES) return undefined;
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' or ');
}

/** Returns a token whose name is its own text: `:`, `->>`, `section`. */
function literal(token: string): string[] {
  return /^[^A-Z_]+$/.test(token) ? [`"${token}"`] : [];
}

function all(words: string, tokens: readonly string[]): Record<string, string> {
  return Object.fromEntries(tokens.map((token) => [token, words]));
}
