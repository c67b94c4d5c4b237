import { counted } from '../../analysis/counted.ts';
import { shortText } from '../../analysis/labels.ts';
import { workOf } from '../../analysis/work.ts';
import { entriesOf } from '../../model/absences.ts';
import type { Plan } from '../../model/plan.ts';
import type { Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';

const SECRET = /\b(?:secrets?|api keys? of|provider keys?|credentials|private keys?)\b/i;
const SECRET_NAME = /SECRET|PASSWORD|PASSWD|TOKEN|CREDENTIAL|PRIVATE|(?:^|_)KEY(?:_|$)|_KEY$/i;

/** Where the plan counts on a secret: what rollbacks and rollouts need, and its tasks. */
function* mentions(plan: Plan): Generator<{ subject: Subject; field?: (string | number)[]; text: string }> {
  for (const file of [...plan.rollback, ...plan.rollout]) {
    for (const [index, need] of entriesOf(file.needs))
      if (SECRET.test(need)) yield { subject: file, field: ['needs', index], text: need };
  }
  for (const work of workOf(plan))
    if (work.kind !== 'test' && SECRET.test(work.text))
      yield { subject: { source: work.source, ...(work.ref !== undefined && { ref: work.ref }) }, text: work.text };
}

const BACK =
  '---\ntitle: Back\nowner: Ana\nwithin: 5 min\nneeds: ["Cookies work with both systems (same secret)"]\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n';

export const noSecretVariable = defineRule({
  id: 'ports/no-secret-variable',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Secret has no variable',
  why: 'Where it is kept, and how the service gets it, stays open until the deployment.',
  examples: {
    fails: {
      'environment.mdx': '---\nvariables:\n  - { name: LOG_LEVEL, default: INFO }\n---\n',
      'rollback/1-back.mdx': BACK,
    },
    passes: {
      'environment.mdx': '---\nvariables:\n  - { name: COOKIE_SECRET, required: true, secret: true }\n---\n',
      'rollback/1-back.mdx': BACK,
    },
  },
  check({ plan, report }) {
    const variables = plan.environment?.variables ?? [];
    if (variables.length === 0 || variables.some((variable) => variable.secret === true || SECRET_NAME.test(variable.name ?? '')))
      return;
    const [first, ...others] = [...mentions(plan)];
    if (!first) return;
    const finding = report(
      first.subject,
      `"${shortText(first.text)}" needs a secret, and ${variables.length === 1 ? 'the only variable' : `none of the ${counted(variables.length, 'variable')}`} ${variables.length === 1 ? 'is none' : 'is one'}: ${variables.map((variable) => variable.name).join(', ')}.`,
    ).fix('Add the variable: - { name: COOKIE_SECRET, required: true, secret: true }');
    if (first.field) finding.at(first.field);
    if (plan.environment) finding.related(plan.environment, 'the variables', 'variables');
    for (const other of others.slice(0, 4)) finding.related(other.subject, 'this needs one as well', other.field);
  },
});
