/** What a value parser answers: the value, or why not and what to write instead. */
export type Parsed<T> = { ok: true; value: T } | Refused;

/** Why a text is no value, and what to write. `replacement` is the value that was certainly meant, as text. */
export type Refused = { ok: false; why: string; write?: string; replacement?: string };

/** The parser of one shared value type: text as the author wrote it → the value. */
export type Parse<T> = (raw: string) => Parsed<T>;

export const ok = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const no = (why: string, write?: string): Refused =>
  write === undefined ? { ok: false, why } : { ok: false, why, write };

/** A text that says a value in another form than this format's. */
export const meant = (why: string, write: string): Refused => ({ ok: false, why, write, replacement: write });
