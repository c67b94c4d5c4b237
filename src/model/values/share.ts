import { no, ok, type Parsed } from './parsed.ts';

/** The new system's share of traffic (or of anything), in percent 0–100. */
export interface Share {
  raw: string;
  percent: number;
}

/** Parses a share: `10 %`, `0.5 %`. Refuses a fraction without a percent sign, since `0.5` may mean 50 % or 0.5 %. */
export function parseShare(text: string): Parsed<Share> {
  const raw = text.trim();
  if (/→|->|,/.test(raw) || /\d\s*\/\s*\d/.test(raw))
    return no('several shares in one value', 'a row or a rollout step for each: share: 20 %');
  const match = /^(\d+(?:\.\d+)?)\s*(%)?$/.exec(raw);
  if (!match) return no('not a share', '10 %');
  const percent = Number(match[1]);
  if (!match[2] && !/^\d+$/.test(raw)) return no('a fraction or a percentage?', `${raw} % or ${percent * 100} %`);
  return percent > 100 ? no('more than 100 %', 'a share from 0 % to 100 %') : ok({ raw, percent });
}
