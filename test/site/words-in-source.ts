import ts from 'typescript';

/** What words in a source are: text of a template or an attribute, the value of an expression that is shown, any other string. */
type Kind = 'text' | 'attribute' | 'shown' | 'string';

/** A text in a source; values in it are `…`. */
export interface Words {
  readonly kind: Kind;
  readonly text: string;
}

const LETTER = /\p{L}/u;
/** Attributes and properties of components that are read or heard. */
const READ = /^(?:title|aria-label|placeholder|alt|data-h|label|description|none|text)$/;
/** Attributes of which nobody reads a word: what they hold is not searched. */
const UNREAD = /^(?:class|class:list|style|d|id|href|transform|points)$/;
/** Elements whose text is typed or copied, not read. */
const TYPED = new Set(['code', 'kbd', 'pre']);

/** A page or component as TSX: frontmatter, then template. What only Astro understands is rewritten or left out. */
function tsxOf(source: string): string {
  const [, script = '', template = ''] = /^---\n([\s\S]*?)\n?---\n([\s\S]*)$/.exec(source) ?? [];
  const markup = template
    .replace(/<(?:script|style)\b(?:[^>{/]|\/(?!>)|\{[^}]*\})*\/>/g, '<></>')
    .replace(/<(script|style)\b(?:[^>{]|\{[^}]*\})*>[\s\S]*?<\/\1>/g, '<></>')
    .replace(/<!doctype html>/i, '')
    .replace(/(?<=<[A-Z]\w*(?:\s[^<>]*)?\s)\{(\w+)\}(?=[\s/>])/g, '$1={$1}');
  return `${script}\n;<>${markup}</>;\n`;
}

const withValues = (node: ts.TemplateExpression): string =>
  [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');

/** The strings that an expression may come to: both sides of a choice, what stands behind `&&`, either side of `??`. */
function results(node: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) return results(node.expression);
  if (ts.isConditionalExpression(node)) return [...results(node.whenTrue), ...results(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return results(node.right);
    if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken)
      return [...results(node.left), ...results(node.right)];
  }
  return [node];
}

const stringOf = (node: ts.Node): string | undefined =>
  ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? withValues(node) : undefined;

const isComparison = ({ operatorToken: { kind } }: ts.BinaryExpression): boolean =>
  kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;

/** Strings that nobody reads: module names, types, keys, what is compared or looked up, messages of failures of the program itself. */
function isUnread(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isCaseClause(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isBinaryExpression(parent) && (isComparison(parent) || parent.left.getText().endsWith('.className'))) ||
    (ts.isPropertyAccessExpression(parent) && parent.name.text === 'split') ||
    (ts.isNewExpression(parent) && parent.expression.getText().endsWith('Error')) ||
    ts.isJsxAttribute(parent)
  );
}

/** Whether a string reads as words: a capitalised word, or several words; not code, an address, a class or a style. */
function areWords(text: string): boolean {
  const read = text.replace(/<[^>]*>/g, ' ').trim();
  if (/[{}=#\\_$@[\]]|;(?! )|--|\w\/\w|^[./]|\w:\w|\(\d|^[a-z]+(?:-[a-z]+)+/.test(read)) return false;
  return (
    /^[^\p{L}]*\p{Lu}\p{Ll}+/u.test(read) ||
    /\p{L}{2,}[,:.]? \p{L}/u.test(read) ||
    /^[,:] \p{L}{2,}|… \p{L}{3,}|\p{L}{3,}:? …/u.test(read)
  );
}

/** Returns the words in a page, a component or a module that are read. Throws where the source cannot be parsed, or gives an attribute twice. */
export function wordsIn(file: string, source: string): Words[] {
  const text = file.endsWith('.astro') ? tsxOf(source) : source;
  const found: Words[] = [];
  const told = new Set<ts.Node>();
  const tell = (kind: Kind, node: ts.Node, words: string): void => {
    if (LETTER.test(words.replaceAll('…', '')) && !told.has(node)) found.push({ kind, text: words.replace(/\s+/g, ' ').trim() });
    told.add(node);
  };
  const show = (kind: Kind, expression: ts.Expression): void => {
    for (const result of results(expression)) {
      const words = stringOf(result);
      if (words !== undefined) tell(kind, result, words);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxAttributes(node)) {
      const names = node.properties.flatMap((each) => (ts.isJsxAttribute(each) ? [each.name.getText()] : []));
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      // Astro takes the last one without a word.
      if (twice !== undefined) throw new Error(`${file} gives ${twice} twice to ${node.parent.getText().slice(0, 80)}`);
    }
    if (ts.isJsxAttribute(node) && UNREAD.test(node.name.getText())) return;
    if (ts.isJsxText(node) && !(ts.isJsxElement(node.parent) && TYPED.has(node.parent.openingElement.tagName.getText())))
      tell('text', node, node.text);
    if (ts.isJsxAttribute(node) && READ.test(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) tell('attribute', node.initializer, node.initializer.text);
      else if (ts.isJsxExpression(node.initializer) && node.initializer.expression)
        show('attribute', node.initializer.expression);
    }
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression) {
      const typed = ts.isJsxElement(node.parent) && TYPED.has(node.parent.openingElement.tagName.getText());
      if (!typed) show('shown', node.expression);
    }
    const words = stringOf(node);
    if (words !== undefined && !isUnread(node) && areWords(words)) tell('string', node, words);
    ts.forEachChild(node, visit);
  };
  const script = file.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.TSX;
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, script);
  // What the parser minds is no part of its types; transpiling tells it too, at three times the cost.
  const [mind] = (parsed as ts.SourceFile & { parseDiagnostics: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics;
  if (mind) throw new Error(`${file} cannot be read: ${String(mind.messageText)} at ${text.slice(mind.start, mind.start + 60)}`);
  visit(parsed);
  return found;
}
