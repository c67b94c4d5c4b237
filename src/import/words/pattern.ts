import { inAnySpelling } from './spelling.ts';

const latin = (words: string): string => `(?<![\\p{L}-])(?:${words})(?![\\p{L}])`;

/**
 * Patterns of words: Latin ones stand between word boundaries, East Asian ones have none. The lists hold English, German, French,
 * Spanish, Portuguese, Italian, Russian, Chinese, Japanese, Korean, Vietnamese and Indonesian. Accents may be missing, and Chinese
 * may be written in traditional signs.
 */
export const words = (latinWords: string, other = ''): RegExp =>
  new RegExp(inAnySpelling(other === '' ? latin(latinWords) : `${latin(latinWords)}|${other}`), 'iu');
