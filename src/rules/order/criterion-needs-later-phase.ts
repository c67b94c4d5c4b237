import { pathShape } from '../../analysis/operations.ts';
import { oldSystemPattern } from '../../analysis/retirement.ts';
import { stems } from '../../analysis/stems.ts';
import { quoted } from '../../analysis/title.ts';
import { flatten, type Task } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Phase, Plan } from '../../model/plan.ts';
import { phaseSequence } from '../../schedule/sequence.ts';
import { listing } from '../listing.ts';
import { isBefore, placeOf, placeWords, spanOf } from '../places.ts';
import { defineRule, type RuleContext, type Subject } from '../rule.ts';

const files = (phase: string) => ({
  'phases/1-api.mdx':
    '---\ntitle: API\nstatus: planned\nduration: 2w\n---\n\n<Exit>\n\n- [ ] Latency reaches its target (metric: latency)\n\n</Exit>\n',
  'phases/2-tracing.mdx': '---\ntitle: Tracing\nstatus: planned\nduration: 1w\n---\n',
  'metrics.mdx': `---\nmetrics:\n  - { id: latency, name: Latency, statistic: p95, baseline: 200 ms, target: < 200 ms, phase: ${phase}, for: 1d }\n---\n`,
});

interface Need {
  criterion: Task;
  phase: Phase;
  later: Phase;
  thing: Subject;
  what: string;
}

const PATH =
  /`(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|WS|GRPC)\s+)?(\/[^`\s]*)`|\b(?:GET|POST|PUT|PATCH|DELETE)\s+`(\/[^`\s]*)`/g;
/** `All API endpoints`, `all old routes`; not `all core endpoints` or `all endpoints of this phase`, which are some of them. */
const allEndpoints = (plan: Plan): RegExp =>
  new RegExp(
    `\\b[Aa]ll(?:\\s+of)?(?:\\s+the)?(?:\\s+(?:API|REST|HTTP|public|existing|old|legacy|remaining|${oldSystemPattern(plan)}))*\\s+(?:endpoints|routes|operations)\\b(?!\\s+(?:of|for|in|under|from)\\b)`,
    'u',
  );

/** The last part of a path that says something: `/api/memory/*` → `memory`. */
const subjectOf = (path: string): string | undefined =>
  path.split('/').findLast((part) => /^[a-z][a-z-]{3,}$/i.test(part) && !/^(api|v\d+)$/i.test(part));

/** Endpoints that a criterion names, or takes in by "all endpoints", and that a later phase builds. */
function* endpointNeeds(
  criterion: Task,
  phase: Phase,
  { plan, facts }: RuleContext,
  follows: (id: string) => Phase | undefined,
): Generator<Need> {
  const named = new Set([...criterion.text.matchAll(PATH)].map((match) => pathShape(match[1] ?? match[2] ?? '')));
  const all = /\b(?:endpoints|routes|operations)\b/.test(criterion.text) && allEndpoints(plan).test(plainText(criterion.text));
  if (named.size === 0 && !all) return;
  const earlier = plan.phases
    .filter((each) => !follows(each.id))
    .map((each) => `${each.title ?? ''} ${each.body.text}`)
    .join(' ');
  for (const { mapping, to, from } of facts.endpoints) {
    const operations = [...to, ...from];
    const own = mapping.phase;
    const later = own === undefined ? undefined : follows(own);
    const operation = operations.find(({ path, fullPath }) => named.has(pathShape(path)) || named.has(pathShape(fullPath)));
    if (later && (operation || all))
      yield { criterion, phase, later, thing: mapping, what: (operation ?? operations[0])?.raw ?? mapping.id };
    if (!all || own !== undefined) continue;
    // An endpoint without a phase belongs to the one whose heading names it, unless the work before speaks of it.
    const subject = subjectOf(operations[0]?.path ?? '');
    if (subject === undefined || new RegExp(`\\b${subject}`, 'i').test(earlier)) continue;
    for (const each of plan.phases) {
      const heading = follows(each.id) && each.body.headings.find(({ text }) => stems(text).includes(stems(subject)[0] ?? ''));
      if (heading)
        yield { criterion, phase, later: each, thing: heading, what: `${operations[0]?.raw ?? mapping.id} ("${heading.text}")` };
    }
  }
}

export const criterionNeedsLater = defineRule({
  id: 'order/criterion-needs-later-phase',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Exit criterion depends on a later phase',
  why: 'The phase cannot be closed before a phase that waits for it.',
  examples: { fails: files('tracing'), passes: files('api') },
  waiver: 'What an earlier phase brings is there when the criterion is looked at.',
  check(context) {
    const { plan, schedule, report } = context;
    const sequence = phaseSequence(plan, schedule);
    for (const phase of plan.phases) {
      const follows = (id: string): Phase | undefined =>
        sequence.precedes(phase.id, id) ? plan.phases.find((each) => each.id === id) : undefined;
      const own = placeOf(schedule, phase);
      for (const criterion of flatten(phase.body.criteria)) {
        const needs: Need[] = [];
        const metric = plan.metrics?.metrics.find(({ id }) => id === criterion.metric);
        const later = metric && follows(metric.phase ?? '');
        if (metric && later) needs.push({ criterion, phase, later, thing: metric, what: quoted(metric) });
        const when = spanOf(schedule, metric);
        if (metric && !later && when && own?.written && isBefore(own.written.span, when)) {
          report(
            criterion,
            `"${plainText(criterion.text)}" is a criterion of ${quoted(phase)} (${placeWords(own, plan)}), but ${quoted(metric)} is measured in ${metric.when?.raw ?? ''}.`,
          )
            .related(metric, 'measured later', 'when')
            .fix('Measure it earlier, or make it a criterion of a later phase');
        }
        needs.push(...endpointNeeds(criterion, phase, context, follows));
        const [first, ...others] = needs;
        if (!first) continue;
        const found = report(
          criterion,
          `"${plainText(criterion.text)}" is a criterion of ${quoted(phase)}, but ${listing([...new Set(needs.map(({ what, later: by }) => `${what} belongs to ${quoted(by)}`))])}, which comes later.`,
        ).related(first.thing, `belongs to ${quoted(first.later)}`, 'phase');
        for (const { thing, later: by } of others) found.related(thing, `belongs to ${quoted(by)}`, 'phase');
        found.fix(`Move the criterion to ${quoted(first.later)}, or the work to ${quoted(phase)}`);
      }
    }
  },
});
