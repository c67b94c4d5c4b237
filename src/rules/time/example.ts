/** Files of a small dated plan, for examples of the rules about the day. Findings of examples are those of 1 June 2026. */
export const dated = (plan: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  'plan.mdx': `---\ntitle: Example\nstatus: in-progress\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-04-06\n${plan}---\n`,
  ...files,
});
