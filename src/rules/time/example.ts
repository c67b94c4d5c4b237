/** A phase in progress, for plans whose other phases have not begun. */
export const BEGUN = {
  'phases/1-prepare.mdx': '---\ntitle: Prepare\nstatus: in-progress\nduration: 12w\nafter: []\n---\n',
};

/** Files of a small dated plan, for examples of the rules about the day. Findings of examples are those of 1 June 2026. */
export const dated = (plan: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  'plan.mdx': `---\ntitle: Example\nstatus: in-progress\nowner: Ana\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-04-06\n${plan}---\n`,
  ...files,
});
