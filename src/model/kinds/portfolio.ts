import { z } from 'zod';
import { colour, date, flag, group, id, listOf, optional, parseUrl, required, scalar, shortOrLong, text, url } from '../field.ts';
import { no, type Parse } from '../values/parsed.ts';
import { audience } from './audience.ts';
import { fileFields } from './common.ts';
import { ruleSettings } from './rule-settings.ts';

/** Publishes the pages of audiences in the folder of the site, below the site's own address. */
export const BESIDE_SITE = 'beside-site';

const parseSharesHost: Parse<string> = (raw) => {
  const parsed = raw === BESIDE_SITE ? { ok: true as const, value: raw } : parseUrl(raw);
  return parsed.ok
    ? parsed
    : no('not a web address', `the address of their host, https://status.example.com/, or ${BESIDE_SITE}`);
};

/** `portfolio.mdx`: the site and its plans. */
export const portfolioSchema = z.strictObject({
  ...fileFields,
  title: required(text, 'The title of the site, at the head of every page.'),
  summary: optional(text, 'One sentence.'),
  logo: optional(
    shortOrLong(
      text,
      group({
        light: required(text, 'The logo on a light ground.'),
        dark: required(text, 'The logo on a dark ground.'),
      }),
    ),
    'A picture at the head of every page: the path of an SVG or a PNG of at most 100 kB, from the content root.',
  ),
  accent: optional(
    colour,
    'The colour of lines under links, of focus and of the current page: `"#0b6e4f"`. It is darkened or lightened where it could not be read.',
  ),
  url: optional(url, 'Where the site is published, with its path: `https://example.com/plans/`.'),
  repository: optional(
    group({
      url: required(url, 'The repository of the content, for links to source and edit.'),
      branch: optional(text, 'Its branch; by default main.'),
      path: optional(text, 'The path of the content root in it; by default content.'),
    }),
    'Where the plans are edited.',
  ),
  plans: optional(listOf(id), 'The order of the plans; those not named follow by title.'),
  asOf: optional(
    date,
    "The date that counts as today, for plans kept as history; by default the machine's date. `--as-of` overrides it.",
  ),
  rules: optional(
    ruleSettings,
    'Rules of every plan: a profile (`extends: strict`), and settings by id or family (`words/*: off`).',
  ),
  guide: optional(
    flag,
    "Whether the site has Banyan's own guide and the pages of all rules; by default only pages of rules that findings name.",
  ),
  audiences: optional(listOf(audience), 'Audiences of every plan.'),
  shares: optional(
    scalar(parseSharesHost, { examples: ['https://status.example.com/', BESIDE_SITE] }),
    'Where the pages of audiences are published: the address of a host of their own, which `share list` prints, or `beside-site`.',
  ),
});
