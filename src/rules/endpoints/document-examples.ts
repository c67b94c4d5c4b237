export const document = (operation: string): string =>
  `openapi: 3.0.3\ninfo: { title: API, version: "1" }\npaths:\n  /users: { get: ${operation} }\n`;

export const files = (row: string, old: string, next: string): Record<string, string> => ({
  'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Old, openapi: openapi/old.yaml }\nto: { system: New, openapi: openapi/new.yaml }\nmappings:\n  - ${row}\n---\n`,
  'openapi/old.yaml': document(old),
  'openapi/new.yaml': document(next),
});
