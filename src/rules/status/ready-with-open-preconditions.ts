import { phaseLabel, taskLabel } from '../../analysis/labels.ts';
import { boxes } from '../../analysis/progress.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** Headings of what has to be there before a phase begins. */
const PRECONDITIONS =
  /\b(?:pre-?(?:conditions?|requisites?|deploy(?:ment)?|launch|flight|migration|cutover|release|work)|entry criteria|readiness|before (?:we|you|the|starting|beginning|deploy\w*)|requirements to (?:start|begin))\b/i;

export const readyWithOpenPreconditions = defineRule({
  id: 'status/ready-with-open-preconditions',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Ready phase has open preconditions',
  why: '"Ready" says that the phase can start; its own list says what is missing for that.',
  examples: {
    fails: {
      'phases/1-deploy.mdx':
        '---\ntitle: Deployment\nstatus: ready\n---\n\n## Pre-deployment checklist\n\n- [ ] Certificates\n- [x] Database\n',
    },
    passes: {
      'phases/1-deploy.mdx':
        '---\ntitle: Deployment\nstatus: ready\n---\n\n## Pre-deployment checklist\n\n- [x] Certificates\n- [x] Database\n\n## Tasks\n\n- [ ] Switch\n',
    },
  },
  check({ plan, report }) {
    for (const phase of plan.phases) {
      const status = phase.status;
      if (status !== 'ready' && status !== 'in-progress') continue;
      const own = [...boxes(phase.body.tasks)].filter((task) => PRECONDITIONS.test(task.heading ?? ''));
      const open = own.filter((task) => task.state === 'open');
      const [first] = open;
      if (!first) continue;
      report(
        phase,
        `${phaseLabel(phase)} is ${status}, but ${open.length} of the ${own.length} boxes under "${first.heading}" are open: ${listing(open.map(taskLabel))}.`,
      )
        .at('status')
        .related(first, 'the first open one')
        .fix('Tick what is there, or write status: planned until it is');
    }
  },
});
