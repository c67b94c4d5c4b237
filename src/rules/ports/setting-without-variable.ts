import { counted } from '../../analysis/counted.ts';
import { taskLabel } from '../../analysis/labels.ts';
import type { Task } from '../../model/body.ts';
import { flatten } from '../../model/body.ts';
import type { Plan } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const ABOUT_VARIABLES = /\b(?:environment variables?|env(?:ironment)? settings|configuration variables?)\b/i;

/** Items of a list about environment variables: below a task of that name, or below such a heading. */
function settingTasks(plan: Plan): Task[] {
  return [...plan.phases, ...plan.checklists].flatMap((file) =>
    [...flatten(file.body.tasks), ...flatten(file.body.criteria)].flatMap((task) =>
      ABOUT_VARIABLES.test(task.text) ? task.children : ABOUT_VARIABLES.test(task.heading ?? '') ? [task] : [],
    ),
  );
}

/** Names in a text: `SAML certificates` → saml. What is written small is no name. */
const namesIn = (text: string): string[] =>
  (text.match(/\b[A-Z][\w.]*[A-Z\d]\w*\b|\b[A-Z]{2,}\b/g) ?? []).map((name) => name.toLowerCase());

export const settingWithoutVariable = defineRule({
  id: 'ports/setting-without-variable',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Checklist names a setting without a variable',
  why: 'There is nothing to set, and the service starts without it.',
  examples: {
    fails: {
      'phases/1-deploy.mdx':
        '---\ntitle: Deployment\nstatus: planned\n---\n\n- [ ] Environment variables\n  - [ ] JWT secrets\n  - [ ] SAML certificates\n',
      'environment.mdx': '---\nvariables:\n  - { name: JWT_SECRET, required: true, secret: true }\n---\n',
    },
    passes: {
      'phases/1-deploy.mdx':
        '---\ntitle: Deployment\nstatus: planned\n---\n\n- [ ] Environment variables\n  - [ ] JWT secrets\n  - [ ] SAML certificates\n',
      'environment.mdx':
        '---\nvariables:\n  - { name: JWT_SECRET, required: true, secret: true }\n  - { name: SAML_CERTIFICATE, required: true, secret: true }\n---\n',
    },
  },
  check({ plan, report }) {
    const register = plan.environment;
    if (!register || register.variables.length === 0) return;
    const known = register.variables.map((variable) =>
      [variable.name, variable.sample, variable.default, variable.group, variable.purpose]
        .map((value) => value ?? '')
        .join(' ')
        .toLowerCase(),
    );
    const lost = settingTasks(plan).filter((task) => {
      const names = namesIn(task.text);
      return names.length > 0 && !names.some((name) => known.some((text) => text.includes(name)));
    });
    const [first, ...others] = lost;
    if (!first) return;
    const finding = report(
      first,
      `${listing(lost.map((task) => `"${taskLabel(task)}"`))} ${lost.length === 1 ? 'is' : 'are'} to be checked under the environment variables, but none of the ${counted(register.variables.length, 'variable')} is for ${lost.length === 1 ? 'it' : 'them'}.`,
    )
      .related(register, 'the variables', 'variables')
      .fix('Add the variable that holds it, or move the item to where it is set');
    for (const task of others) finding.related(task, 'nor for this one');
  },
});
