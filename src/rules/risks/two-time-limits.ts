import { textsOf } from '../../analysis/texts.ts';
import type { Elapsed } from '../../model/values/span.ts';
import { parseElapsed } from '../../model/values/span.ts';
import { defineRule } from '../rule.ts';
import { procedures, titleOf } from './procedures.ts';

const NAME = '(?:roll(?:ing)?[ -]?back|switch(?:ing)?[ -]?back|fall(?:ing)?[ -]?back)';
const TIME = String.raw`(\d+)[ -]?(seconds?|secs?|s|minutes?|mins?|min|hours?|hrs?|h)\b`;
/** `10-minute rollback`, `rollback within 10 minutes`, `roll back in under 10 min`. Not `rollback possible for 24 h`. */
const CLAIMS = [
  new RegExp(String.raw`${TIME}\s+${NAME}`, 'gi'),
  new RegExp(
    String.raw`\b${NAME}\b[^.;|\n]{0,30}?\b(?:within|in|in under|in less than|takes|under|less than)\s+(?:about |~|under |less than |<\s*)?${TIME}`,
    'gi',
  ),
];

const SECONDS: Record<string, number> = { s: 1, min: 60, h: 3600, d: 86_400, w: 604_800, mo: 2_629_800, y: 31_557_600 };
const seconds = (span: Elapsed): number => span.high * (SECONDS[span.unit] ?? 0);

export const twoLimits = defineRule({
  id: 'risks/two-time-limits',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Rollback has two time limits',
  why: 'People count on one of them, and get the other.',
  examples: {
    fails: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
      'risks.mdx':
        '---\nrisks:\n  - { title: Slow queries, level: high, mitigation: "Indexes", contingency: "A 30-minute rollback", owner: Ana }\n---\n',
    },
    passes: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
      'risks.mdx':
        '---\nrisks:\n  - { title: Slow queries, level: high, mitigation: "Indexes", contingency: "A rollback within 5 minutes", owner: Ana }\n---\n',
    },
  },
  check({ plan, report }) {
    const limited = procedures(plan).flatMap((procedure) => {
      const within = procedure.within;
      return within ? [{ procedure, within }] : [];
    });
    const [first] = limited;
    if (!first) return;
    for (const { text, owner, path, source } of textsOf(plan)) {
      if (!/back/i.test(text)) continue;
      if (plan.rollback.some((procedure) => procedure.ref === owner.ref && path?.[0] === 'within')) continue;
      for (const match of CLAIMS.flatMap((pattern) => [...text.matchAll(pattern)])) {
        const claim = parseElapsed(`${match[1] ?? ''} ${match[2] ?? ''}`);
        if (!claim.ok || limited.some(({ within }) => seconds(within) === seconds(claim.value))) continue;
        const about = limited.find(({ procedure }) => procedure.ref === owner.ref) ?? first;
        const here = report(
          { ref: owner.ref, source },
          `"${match[0].trim()}" is stated here, but "${titleOf(about.procedure)}" may take ${about.within.raw}.`,
        );
        if (path) here.at(path);
        here
          .related(about.procedure, `…but here it is ${about.within.raw}`, 'within')
          .key(match[0])
          .fix('Write one of the two in both places, or leave it out here');
      }
    }
  },
});
