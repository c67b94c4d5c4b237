/** Words by which two people would judge differently. Adverbs and adjectives of quality, without what they are measured by. */
export const QUALITY =
  /\b(acceptabl[ey]|adequate(ly)?|appropriate(ly)?|graceful(ly)?|proper(ly)?|reasonabl[ey]|satisfactor(y|ily)|sufficient(ly)?|smooth(ly)?|seamless(ly)?|robust(ly)?|good enough|user[- ]friendly|intuitive|efficient(ly)?|optimal(ly)?|as expected|production[- ]ready|high quality|well[- ](tested|documented)|fast enough|stable enough|looks? (good|fine|ok)|feels? (good|fast|right))\b/i;

/** `Handles errors gracefully` is one; `works` is one where everything is meant, or nothing that could be looked up. */
const WORKS = /\b(work(s|ing)?|function(al|s|ing)|operational|succeed(s|ing)?|success(ful|fully)?|run(s|ning)?|fine|ok|okay)\b/i;
const EVERYTHING =
  /\b(all|every(thing)?|any|each|the|core|main|key|basic)?\s*(api |core |main |key |basic |existing |critical )*(features?|functionalit(y|ies)|functions?|endpoints?|systems?|services?|components?|modules?|parts?|integrations?|tests? tasks?|tasks?|everything|authentication|updates?|application|app|product|site|platform|migration)\b/i;

/** What makes a criterion checkable, whatever its words: a figure with a unit, a command, a path, a reference. */
export const isAnchored = (text: string): boolean =>
  /`|\]\(|(?:^|\s)\/\w|\b\d+(\.\d+)?\s*(ms|s|sec|seconds?|min(utes?)?|h|hours?|d|days?|w|weeks?|req|rps|mb|gb|kb|users?|errors?|%\s+of)\b|\b(200|201|204|4\d\d|5xx)\b/i.test(
    text,
  );

/** Why a criterion cannot be checked, or nothing. `text` is without markup. */
export function vagueness(text: string): string | undefined {
  if (isAnchored(text)) return undefined;
  const quality = QUALITY.exec(text);
  if (quality) return `"${quality[0].toLowerCase()}" has no measure`;
  const works = WORKS.exec(text);
  if (works && EVERYTHING.test(text.slice(0, works.index))) return `"${works[0].toLowerCase()}" names no test`;
  return undefined;
}
