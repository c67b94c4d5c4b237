/** Returns a pattern that matches the text literally (`RegExp.escape` of ES2025, for older Node versions). */
export const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
