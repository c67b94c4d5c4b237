import { no, ok, type Parsed } from './parsed.ts';

/** Framework syntax for one segment, and for the rest of a path. */
const SEGMENTS: readonly (readonly [RegExp, (name: string) => string])[] = [
  // FastAPI `{rest:path}`, ASP.NET and axum `{*rest}`, Go `{rest...}`, hapi `{rest*}`
  [/^\{(\w+):path\}$/, () => '**'],
  [/^\{\*{1,2}(\w+)\}$/, () => '**'],
  [/^\{(\w+)\.\.\.\}$/, () => '**'],
  [/^\{(\w+)\*\}$/, () => '**'],
  // Express 5 and Gin `*rest`, Flask `<path:rest>`
  [/^\{?\/?\*(\w+)\}?$/, () => '**'],
  [/^<path:(\w+)>$/, () => '**'],
];

/** `:id`, `<int:id>`, `{id:int}`, `{id:[0-9]+}` inside a segment → `{id}`. */
const parameters = (segment: string): string =>
  segment
    .replace(/\{(\w+):(?:[^{}]|\{[^{}]*\})*\}/g, '{$1}')
    .replace(/<(?:\w+:)?(\w+)>/g, '{$1}')
    .replace(/(?<=^|[-._~])(?:\\?):([A-Za-z_]\w*)(?:\((?:[^()]|\([^()]*\))*\))?/g, '{$1}');

/** Returns the refusal of an ambiguous segment, with what to write instead. */
function refusal(segment: string, path: string): Parsed<never> | undefined {
  const optional = /^(?:\{(\w+)(?::[^{}]*)?\?\}|:(\w+)(?:\([^()]*\))?\?|\[:?(\w+)\])$/.exec(segment);
  if (optional) {
    const before = path.slice(0, path.indexOf(`/${segment}`)) || '/';
    return no(
      'an optional segment stands for two paths',
      `a row for each: ${before} and ${before === '/' ? '' : before}/{${optional[1] ?? optional[2] ?? optional[3]}}`,
    );
  }
  if (/\(\?|^\^|\$$|\\[dw]|\[[^\]]*\][+*]/.test(parameters(segment)))
    return no('a regular expression is not a path', path.replace(segment, '{name}'));
  return undefined;
}

/** Splits at slashes outside brackets: `{id:[^/]+}` is one segment. */
function segmentsOf(path: string): string[] {
  const found = [''];
  let depth = 0;
  for (const char of path) {
    if ('{(<['.includes(char)) depth++;
    if ('})>]'.includes(char)) depth--;
    if (char === '/' && depth <= 0) found.push('');
    else found[found.length - 1] += char;
  }
  return found;
}

/**
 * Normalises the path patterns of web frameworks: parameters become `{name}`, a rest becomes `**`. Refuses patterns that match
 * several distinct paths, with what to write instead.
 */
export function normalPath(written: string): Parsed<string> {
  // Rails prints its optional format after every path; Go marks the end of a path with `{$}`.
  const path = written.replace(/\(\.(?::|\{)\w+\}?\)$/, '').replace(/\{\$\}$/, '');
  const [, own = path, query = ''] = /^([^?]*(?:\?\}[^?]*)*?)(\?[^}]*=.*)?$/s.exec(path) ?? [];
  const segments: string[] = [];
  for (const segment of segmentsOf(own)) {
    const wrong = refusal(segment, own);
    if (wrong) return wrong;
    const rest = SEGMENTS.find(([pattern]) => pattern.test(segment));
    segments.push(rest ? rest[1](segment) : parameters(segment));
  }
  return ok(segments.join('/') + query);
}
