import { textsOf } from '../../analysis/texts.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const TIME = /(?<![\d:.])(?:(?:[01]?\d|2[0-3]):[0-5]\d(?!:?\d)(?:\s?[ap]\.?m\b\.?)?|(?:1[0-2]|[1-9])\s?[ap]\.?m\b)/gi;
/** What every time has, for a quick look: a colon between digits, or the end of `pm`. */
const MAY_BE_TIME = /\d:[0-5]\d|\d\s?[ap]\.?m\b/i;
/** Fields whose colons are no times. */
const NO_TIMES = new Set(['ports', 'image', 'volumes', 'sample', 'default', 'command']);
/** A zone, or words that make one of it. */
const ZONE =
  /\b(?:UTC|GMT|CES?T|EES?T|WES?T|BST|IST|JST|[ECMP][SD]T|AE[SD]T|(?<!no )time ?zone|local time|(?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific)\/[A-Z][a-z]+)\b|:\d\d(?:Z\b|[+-]\d\d:?\d\d\b)/;

export const timeWithoutZone = defineRule({
  id: 'words/time-without-zone',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Times have no time zone',
  why: 'People who work elsewhere come an hour early, or to a cutover that is over.',
  examples: {
    fails: { 'pages/communication.mdx': '---\ntitle: Communication\n---\n\nThe cutover begins on Sunday at 06:00.\n' },
    passes: { 'pages/communication.mdx': '---\ntitle: Communication\n---\n\nThe cutover begins on Sunday at 06:00 UTC.\n' },
  },
  check({ plan, report }) {
    const timed = textsOf(plan).filter(
      ({ text, path }) => MAY_BE_TIME.test(text) && !path?.some((part) => NO_TIMES.has(String(part))),
    );
    if (timed.length === 0) return;
    // A zone counts for its file, and in plan.mdx for all of them; elsewhere it is about something else (timestamps in UTC).
    const files = new Set([plan.source.file, ...timed.map(({ source }) => source.file)]);
    const zoned = new Set(
      textsOf(plan)
        .filter(({ source, text }) => files.has(source.file) && ZONE.test(text))
        .map(({ source }) => source.file),
    );
    if (zoned.has(plan.source.file)) return;
    const found = timed
      .filter(({ source }) => !zoned.has(source.file))
      .flatMap(({ text, owner, path, source }) =>
        [...text.replace(/`[^`]*`/g, ' ').matchAll(TIME)].map((match) => ({ time: match[0], owner, path, source })),
      );
    const [first] = found;
    if (!first) return;
    const here = report(
      { ref: first.owner.ref, source: first.source },
      `${listing([...new Set(found.map(({ time }) => time))])} ${found.length === 1 ? 'has' : 'have'} no time zone.`,
    );
    if (first.path) here.at(first.path);
    here.fix('Write the zone behind the time (10:00 UTC), or once for the plan: "All times are in Europe/Berlin"');
  },
});
