/** Returns a name as file systems of macOS and Windows compare it: without case, with letters and their accents composed. */
export const foldedName = (name: string): string => name.normalize('NFC').toLowerCase();
