import { escapeRegExp } from '../model/escape-reg-exp.ts';
import type { CallCondition, CallPart } from '../model/values/call-condition.ts';
import type { EndRule, Template } from './ends.ts';

/** Servers and frameworks that a configuration is written for. */
export const SERVERS = ['nginx', 'caddy', 'envoy', 'express', 'fastapi', 'spring'] as const;
export type Server = (typeof SERVERS)[number];

/** Browsers show scripts no other headers of another origin. */
const EXPOSED = 'Deprecation, Sunset, Link';

/** Addresses of pages that tell about the end, for `rel="deprecation"` (RFC 9745) and `rel="sunset"` (RFC 8594). */
export interface Policy {
  address?: string | undefined;
}

const written = (template: Template, group: (number: number) => string, literal = (text: string): string => text): string =>
  template.map((part) => (typeof part === 'number' ? group(part) : literal(part))).join('');

const named = (rule: EndRule, name: string): string | undefined => rule.headers.find((header) => header.name === name)?.value;

/** All links of an operation as one value: what comes after it, and what tells about its end. */
function linksOf(
  rule: EndRule,
  { address }: Policy,
  group: (number: number) => string,
  literal = (text: string): string => text,
): string | undefined {
  if (rule.end) return undefined;
  const links = [
    ...(rule.link ? [`<${written(rule.link, group, literal)}>; rel="successor-version"`] : []),
    ...(named(rule, 'Link') === undefined ? [] : [literal(named(rule, 'Link') ?? '')]),
    ...(address === undefined || !named(rule, 'Deprecation') ? [] : [`<${literal(address)}>; rel="deprecation"`]),
    ...(address === undefined || !named(rule, 'Sunset') ? [] : [`<${literal(address)}>; rel="sunset"`]),
  ];
  return links.length === 0 ? undefined : links.join(', ');
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The names of request headers that rules read, each once. */
const headerNames = (rules: readonly EndRule[]): string[] => [
  ...new Map(
    rules
      .flatMap(({ conditions }) => conditions.flatMap(({ header }) => (header ? [header.name] : [])))
      .map((name) => [name.toLowerCase(), name]),
  ).values(),
];

/** `$` begins a variable in nginx, and has no escape: in an address it may be percent-encoded. */
function nginx(rules: readonly EndRule[], policy: Policy): string {
  const group = (number: number): string => `$end${number}`;
  const literal = (text: string): string => text.replaceAll('$', '%24');
  // Headers that select a version stand behind the address: `GET /a?b X-API-Version: 1;`.
  const names = headerNames(rules);
  const subject = [
    '$request_method $request_uri',
    ...names.map((name) => `${name}: $http_${name.toLowerCase().replaceAll('-', '_')};`),
  ];
  const conditionsOf = ({ conditions }: EndRule): string => {
    if (conditions.length === 0) return names.length === 0 ? '(?:\\?|$)' : '(?:[? ]|$)';
    const queries = conditions.flatMap(({ query }) =>
      query ? [`(?=[^ ]*[?&]${escapeRegExp(query.name)}=${escapeRegExp(encodeURIComponent(query.value))}(?:[& ]|$))`] : [],
    );
    const headers = names.map((name) => {
      const own = conditions.find(({ header }) => header?.name.toLowerCase() === name.toLowerCase())?.header;
      return ` ${escapeRegExp(name)}: ${own ? escapeRegExp(own.value) : '.*'};`;
    });
    return `${queries.join('')}(?:\\?[^ ]*)?${headers.join('')}$`;
  };
  const key = (rule: EndRule): string => {
    const { methods, path } = rule;
    let number = 0;
    const grouped = path.replace(/(?<!\\)\(/g, () => `(?<end${++number}>`);
    return quoted(`~^(?:${methods}) ${grouped}${conditionsOf(rule)}`).replaceAll('\\\\', '\\');
  };
  const map = (variable: string, value: (rule: EndRule) => string | undefined, none: string): string[] => {
    const lines = rules.flatMap((rule) => {
      const own = value(rule);
      return own === undefined ? [] : [`    ${key(rule)} ${quoted(own)};`];
    });
    return lines.length === 0 ? [] : [`map "${subject.join(' ')}" $${variable} {`, `    default ${none};`, ...lines, '}'];
  };
  const maps: Record<string, string[]> = {
    Deprecation: map('api_deprecation', (rule) => named(rule, 'Deprecation'), '""'),
    Sunset: map('api_sunset', (rule) => named(rule, 'Sunset'), '""'),
    Link: map('api_link', (rule) => linksOf(rule, policy, group, literal), '""'),
    'Access-Control-Expose-Headers': map('api_expose', (rule) => (rule.end ? undefined : EXPOSED), '""'),
  };
  const variables: Record<string, string> = {
    Deprecation: '$api_deprecation',
    Sunset: '$api_sunset',
    Link: '$api_link',
    'Access-Control-Expose-Headers': '$api_expose',
  };
  const gone = map('api_gone', ({ end }) => (end?.status === 410 ? '1' : undefined), '0');
  const moved = map('api_moved', ({ end }) => (end?.status === 308 ? written(end.to, group, literal) : undefined), '""');
  const adds = Object.entries(maps).flatMap(([header, lines]) =>
    lines.length === 0 ? [] : [`add_header ${header} ${variables[header]} always;`],
  );
  return [
    '# in http { }',
    ...Object.values(maps).flat(),
    ...gone,
    ...moved,
    ...(adds.length > 0 ? ['', '# in server { }, and in each location that has an add_header of its own', ...adds] : []),
    ...(gone.length + moved.length > 0 ? ['', '# in server { }, before the locations'] : []),
    ...(gone.length > 0 ? ['if ($api_gone) { return 410; }'] : []),
    ...(moved.length > 0 ? ['if ($api_moved) { return 308 $api_moved$is_args$args; }'] : []),
  ].join('\n');
}

/** Caddyfile, in a site block: matchers have names, groups are `{re.name.1}`. */
function caddy(rules: readonly EndRule[], policy: Policy): string {
  const matchersOf = (header: CallPart | undefined, query: CallPart | undefined, indent = 4): string[] => [
    ...(header ? [`${' '.repeat(indent)}header ${header.name} ${text(header.value)}`] : []),
    ...(query ? [`${' '.repeat(indent)}query ${text(`${query.name}=${query.value}`)}`] : []),
  ];
  // All matchers that fit apply, not the first one alone.
  const narrower = (rule: EndRule): readonly CallCondition[] =>
    rule.conditions.length > 0
      ? []
      : rules
          .filter(({ path, methods }) => path === rule.path && methods === rule.methods)
          .flatMap(({ conditions }) => conditions);
  const text = (value: string): string => `\`${value.replaceAll('`', '%60')}\``;
  return rules
    .flatMap((rule, index) => {
      const name = `end${index + 1}`;
      const links = linksOf(rule, policy, (number) => `{re.${name}.${number}}`);
      const methods = rule.methods === '[A-Z]+' ? [] : [`    method ${rule.methods.replaceAll('|', ' ')}`];
      return [
        `@${name} {`,
        ...methods,
        `    path_regexp ${name} ${text(`^${rule.path}$`)}`,
        ...rule.conditions.flatMap(({ header, query }) => matchersOf(header, query)),
        ...narrower(rule).map(({ header, query }) => `    not {\n${matchersOf(header, query, 8).join('\n')}\n    }`),
        '}',
        ...(rule.end?.status === 410 ? [`respond @${name} 410`] : []),
        ...(rule.end?.status === 308
          ? [`redir @${name} ${text(written(rule.end.to, (number) => `{re.${name}.${number}}`))} 308`]
          : []),
        ...rule.headers
          .filter((header) => header.name !== 'Link')
          .map((header) => `header @${name} ${header.name} ${text(header.value)}`),
        ...(links === undefined ? [] : [`header @${name} +Link ${text(links)}`]),
        ...(rule.end ? [] : [`header @${name} +Access-Control-Expose-Headers ${text(EXPOSED)}`]),
      ];
    })
    .join('\n');
}

const yaml = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A redirect of Envoy; another host stands beside the path. */
function redirect({ path }: EndRule, to: Template): string[] {
  const [, scheme, host, own = ''] = /^(?:(https?):\/\/([^/]+))?(.*)$/.exec(written(to, (number) => `\\${number}`)) ?? [];
  return [
    '  redirect:',
    '    response_code: PERMANENT_REDIRECT',
    ...(host === undefined ? [] : [`    scheme_redirect: ${scheme}`, `    host_redirect: ${host}`]),
    `    regex_rewrite: { pattern: { regex: ${yaml(path)} }, substitution: ${yaml(own)} }`,
  ];
}

/** Routes of a virtual host of Envoy, to stand before the others. Its headers know no groups: links to parameters are left out. */
function envoy(rules: readonly EndRule[], policy: Policy): string {
  return rules
    .flatMap((rule) => {
      const links = linksOf(rule.link?.some((part) => typeof part === 'number') ? { ...rule, link: [] } : rule, policy, () => '');
      const link = links?.replace(/^<>; rel="successor-version"(?:, )?/, '');
      const header = (name: string, value: string, action: string): string[] => [
        `    - header: { key: ${name}, value: ${yaml(value.replaceAll('%', '%%'))} }`,
        `      append_action: ${action}`,
      ];
      const added = [
        ...rule.headers
          .filter(({ name }) => name !== 'Link')
          .flatMap(({ name, value }) => header(name, value, 'OVERWRITE_IF_EXISTS_OR_ADD')),
        ...(link ? header('Link', link, 'APPEND_IF_EXISTS_OR_ADD') : []),
        ...(rule.end ? [] : header('Access-Control-Expose-Headers', EXPOSED, 'APPEND_IF_EXISTS_OR_ADD')),
      ];
      const exact = ({ name, value }: CallPart): string => `{ name: ${yaml(name)}, string_match: { exact: ${yaml(value)} } }`;
      const headers = [
        ...(rule.methods === '[A-Z]+'
          ? []
          : [`{ name: ":method", string_match: { safe_regex: { regex: ${yaml(rule.methods)} } } }`]),
        ...rule.conditions.flatMap(({ header }) => (header ? [exact(header)] : [])),
      ];
      const queries = rule.conditions.flatMap(({ query }) => (query ? [exact(query)] : []));
      const action =
        rule.end?.status === 410
          ? ['  direct_response: { status: 410 }']
          : rule.end?.status === 308
            ? redirect(rule, rule.end.to)
            : ['  route: { cluster: legacy }', '  response_headers_to_add:', ...added];
      return [
        '- match:',
        `    safe_regex: { regex: ${yaml(rule.path)} }`,
        ...(headers.length > 0 ? [`    headers: [${headers.join(', ')}]`] : []),
        ...(queries.length > 0 ? [`    query_parameters: [${queries.join(', ')}]`] : []),
        ...action,
      ];
    })
    .join('\n');
}

/** One line a rule, for languages whose strings are written as JSON writes them: pattern, status, headers, links, target, and the headers and parameters that a call has to carry (name, value, name, …). */
function table(
  rules: readonly EndRule[],
  policy: Policy,
  {
    group,
    literal,
    none,
    list,
  }: {
    group: (number: number) => string;
    literal: (text: string) => string;
    none: string;
    list: (items: readonly string[]) => string;
  },
): string[][] {
  return rules.map((rule) => {
    const value = (text: string | undefined): string => (text === undefined ? none : JSON.stringify(text));
    return [
      JSON.stringify(`^(?:${rule.methods}) ${rule.path}$`),
      String(rule.end?.status ?? 0),
      value(named(rule, 'Deprecation')),
      value(named(rule, 'Sunset')),
      value(linksOf(rule, policy, group, literal)),
      value(rule.end?.status === 308 ? written(rule.end.to, group, literal) : undefined),
      list(
        rule.conditions.flatMap(({ header }) => (header ? [header.name, header.value] : [])).map((each) => JSON.stringify(each)),
      ),
      list(rule.conditions.flatMap(({ query }) => (query ? [query.name, query.value] : [])).map((each) => JSON.stringify(each))),
    ];
  });
}

const JAVASCRIPT = {
  group: (number: number) => `$${number}`,
  literal: (text: string) => text.replaceAll('$', '$$$$'),
  none: 'null',
  list: (items: readonly string[]) => `[${items.join(', ')}]`,
};
const JAVA = {
  group: (number: number) => `$${number}`,
  literal: (text: string) => text.replace(/[\\$]/g, '\\$&'),
  none: 'null',
  list: (items: readonly string[]) => `List.of(${items.join(', ')})`,
};
const PYTHON = {
  group: (number: number) => `\\g<${number}>`,
  literal: (text: string) => text.replaceAll('\\', '\\\\'),
  none: 'None',
  list: (items: readonly string[]) => `[${items.join(', ')}]`,
};

const express = (rules: readonly EndRule[], policy: Policy): string =>
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

const fastapi = (rules: readonly EndRule[], policy: Policy): string =>
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

const spring = (rules: readonly EndRule[], policy: Policy): string =>
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

const WRITERS: Readonly<Record<Server, (rules: readonly EndRule[], policy: Policy) => string>> = {
  nginx,
  caddy,
  envoy,
  express,
  fastapi,
  spring,
};

const COMMENT: Readonly<Record<Server, string>> = {
  nginx: '#',
  caddy: '#',
  envoy: '#',
  express: '//',
  fastapi: '#',
  spring: '//',
};

/**
 * One configuration for all operations that end: two or three maps with fixed names, or one table with its middleware.
 * @param leftOut operations that the server cannot tell apart, named in a comment
 */
export function endSnippet(
  server: Server,
  rules: readonly EndRule[],
  policy: Policy = {},
  leftOut: readonly string[] = [],
): string {
  const comments = leftOut.map((call) => `${COMMENT[server]} Left out, since a server does not read this condition: ${call}`);
  return [...comments, ...(rules.length === 0 ? [] : [WRITERS[server](rules, policy)])].map((part) => `${part}\n`).join('');
}
