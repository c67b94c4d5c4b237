import { counted } from '../../analysis/counted.ts';
import { type PlanText, textsOf } from '../../analysis/texts.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** What authors and templates leave where a value belongs. Words between backticks are about something; they are looked at in fields only. */
const PLACEHOLDERS: readonly RegExp[] = [
  /\bTB[DAC]\b/,
  // A mark at the beginning of something, or all there is: `TODO: the hosts`, `Owner: TODO`, `| TODO |`. Other words speak of such marks.
  /(?:^|[\n|([{:：.;]|^\s*(?:[-*+]|\d+[.)])(?:\s+\[[ xX]\])?)[\s*_"'“]*(?:TODO|FIXME)(?:[*_]*\s*[:：(]|[\s*_"'”.]*(?=$|[\n|)\]},;]))/m,
  /\bX{2,}\b(?=\s*(?:%|ms|s\b|h\b|d\b|w\b|MB|GB|days?|weeks?|hours?|minutes?))|(?<=[<>≤≥=~]\s?)X{2,}\b|\b(?:20\d\d|XXXX)-XX(?:-XX)?\b|\bv?X\.Y(?:\.Z)?\b/,
  /<(?:your|my|the|insert|enter|replace)[-_ ][^<>\n]{1,40}>|<[a-z]+(?:[-_][a-z]+)*-(?:url|name|id|host|domain|key|token|email|user|password)>/i,
  /\[(?:your|insert|enter|add|replace|company|team|project|date|name)(?:[-_ ][^\]\n]{0,40})?\](?!\()/i,
  /\byour[-_](?:registry|domain|company|org|organisation|organization|host|hostname|server|cluster|project|repo|repository|namespace|bucket|account|username|user|name)\b/i,
  /\b(?:lorem ipsum|john doe|jane doe|your name)\b|\b(?:\w[\w.]*@example\.(?:com|org))\b/i,
  /\?{3,}/,
  // A blank of a form: `____`, `__:__`. What Python calls `__init__` has letters around its underscores.
  /(?<![\w_*])_{3,}(?:[:./-]_{2,})*(?![\w_*])|(?<![\w_*])__[:/.]__(?![\w_*])/,
  /\[(?:TO BE|NOT YET)\s[^\]\n]{2,40}\](?!\()|\bto be (?:filled in|provided|provisioned|supplied)\b(?=\s*(?:[.;,|)\]]|$))/i,
  /(?<!\$\{?)\b(?:NEW|OLD|MY|TARGET|SOURCE|YOUR)_(?:[A-Z]+_)?(?:IP|HOSTNAME|DOMAIN)\b(?!=)/,
];

/** A quick look before the close ones. */
const MAY_BE_PLACEHOLDER =
  /[<[]|\?{3}|__|TODO|TB[DAC]|FIXME|XX|X\.Y|your|lorem|\bdoe\b|example\.|to be |_(?:IP|HOSTNAME|DOMAIN)\b/i;

/** Fields that hold samples, or words about the plan. */
const SAMPLES = new Set(['sample', 'default', 'note', 'source', 'command', 'why']);

function placeholderIn({ text, path }: PlanText, variables: ReadonlySet<string>): string | undefined {
  if (!MAY_BE_PLACEHOLDER.test(text) || path?.some((part) => SAMPLES.has(String(part)))) return undefined;
  const looked = path ? text : text.replace(/(`+)[^`]*\1/g, ' ').replace(/^\s*\|.*\|\s*$/, (row) => row.replace(/`[^`]*`/g, ' '));
  const found = PLACEHOLDERS.map((pattern) => pattern.exec(looked)?.[0]).find(
    (each) => each !== undefined && !variables.has(each),
  );
  return found === undefined ? undefined : (/TODO|FIXME/.exec(found)?.[0] ?? found);
}

export const placeholder = defineRule({
  id: 'damage/placeholder',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Placeholder was never filled in',
  why: 'It is read as if it were the value, or copied into a terminal.',
  examples: {
    fails: {
      'environment.mdx':
        '---\nservices: [{ name: api, image: "your-registry/api:1.4.0", change: add }]\n---\n\nTBD: the production hosts.\n',
    },
    passes: {
      'environment.mdx':
        '---\nservices: [{ name: api, image: "registry.acme.net/api:1.4.0", change: add }]\nvariables: [{ name: SECRET_KEY, sample: your-secret-key, secret: true }]\n---\n',
    },
  },
  check({ plan, report }) {
    const variables = new Set((plan.environment?.variables ?? []).flatMap(({ name }) => name ?? []));
    const byFile = new Map<string, { found: string; at: PlanText }[]>();
    for (const at of textsOf(plan)) {
      const found = placeholderIn(at, variables);
      if (found !== undefined) byFile.set(at.source.file, [...(byFile.get(at.source.file) ?? []), { found, at }]);
    }
    for (const all of byFile.values()) {
      const [first] = all;
      if (!first) continue;
      const quoted = listing([...new Set(all.map(({ found }) => `"${found}"`))]);
      const here = report(
        { ref: first.at.owner.ref, source: first.at.source },
        all.length === 1
          ? `${quoted} is a placeholder, not a value.`
          : `${counted(all.length, 'placeholder')} left in this file: ${quoted}.`,
      );
      if (first.at.path) here.at(first.at.path);
      here.fix('Write the value; while it is unknown, write { unknown: "why" } in a field, or an open decision');
    }
  },
});
