import type { CallCondition } from '../../model/values/call-condition.ts';
import type { EndRule } from '../ends.ts';
import { EXPOSED, linksOf, type Policy, written } from './parts.ts';

/** Caddyfile, in a site block: matchers have names, groups are `{re.name.1}`. */
export function caddy(rules: readonly EndRule[], policy: Policy): string {
  const text = (value: string): string => `\`${value.replaceAll('`', '%60')}\``;
  const matchersOf = ({ header, query }: CallCondition, indent: number): string[] => [
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
  return rules
    .flatMap((rule, index) => {
      const name = `end${index + 1}`;
      const links = linksOf(rule, policy, (number) => `{re.${name}.${number}}`);
      const methods = rule.methods === '[A-Z]+' ? [] : [`    method ${rule.methods.replaceAll('|', ' ')}`];
      return [
        `@${name} {`,
        ...methods,
        `    path_regexp ${name} ${text(`^${rule.path}$`)}`,
        ...rule.conditions.flatMap((condition) => matchersOf(condition, 4)),
        ...narrower(rule).map((condition) => `    not {\n${matchersOf(condition, 8).join('\n')}\n    }`),
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
