import type { CallPart } from '../../model/values/call-condition.ts';
import type { EndRule } from '../ends.ts';
import { EXPOSED, linksOf, named, type Policy, requiredHeaders, requiredParameters, written } from './parts.ts';

/** How a language writes strings, lists and references to groups. */
interface Notation {
  group: (number: number) => string;
  literal: (text: string) => string;
  none: string;
  list: (items: readonly string[]) => string;
}

/**
 * Returns a row a rule, for languages whose strings are written as JSON writes them: pattern, status, headers, links, target, and
 * the headers and parameters that a call has to carry (name, value, name, …).
 */
function table(rules: readonly EndRule[], policy: Policy, { group, literal, none, list }: Notation): string[][] {
  const required = (parts: readonly CallPart[]): string =>
    list(parts.flatMap(({ name, value }) => [JSON.stringify(name), JSON.stringify(value)]));
  return rules.map((rule) => {
    const value = (text: string | undefined): string => (text === undefined ? none : JSON.stringify(text));
    return [
      JSON.stringify(`^(?:${rule.methods}) ${rule.path}$`),
      String(rule.end?.status ?? 0),
      value(named(rule, 'Deprecation')),
      value(named(rule, 'Sunset')),
      value(linksOf(rule, policy, group, literal)),
      value(rule.end?.status === 308 ? written(rule.end.to, group, literal) : undefined),
      required(requiredHeaders(rule)),
      required(requiredParameters(rule)),
    ];
  });
}

const JAVASCRIPT: Notation = {
  group: (number) => `$${number}`,
  literal: (text) => text.replaceAll('$', '$$$$'),
  none: 'null',
  list: (items) => `[${items.join(', ')}]`,
};
const JAVA: Notation = {
  group: (number) => `$${number}`,
  literal: (text) => text.replace(/[\\$]/g, '\\$&'),
  none: 'null',
  list: (items) => `List.of(${items.join(', ')})`,
};
const PYTHON: Notation = {
  group: (number) => `\\g<${number}>`,
  literal: (text) => text.replaceAll('\\', '\\\\'),
  none: 'None',
  list: (items) => `[${items.join(', ')}]`,
};

export const express = (rules: readonly EndRule[], policy: Policy): string =>
  [
    '// Express 5, before the routes. Pattern, status of its end, Deprecation, Sunset, Link, new path, required headers and parameters.',
    'const ENDS = [',
    ...table(rules, policy, JAVASCRIPT).map((row) => `  [${row.join(', ')}],`),
    '].map(([pattern, ...rest]) => [new RegExp(pattern), ...rest]);',
    'const carries = (required, read) => required.every((name, at) => at % 2 === 1 || read(name) === required[at + 1]);',
    'app.use((request, response, next) => {',
    "  const call = [request.method, request.path].join(' ');",
    '  const found = ENDS.find(',
    '    (end) => end[0].test(call) && carries(end[6], (name) => request.get(name)) && carries(end[7], (name) => request.query[name]),',
    '  );',
    '  if (!found) return next();',
    '  const [pattern, status, deprecation, sunset, link, target] = found;',
    '  if (status === 410) return response.sendStatus(410);',
    "  if (status === 308) return response.redirect(308, call.replace(pattern, target) + request.originalUrl.replace(/^[^?]*/, ''));",
    "  if (deprecation) response.set('Deprecation', deprecation);",
    "  if (sunset) response.set('Sunset', sunset);",
    "  if (link) response.append('Link', call.replace(pattern, link));",
    `  response.append('Access-Control-Expose-Headers', '${EXPOSED}');`,
    '  next();',
    '});',
  ].join('\n');

export const fastapi = (rules: readonly EndRule[], policy: Policy): string =>
  [
    'import re',
    'from fastapi.responses import RedirectResponse, Response',
    '',
    '# Pattern, status of its end, Deprecation, Sunset, Link, new path, required headers and parameters.',
    'ENDS = [',
    ...table(rules, policy, PYTHON).map((row) => `    (re.compile(${row[0]}), ${row.slice(1).join(', ')}),`),
    ']',
    '',
    'def carries(required, values):',
    '    return all(values.get(name) == value for name, value in zip(required[::2], required[1::2]))',
    '',
    '@app.middleware("http")',
    'async def announce_ends(request, call_next):',
    '    path = request.scope.get("raw_path", request.url.path.encode()).decode("latin-1").split("?")[0]',
    '    call = f"{request.method} {path}"',
    '    found = next((',
    '        end for end in ENDS',
    '        if end[0].match(call) and carries(end[6], request.headers) and carries(end[7], request.query_params)',
    '    ), None)',
    '    if found is None:',
    '        return await call_next(request)',
    '    pattern, status, deprecation, sunset, link, target = found[:6]',
    '    if status == 410:',
    '        return Response(status_code=410)',
    '    if status == 308:',
    '        query = f"?{request.url.query}" if request.url.query else ""',
    '        return RedirectResponse(pattern.sub(target, call) + query, status_code=308)',
    '    response = await call_next(request)',
    '    if deprecation:',
    '        response.headers["Deprecation"] = deprecation',
    '    if sunset:',
    '        response.headers["Sunset"] = sunset',
    '    if link:',
    '        response.headers.append("Link", pattern.sub(link, call))',
    `    response.headers.append("Access-Control-Expose-Headers", "${EXPOSED}")`,
    '    return response',
  ].join('\n');

export const spring = (rules: readonly EndRule[], policy: Policy): string =>
  [
    '@Component',
    'class EndOfOperations extends OncePerRequestFilter {',
    '    record End(Pattern pattern, int status, String deprecation, String sunset, String link, String target,',
    '            List<String> headers, List<String> parameters) {}',
    '',
    '    private static boolean carries(List<String> required, UnaryOperator<String> read) {',
    '        for (int at = 0; at < required.size(); at += 2)',
    '            if (!required.get(at + 1).equals(read.apply(required.get(at)))) return false;',
    '        return true;',
    '    }',
    '',
    '    private static final List<End> ENDS = List.of(',
    table(rules, policy, JAVA)
      .map((row) => `        new End(Pattern.compile(${row[0]}), ${row.slice(1).join(', ')})`)
      .join(',\n'),
    '    );',
    '',
    '    @Override',
    '    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)',
    '            throws ServletException, IOException {',
    '        String call = request.getMethod() + " " + request.getRequestURI();',
    '        for (End end : ENDS) {',
    '            Matcher matcher = end.pattern().matcher(call);',
    '            if (!matcher.matches() || !carries(end.headers(), request::getHeader)',
    '                    || !carries(end.parameters(), request::getParameter)) continue;',
    '            if (end.status() == 410) { response.setStatus(410); return; }',
    '            if (end.status() == 308) {',
    '                String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();',
    '                response.setStatus(308);',
    '                response.setHeader("Location", matcher.replaceFirst(end.target()) + query);',
    '                return;',
    '            }',
    '            if (end.deprecation() != null) response.setHeader("Deprecation", end.deprecation());',
    '            if (end.sunset() != null) response.setHeader("Sunset", end.sunset());',
    '            if (end.link() != null) response.addHeader("Link", matcher.replaceFirst(end.link()));',
    `            response.addHeader("Access-Control-Expose-Headers", "${EXPOSED}");`,
    '            break;',
    '        }',
    '        chain.doFilter(request, response);',
    '    }',
    '}',
  ].join('\n');
