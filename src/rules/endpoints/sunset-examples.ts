export const surface = (row: string): string =>
  `---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - ${row}\n---\n`;
