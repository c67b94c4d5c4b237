import type { CallPart } from '../../model/values/call-condition.ts';
import type { EndRule, Template } from '../ends.ts';

/** Browsers show scripts no other headers of another origin. */
export const EXPOSED = 'Deprecation, Sunset, Link';

/** Addresses of pages that tell about the end, for `rel="deprecation"` (RFC 9745) and `rel="sunset"` (RFC 8594). */
export interface Policy {
  address?: string | undefined;
}

/** Writes the configuration of one server for all rules. */
export type Writer = (rules: readonly EndRule[], policy: Policy) => string;

/** Returns a template as text; `group` writes a reference to a group of the pattern, `literal` escapes the rest. */
export const written = (
  template: Template,
  group: (number: number) => string,
  literal = (text: string): string => text,
): string => template.map((part) => (typeof part === 'number' ? group(part) : literal(part))).join('');

/** Returns the value of a header of a rule. */
export const named = (rule: EndRule, name: string): string | undefined =>
  rule.headers.find((header) => header.name === name)?.value;

/** All links of an operation as one value: what comes after it, and what says about its end. */
export function linksOf(
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

/** Returns the headers that a call has to carry. */
export const requiredHeaders = ({ conditions }: EndRule): CallPart[] => conditions.flatMap(({ header }) => header ?? []);

/** Returns the parameters that a call has to carry. */
export const requiredParameters = ({ conditions }: EndRule): CallPart[] => conditions.flatMap(({ query }) => query ?? []);
