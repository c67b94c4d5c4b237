import { counted } from '../../analysis/counted.ts';
import { entriesOf } from '../../model/absences.ts';
import type { Plan } from '../../model/plan.ts';
import type { Source } from '../../model/source.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { isAnchored } from './vague.ts';

/** Words for much and careful that stand where an amount or a list would. */
const MUCH =
  /\b(comprehensive(ly)?|thorough(ly)?|extensive(ly)?|exhaustive(ly)?|careful(ly)?|rigorous(ly)?|small traffic|some traffic|enough traffic|a few (users|requests)|enhanced|advanced|best practices)\b/i;

interface Promise {
  text: string;
  ref: string;
  source: Source;
  path: (string | number)[];
}

/** What the plan promises to do before and during the switch: tests, mitigations, steps of the rollout. */
function* promises(plan: Plan): Generator<Promise> {
  for (const { steps } of plan.rollout) {
    for (const { title, actions, ref, source } of steps) {
      yield { text: title ?? '', ref, source, path: ['title'] };
      for (const [index, action] of entriesOf(actions)) yield { text: action, ref, source, path: ['actions', index] };
    }
  }
  for (const risk of plan.risks?.risks ?? []) {
    for (const field of ['mitigation', 'testing', 'contingency'] as const) {
      for (const text of (risk[field] ?? '').split(/[;,.]\s+/)) yield { text, ref: risk.ref, source: risk.source, path: [field] };
    }
  }
}

export const unmeasuredWork = defineRule({
  id: 'words/unmeasured-promise',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Promise is measured by an adjective',
  why: '"Comprehensive" can be said of any test afterwards; a list or a figure can be checked.',
  examples: {
    fails: {
      'risks.mdx':
        '---\nrisks:\n  - { title: Old clients cannot connect, level: high, mitigation: "Comprehensive WebSocket testing", owner: Ana }\n---\n',
    },
    passes: {
      'risks.mdx':
        '---\nrisks:\n  - { title: Old clients cannot connect, level: high, mitigation: "The three client versions in use connect in the nightly test", owner: Ana }\n---\n',
    },
  },
  check({ plan, report }) {
    const found = [...promises(plan)].filter(({ text }) => MUCH.test(text) && !isAnchored(text));
    const [first] = found;
    if (!first) return;
    const quoted = listing(found.map(({ text }) => `"${text}"`));
    report(
      { ref: plan.ref, source: { ...first.source } },
      found.length === 1
        ? `The promise ${quoted} has no measure.`
        : `${counted(found.length, 'promise')} have no measure: ${quoted}.`,
    )
      .at(first.path)
      .fix('Name the tests, the cases or the amount instead of the adjective');
  },
});
