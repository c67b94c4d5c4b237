/** What happens to callers who change nothing. `may break`: some of them fail, for example on a value that they do not know. */
export const EFFECT_WORDS = ['breaking', 'may break', 'compatible'] as const;
export type EffectWord = (typeof EFFECT_WORDS)[number];
