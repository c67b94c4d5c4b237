import { retiresOld } from '../../analysis/retirement.ts';
import { stepFacts } from '../../analysis/rollout.ts';
import { quoted } from '../../analysis/title.ts';
import type { Rollout, RolloutStep, TrafficRow } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { isBefore, placeOf, placeWords, spanOf } from '../places.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule, type RuleContext } from '../rule.ts';

const ALL = '  - { title: All, at: week 10, share: 100 % }\n';
const off = (week: number): string => `  - { title: Switch off, at: week ${week}, retires: Old }\n`;
const rollout = (...steps: string[]) => ({
  'rollout/ramp.mdx': `---
title: Ramp
defaults: { hold: 1w, abortIf: [{ when: Errors }] }
steps:
  - { title: Half, at: week 7, share: 50 % }
${steps.join('')}---
`,
  'plan.mdx': '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n---\n',
});

interface Serving {
  thing: RolloutStep | TrafficRow;
  words: string;
}

/** What still needs the old system when (or after) a step switches it off. */
function servingAfter(step: RolloutStep, rollout: Rollout, { plan, schedule }: RuleContext): Serving[] {
  const facts = stepFacts(rollout);
  const index = facts.findIndex((each) => each.step === step);
  const own = facts[index];
  const at = spanOf(schedule, step);
  const where = (thing: RolloutStep | TrafficRow): string => {
    const place = placeOf(schedule, thing);
    return place?.written ? ` (${placeWords(place, plan)})` : '';
  };
  const serving: Serving[] = [];
  const last = facts.slice(0, index + 1).findLast(({ stated }) => stated);
  if (own?.share !== undefined && own.share < 100 && last)
    serving.push({ thing: last.step, words: `${100 - own.share} % since ${quoted(last.step)}` });
  facts.forEach((each, place) => {
    if (!each.stated || each.share === undefined || each.step === step) return;
    const time = spanOf(schedule, each.step);
    // Steps behind it, by their time where both have one, else by their order: a share below 100 %, or the way to it.
    const later = at && time ? time.from >= at.from && (place > index || time.from > at.from) : place > index;
    if (!later) return;
    if (each.share < 100)
      serving.push({ thing: each.step, words: `${100 - each.share} % in ${quoted(each.step)}${where(each.step)}` });
    else if ((facts[place - 1]?.share ?? 100) < 100)
      serving.push({ thing: each.step, words: `what it has until ${quoted(each.step)}${where(each.step)}` });
  });
  for (const row of rollout.traffic) {
    const [share, time] = [row.share, spanOf(schedule, row)];
    if (!share || share.percent === 100 || !at || !time || isBefore(time, at)) continue;
    serving.push({ thing: row, words: `${100 - share.percent} % in ${row.at?.raw ?? ''}` });
  }
  return serving;
}

export const retiredWhileServing = defineRule({
  id: 'traffic/retired-while-serving',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Old system is switched off while it serves traffic',
  why: 'Requests that are routed to it fail.',
  examples: withRouteBack({ fails: rollout(off(9), ALL), passes: rollout(ALL, off(11)) }),
  check(context) {
    const { plan, schedule, report } = context;
    for (const rollout of plan.rollout) {
      for (const step of rollout.steps) {
        const serving = retiresOld(step, plan) ? servingAfter(step, rollout, context) : [];
        if (serving.length === 0) continue;
        const place = placeOf(schedule, step);
        const found = report(
          step,
          `${quoted(step)}${place?.written ? ` (${placeWords(place, plan)})` : ''} switches off ${step.retires ?? 'the old system'}, which still carries ${listing(serving.map(({ words }) => words))}.`,
        ).at('retires');
        for (const { thing, words } of serving) found.related(thing, `the old system carries ${words}`, 'share');
        found.fix('Move it after the last of them, or bring the share to 100 % before');
      }
    }
  },
});
