/** The result of a value parser: the value, or why it was refused and what to write instead. */
export type Parsed<T> = { ok: true; value: T } | Refused;

/** Why a text was refused, and what to write. `replacement` is the certainly intended value, as text. */
export type Refused = { ok: false; why: string; write?: string; replacement?: string };

/** A parser of one value type: from the author's text to the value. */
export type Parse<T> = (raw: string) => Parsed<T>;

export const ok = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const no = (why: string, write?: string): Refused =>
  write === undefined ? { ok: false, why } : { ok: false, why, write };

/** Returns the refusal of a value in another notation. */
export const meant = (why: string, write: string): Refused => ({ ok: false, why, write, replacement: write });
