import { counted } from '../../analysis/counted.ts';
import { leaves } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Phase } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { isAnchored } from './vague.ts';

/** More words than this tell something, whatever they are. */
const SHORT = 4;
/** Words that make a sentence of a few words: verbs, participles, and at the end what is said of a thing that is done. */
const PREDICATE =
  /\b(is|are|was|were|be|been|can|may|must|has|have|no|not|none|zero|all|every|works?|passes|pass|returns?|succeeds?|runs?|starts?|builds?|matches|match|holds?|exists?|allows?|handles?|resumes?|polls?|answers?|shows?)\b|\b(green|live|complete|ready|done|met|clean|stable|available|up|running|working|functional|successful)\W*$|(?<!\b(?:embedd|nest|distribut|relat|unifi|managed))\w{2,}ed\b|[<>≤≥=%]|\d/i;

const isTopic = (text: string): boolean => text.split(/\s+/).length <= SHORT && !PREDICATE.test(text) && !isAnchored(text);

export const topicsAsCriteria = defineRule({
  id: 'words/topics-as-criteria',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Exit criteria are topics',
  why: '"Security" cannot be met or missed; such a phase ends when someone says so.',
  examples: {
    fails: {
      'phases/1-hardening.mdx':
        '---\ntitle: Hardening\nstatus: planned\nowner: Ana\n---\n\n<Exit>\n\n- Monitoring\n- Security\n\n</Exit>\n',
    },
    passes: {
      'phases/1-hardening.mdx':
        '---\ntitle: Hardening\nstatus: planned\nowner: Ana\n---\n\n<Exit>\n\n- An alert on 5xx > 1 % reaches the on-call engineer\n- The dependency scan reports nothing critical\n\n</Exit>\n',
    },
  },
  check({ plan, report }) {
    // Only where all criteria of a phase are topics: a single short one may have a verb that is not in the list.
    const found = plan.phases.flatMap((phase): { phase: Phase; topics: string[] }[] => {
      const criteria = [...leaves(phase.body.criteria)];
      const topics = criteria.map(({ text }) => plainText(text));
      return criteria.length > 1 && criteria.every(({ text, metric }) => metric === undefined && isTopic(text))
        ? [{ phase, topics }]
        : [];
    });
    const [first] = found;
    const source = first?.phase.body.criteria[0]?.source;
    if (!first || !source) return;
    const some = listing(
      found.flatMap(({ topics }) => topics.map((topic) => `"${topic}"`)),
      5,
    );
    const where =
      found.length === 1
        ? `of "${first.phase.title ?? first.phase.id}"`
        : `of ${counted(found.length, 'phase')} (${listing(
            found.map(({ phase }) => phase.id),
            12,
          )})`;
    report({ ref: plan.ref, source }, `The exit criteria ${where} are topics, which cannot be met or missed: ${some}.`).fix(
      'Say of each what is true once it is met: "An alert on 5xx > 1 % reaches the on-call engineer" instead of "Monitoring"',
    );
  },
});
