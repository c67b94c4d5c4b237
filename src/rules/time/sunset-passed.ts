import { given } from '../../model/field.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { planFile } from './example.ts';
import { isRunning } from './late-places.ts';

const http = (stage: string): string =>
  `---\ntitle: HTTP\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /a, to: GET /b, stage: ${stage}, sunset: 2026-05-20 }\n---\n`;

export const sunsetPassed = defineRule({
  id: 'time/sunset-passed',
  severity: 'error',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Sunset has passed and the old operation still serves',
  why: 'Callers were told that it would be gone; nothing says that it is, or that its replacement answers.',
  examples: {
    fails: { 'plan.mdx': planFile(), 'endpoints/http.mdx': http('legacy-only') },
    passes: { 'plan.mdx': planFile(), 'endpoints/http.mdx': http('gone') },
  },
  check(context) {
    if (!isRunning(context)) return;
    const { facts, plan, schedule, asOf, report } = context;
    const answered = new Set(['migrated', 'gone']);
    const chosen = plan.rollout.find(({ id }) => id === facts.chosenRollout?.id);
    // A confirmed step with all of the traffic answers for every row that states no stage of its own.
    const moved = (chosen?.steps ?? []).some(
      (step) => given(step.share)?.percent === 100 && schedule.places[step.ref]?.state === 'done',
    );
    const late = facts.endpoints.flatMap(({ mapping, from, stage }) => {
      const sunset = given(mapping.sunset);
      const serves = stage === undefined ? !moved : !answered.has(stage);
      return from.length > 0 && serves && sunset?.axis === 'date' && sunset.to < asOf ? [{ mapping, from, day: sunset.to }] : [];
    });
    const [first, ...others] = late;
    if (!first) return;
    const names = listing(late.map(({ from, day }) => `${from.map(({ raw }) => raw).join(', ')} (${day})`));
    const found = report(
      first.mapping,
      late.length === 1 ? `The sunset of ${names} has passed.` : `${late.length} sunsets have passed: ${names}.`,
    );
    found.at('sunset');
    for (const { mapping, day } of others) found.related(mapping, `sunset ${day}`, 'sunset');
    found.fix('Set stage: gone once it is switched off, or announce a later sunset:');
  },
});
