/** The effect on unchanged callers. `may break`: some of them fail, for example on an unknown value. */
export const EFFECT_WORDS = ['breaking', 'may break', 'compatible'] as const;
export type EffectWord = (typeof EFFECT_WORDS)[number];
