import { titleOf } from '../../analysis/title.ts';
import { flatten } from '../../model/body.ts';
import type { Plan } from '../../model/plan.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule, type Subject } from '../rule.ts';

const files = (stack: string) => ({
  'rollout/ramp.mdx':
    '---\ntitle: Switch\nmode: big-bang\nsteps:\n  - { title: All, share: 100 %, actions: ["Turn on the feature flags"], hold: 1w, retires: Old }\n---\n',
  'stack.mdx': `---\nstack:\n  - { from: none, to: ${stack} }\n---\n`,
});

const FLAGS = /\bfeature[ -]?(flag|toggle|switch)/i;
const TOOLS =
  /\b(flags?|toggles?|launchdarkly|unleash|flagsmith|growthbook|openfeature|split\.io|configcat|flipt|togglz|waffle)\b|_flag|flag_|feature_/i;

/** The first step that counts on feature flags. What risks promise is reported by risks/mitigation-not-planned. */
function promised(plan: Plan): { subject: Subject; words: string } | undefined {
  for (const { steps } of plan.rollout) {
    for (const step of steps) {
      for (const text of [step.title, step.note, ...(step.actions ?? [])]) {
        if (typeof text === 'string' && FLAGS.test(text)) return { subject: step, words: `"${titleOf(step)}"` };
      }
    }
  }
  return undefined;
}

/** Whether anything that is built, installed or set could be them. */
function provided(plan: Plan): boolean {
  const texts = [
    ...(plan.stack?.stack ?? []).flatMap((item) => [item.to, item.purpose, item.category]),
    ...(plan.environment?.services ?? []).flatMap((service) => [service.name, service.purpose]),
    ...(plan.environment?.variables ?? []).flatMap((variable) => [variable.name, variable.purpose]),
    ...(plan.environment?.tools ?? []).map((tool) => tool.name),
    ...plan.architecture.flatMap(({ nodes }) => nodes.flatMap((node) => [node.title, node.tech, ...(node.holds ?? [])])),
    ...plan.mappings.flatMap(({ mappings }) => mappings.flatMap((row) => row.to ?? [])),
    ...plan.phases.flatMap((phase) => [...flatten(phase.body.tasks)].map((task) => task.text)),
  ];
  return texts.some((text) => TOOLS.test(typeof text === 'string' ? text : ((text as { raw?: string } | undefined)?.raw ?? '')));
}

export const flagsWithoutTool = defineRule({
  id: 'traffic/flags-without-tool',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Feature flags have no tool',
  why: 'A rollout by flags needs the code, the setting or the service that holds them.',
  examples: withRouteBack({ fails: files('FastAPI'), passes: files('Unleash') }),
  check({ plan, report }) {
    const promise = promised(plan);
    if (!promise || provided(plan)) return;
    const found = report(
      promise.subject,
      `Feature flags are named in ${promise.words}, but no package, service, variable, part or task of the plan provides them.`,
    );
    found.fix('Add the flag service or library to the stack (or the variables that hold the flags), and its task to a phase');
  },
});
