import { no, ok, type Parsed } from './parsed.ts';

/** A probability, an impact or a risk level: the author's word, and its rank from 1 (very low) to 5 (very high). */
export interface Level {
  raw: string;
  score: number;
}

/** Words of 103 real plans, in their languages. */
const WORDS: [RegExp, number][] = [
  [/^(very[ -]?low|minimal|negligible|rare|极低|très faible|sehr gering|muy baj[oa])$/i, 1],
  [/^(low|minor|unlikely|低|低い|낮음|низк\S*|faible|gering|niedrig|baj[oa]|baix[oa])$/i, 2],
  [/^(medium|moderate|possible|中|中等|중간|средн\S*|moyen\S*|mittel|medi[oa]|médi[oa])$/i, 3],
  [/^(high|major|likely|高|高い|높음|высок\S*|élevé\S*|hoch|alt[oa])$/i, 4],
  [/^(very[ -]?high|critical|severe|certain|必然|极高|критич\S*|critique|kritisch|crític[oa])$/i, 5],
];

/** Parses a level: a word (`Very Low` … `Critical`) or a number 1–5. A range such as `Low-Medium` takes its upper end. */
export function parseLevel(text: string): Parsed<Level> {
  const raw = text.trim();
  if (/^[1-5]$/.test(raw)) return ok({ raw, score: Number(raw) });
  const scoreOf = (word: string) => WORDS.find(([pattern]) => pattern.test(word))?.[1];
  const score =
    scoreOf(raw) ?? Math.max(0, ...raw.split(/\s*(?:-|–|\bto\b|\/)\s*/).map((word) => scoreOf(word) ?? Number.NEGATIVE_INFINITY));
  return score > 0 ? ok({ raw, score }) : no('not a level', 'very low, low, medium, high, critical, or 1 to 5');
}
