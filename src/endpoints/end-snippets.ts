import type { EndRule } from './ends.ts';
import { caddy } from './snippets/caddy.ts';
import { envoy } from './snippets/envoy.ts';
import { express, fastapi, spring } from './snippets/middleware.ts';
import { nginx } from './snippets/nginx.ts';
import type { Policy, Writer } from './snippets/parts.ts';

/** Servers and frameworks that a configuration is written for. */
export const SERVERS = ['nginx', 'caddy', 'envoy', 'express', 'fastapi', 'spring'] as const;
export type Server = (typeof SERVERS)[number];

const WRITERS: Readonly<Record<Server, Writer>> = {
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
  const comments = leftOut.map((call) => `${COMMENT[server]} Left alone, since a server does not read this condition: ${call}`);
  return [...comments, ...(rules.length === 0 ? [] : [WRITERS[server](rules, policy)])].map((part) => `${part}\n`).join('');
}
