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

/** `$` begins a variable in nginx, and has no escape: in an address it may be percent-encoded. */
function nginx(rules: readonly EndRule[], policy: Policy): string {
  const group = (number: number): string => `$end${number}`;
  const key = ({ methods, path }: EndRule): string => {
    let number = 0;
    const grouped = path.replace(/(?<!\\)\(/g, () => `(?<end${++number}>`);
    return quoted(`~^(?:${methods}) ${grouped}(?:\\?|$)`).replaceAll('\\\\', '\\');
  };
  const map = (variable: string, value: (rule: EndRule) => string | undefined, none: string): string[] => {
    const lines = rules.flatMap((rule) => {
      const own = value(rule);
      return own === undefined ? [] : [`    ${key(rule)} ${quoted(own)};`];
    });
    return lines.length === 0 ? [] : [`map "$request_method $request_uri" $${variable} {`, `    default ${none};`, ...lines, '}'];
  };
  const maps: Record<string, string[]> = {
    Deprecation: map('api_deprecation', (rule) => named(rule, 'Deprecation'), '""'),
    Sunset: map('api_sunset', (rule) => named(rule, 'Sunset'), '""'),
    Link: map('api_link', (rule) => linksOf(rule, policy, group), '""'),
    'Access-Control-Expose-Headers': map('api_expose', (rule) => (rule.end ? undefined : EXPOSED), '""'),
  };
  const variables: Record<string, string> = {
    Deprecation: '$api_deprecation',
    Sunset: '$api_sunset',
    Link: '$api_link',
    'Access-Control-Expose-Headers': '$api_expose',
  };
  const gone = map('api_gone', ({ end }) => (end?.status === 410 ? '1' : undefined), '0');
  const moved = map('api_moved', ({ end }) => (end?.status === 308 ? written(end.to, group) : undefined), '""');
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
      const action =
        rule.end?.status === 410
          ? ['  direct_response: { status: 410 }']
          : rule.end?.status === 308
            ? redirect(rule, rule.end.to)
            : ['  route: { cluster: legacy }', '  response_headers_to_add:', ...added];
      return [
        '- match:',
        `    safe_regex: { regex: ${yaml(rule.path)} }`,
        ...(rule.methods === '[A-Z]+'
          ? []
          : [`    headers: [{ name: ":method", string_match: { safe_regex: { regex: ${yaml(rule.methods)} } } }]`]),
        ...action,
      ];
    })
    .join('\n');
}

/** One line a rule, for languages whose strings are written as JSON writes them: pattern, status, headers, links, target. */
function table(
  rules: readonly EndRule[],
  policy: Policy,
  { group, literal, none }: { group: (number: number) => string; literal: (text: string) => string; none: string },
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
    ];
  });
}

const JAVASCRIPT = {
  group: (number: number) => `$${number}`,
  literal: (text: string) => text.replaceAll('$', '$$$$'),
  none: 'null',
};
const JAVA = {
  group: (number: number) => `$${number}`,
  literal: (text: string) => text.replace(/[\\$]/g, '\\$&'),
  none: 'null',
};
const PYTHON = {
  group: (number: number) => `\\g<${number}>`,
  literal: (text: string) => text.replaceAll('\\', '\\\\'),
  none: 'None',
};

const express = (rules: readonly EndRule[], policy: Policy): string =>
  [
    '// Express 5, before the routes. Pattern, status of its end, Deprecation, Sunset, Link, new path.',
    'const ENDS = [',
    ...table(rules, policy, JAVASCRIPT).map((row) => `  [${row.join(', ')}],`),
    '].map(([pattern, ...rest]) => [new RegExp(pattern), ...rest]);',
    'app.use((request, response, next) => {',
    "  const call = [request.method, request.path].join(' ');",
    '  const found = ENDS.find(([pattern]) => pattern.test(call));',
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
    '# Pattern, status of its end, Deprecation, Sunset, Link, new path.',
    'ENDS = [',
    ...table(rules, policy, PYTHON).map((row) => `    (re.compile(${row[0]}), ${row.slice(1).join(', ')}),`),
    ']',
    '',
    '@app.middleware("http")',
    'async def announce_ends(request, call_next):',
    '    path = request.scope.get("raw_path", request.url.path.encode()).decode("latin-1").split("?")[0]',
    '    call = f"{request.method} {path}"',
    '    found = next((end for end in ENDS if end[0].match(call)), None)',
    '    if found is None:',
    '        return await call_next(request)',
    '    pattern, status, deprecation, sunset, link, target = found',
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
    '    record End(Pattern pattern, int status, String deprecation, String sunset, String link, String target) {}',
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
    '            if (!matcher.matches()) continue;',
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

/** One configuration for all operations that end: two or three maps with fixed names, or one table with its middleware. */
export const endSnippet = (server: Server, rules: readonly EndRule[], policy: Policy = {}): string =>
  rules.length === 0 ? '' : `${WRITERS[server](rules, policy)}\n`;
