import { type Absence, given } from '../../model/field.ts';

/** What a plan, or a part of it, is called: its title, or its id where it has none. */
export const titleOf = (of: { id: string; title?: string | Absence | undefined }): string => given(of.title) ?? of.id;
