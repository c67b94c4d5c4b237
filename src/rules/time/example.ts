/** The plan.mdx of the examples of this family, which are judged on 2026-06-01: a plan that begins on 4 May. */
export const planFile = (fields = ''): string =>
  `---\ntitle: Example\nstatus: in-progress\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-05-04\n${fields}---\n`;

/** A phase file of the examples. */
export const phaseFile = (title: string, fields: string, body = ''): string => `---\ntitle: ${title}\n${fields}---\n${body}`;
