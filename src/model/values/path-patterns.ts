import { no, ok, type Parsed } from './parsed.ts';

/** What frameworks write for one segment, and for everything that follows. */
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

/** What a segment of a framework stands for in more than one way, and what to write instead. */
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

/** Splits at slashes that no bracket encloses: `{id:[^/]+}` is one segment. */
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
 * A path as Banyan writes it, from the patterns of web frameworks: parameters are `{name}`, a rest is `**`. What stands for
 * several paths at once is refused, with what to write.
 */
export function normalPath(written: string): Parsed<string> {
  // Rails prints its optional format behind every path; Go marks the end of a path with `{$}`.
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
