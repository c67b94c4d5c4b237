/** `A, B, C and 2 more`: names in a message, at most `most` of them (six by default). */
export function listing(names: readonly string[], most = 6): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `3 of 5 risks have no mitigation: A, B and C.` · `None of the 5 risks has any mitigation: …` · `The risk "A" has no mitigation.` */
export function lacking(
  names: readonly string[],
  total: number,
  noun: readonly [one: string, many: string],
  what: string,
): string {
  const [one, many] = noun;
  if (total === 1) return `The ${one} "${names[0] ?? ''}" has no ${what}.`;
  if (names.length === total) return `None of the ${total} ${many} has any ${what}: ${listing(names)}.`;
  return `${names.length} of ${total} ${many} ${names.length === 1 ? 'has' : 'have'} no ${what}: ${listing(names)}.`;
}
