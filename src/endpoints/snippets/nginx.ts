import { escapeRegExp } from '../../model/escape-reg-exp.ts';
import type { EndRule } from '../ends.ts';
import { EXPOSED, linksOf, named, type Policy, requiredHeaders, requiredParameters, written } from './parts.ts';

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The names of request headers that rules read, each once. */
const headerNames = (rules: readonly EndRule[]): string[] => [
  ...new Map(rules.flatMap(requiredHeaders).map(({ name }) => [name.toLowerCase(), name])).values(),
];

/** `$` begins a variable in nginx, and has no escape: in an address it may be percent-encoded. */
export function nginx(rules: readonly EndRule[], policy: Policy): string {
  const group = (number: number): string => `$end${number}`;
  const literal = (text: string): string => text.replaceAll('$', '%24');
  // Headers that select a version stand behind the address: `GET /a?b X-API-Version: 1;`.
  const names = headerNames(rules);
  const subject = [
    '$request_method $request_uri',
    ...names.map((name) => `${name}: $http_${name.toLowerCase().replaceAll('-', '_')};`),
  ];
  const conditionsOf = (rule: EndRule): string => {
    if (rule.conditions.length === 0) return names.length === 0 ? '(?:\\?|$)' : '(?:[? ]|$)';
    const queries = requiredParameters(rule).map(
      ({ name, value }) => `(?=[^ ]*[?&]${escapeRegExp(name)}=${escapeRegExp(encodeURIComponent(value))}(?:[& ]|$))`,
    );
    const headers = names.map((name) => {
      const own = requiredHeaders(rule).find((header) => header.name.toLowerCase() === name.toLowerCase());
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
