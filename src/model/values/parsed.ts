/** What a value parser answers: the value, or why not and what to write instead. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; why: string; write?: string };

/** The parser of one shared value type: text as the author wrote it → the value. */
export type Parse<T> = (raw: string) => Parsed<T>;

export const ok = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const no = (why: string, write?: string): { ok: false; why: string; write?: string } =>
  write === undefined ? { ok: false, why } : { ok: false, why, write };
