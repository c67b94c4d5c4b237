/** Text as a pattern that matches itself alone (`RegExp.escape` of ES2025, for the Nodes that lack it). */
export const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
