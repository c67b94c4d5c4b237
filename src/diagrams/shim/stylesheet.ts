import { compareSpecificity, type Specificity, specificity } from './specificity.ts';

/** A declaration block under one selector of its list. */
export interface Rule {
  readonly selector: string;
  readonly specificity: Specificity;
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** The rightmost compound selector, parsed: it rules out most elements without the selector engine. */
  readonly subject: Subject;
}

/** A value, and whether it is `!important`. */
export interface Declaration {
  readonly value: string;
  readonly important: boolean;
}

interface Subject {
  readonly tag: string | undefined;
  readonly id: string | undefined;
  readonly className: string | undefined;
}

const COMMENT = /\/\*[\s\S]*?\*\//g;
/** mermaid writes only `@keyframes` (with blocks inside); it never styles text with a media query. */
const AT_RULE = /@[^{;]+(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})/g;
const BLOCK = /([^{}]+)\{([^{}]*)\}/g;
const COMMA_OUTSIDE_PARENTHESES = /,(?![^()]*\))/;

/** Returns the rules of a style sheet in cascade order: later beats earlier. At-rules are skipped. */
export function parseStylesheet(css: string): Rule[] {
  const rules: Rule[] = [];
  for (const [, selectors = '', block = ''] of css.replace(COMMENT, '').replace(AT_RULE, '').matchAll(BLOCK)) {
    const declarations = parseDeclarations(block);
    if (declarations.size === 0) continue;
    for (const part of selectors.split(COMMA_OUTSIDE_PARENTHESES)) {
      const selector = part.trim();
      rules.push({ selector, specificity: specificity(selector), declarations, subject: subject(selector) });
    }
  }
  // The sort is stable, so equal specificity keeps the order of the source.
  return rules.sort((one, other) => compareSpecificity(one.specificity, other.specificity));
}

/** Parses `name: value` pairs of a block or a `style` attribute. Returns names in lower case. */
export function parseDeclarations(block: string): Map<string, Declaration> {
  const declarations = new Map<string, Declaration>();
  for (const text of block.split(';')) {
    const colon = text.indexOf(':');
    if (colon < 0) continue;
    const value = text.slice(colon + 1).trim();
    declarations.set(text.slice(0, colon).trim().toLowerCase(), {
      value: value.replace(/\s*!important$/i, ''),
      important: /!important$/i.test(value),
    });
  }
  return declarations;
}

/** Returns whether a rule can match an element. `false` is certain; `true` needs a real match. */
export function mayMatch(rule: Rule, element: Element): boolean {
  const { tag, id, className } = rule.subject;
  if (tag && tag !== element.localName) return false;
  if (id && id !== element.getAttribute('id')) return false;
  return !className || ` ${element.getAttribute('class') ?? ''} `.includes(` ${className} `);
}

function subject(selector: string): Subject {
  const compound = /[^\s>+~]+$/.exec(selector.replace(/\([^)]*\)/g, ''))?.[0] ?? '';
  return {
    tag: /^[a-zA-Z][\w-]*/.exec(compound)?.[0],
    id: /#([\w-]+)/.exec(compound)?.[1],
    className: /\.([\w-]+)/.exec(compound)?.[1],
  };
}
