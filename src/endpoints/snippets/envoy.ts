import type { CallPart } from '../../model/values/call-condition.ts';
import type { EndRule, Template } from '../ends.ts';
import { EXPOSED, linksOf, type Policy, requiredHeaders, requiredParameters, written } from './parts.ts';

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
export function envoy(rules: readonly EndRule[], policy: Policy): string {
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
        ...requiredHeaders(rule).map(exact),
      ];
      const queries = requiredParameters(rule).map(exact);
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
