import { taskLabel } from '../../analysis/labels.ts';
import { stems } from '../../analysis/stems.ts';
import { quoted } from '../../analysis/title.ts';
import { flatten, type Task } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Phase } from '../../model/plan.ts';
import { rawOf } from '../../model/rows.ts';
import { parseElapsed } from '../../model/values/span.ts';
import { clockDays } from '../../schedule/working-time.ts';
import { spanOf } from '../places.ts';
import { defineRule } from '../rule.ts';

/** `Lower the TTL a day before the switch`: the length, and what it is before. */
const LEAD =
  /\b(\d+(?:\.\d+)?|an?|one|two|three)[ -]?(minutes?|mins?|hours?|hrs?|days?|weeks?)\s+(?:before(?:hand)?|in advance(?: of)?|ahead(?: of)?|prior to)\b\s*([^.;,(]*)/i;
const NUMBERS: Readonly<Record<string, string>> = { a: '1', an: '1', one: '1', two: '2', three: '3' };

/** What moves users: a phase with such a task is the one that the others are before. */
const SWITCH =
  /\b(?:switch|cut[- ]?over|go[- ]?live|re-?route|flip)\w*|\b(?:point|update|change|set|move)\w*\b.*\b(?:dns|records?|mx|cname|traffic|proxy|load balancer)\b/i;
const ANY_SWITCH =
  /^(?:the |our |actual |planned |dns |final )*(?:migration|switch\w*|cut-?over|change|move|go-?live|launch|release|window|$)/i;

interface Lead {
  days: number;
  words: string;
  event: string;
}

function leadOf(task: Task, isDated: boolean): Lead | undefined {
  const [, number = '', unit = '', event = ''] = LEAD.exec(plainText(task.text)) ?? [];
  if (number === '') return undefined;
  const words = `${NUMBERS[number.toLowerCase()] ?? number} ${unit.toLowerCase()}`;
  const parsed = parseElapsed(words);
  if (!parsed.ok) return undefined;
  const { low, unit: read } = parsed.value;
  // Without dates an axis counts working days, five a week.
  return { days: clockDays(low, read) * (read === 'w' && !isDated ? 5 / 7 : 1), words, event: event.trim() };
}

/** Whether a task of a phase is before what happens in that phase, and not in a later one. */
function isBeforeOwn(task: Task, { event }: Lead, phase: Phase, phases: readonly Phase[]): boolean {
  const named = new Set(stems(event));
  const isNamed = (each: Phase): boolean => stems(each.title ?? '').some((stem) => named.has(stem));
  if (isNamed(phase)) return true;
  if (phases.some((each) => each !== phase && isNamed(each))) return false;
  if (!ANY_SWITCH.test(event)) return false;
  return [...flatten(phase.body.tasks)].some(
    (each) => each !== task && SWITCH.test(plainText(each.text)) && !LEAD.test(each.text),
  );
}

const phase = (duration: string): Record<string, string> => ({
  'phases/1-dns.mdx': `---\ntitle: Switch of the mail server\nstatus: planned\nduration: ${duration}\n---\n\n- [ ] Lower the TTL a day before the switch\n- [ ] Point the MX record at the new server\n\n<Exit>\n\n- [ ] 100 % of the probes get their mail from the new server\n\n</Exit>\n`,
});

export const taskLeadTime = defineRule({
  id: 'bounds/task-lead-time',
  severity: 'warning',
  profile: 'recommended',
  languages: ['en'],
  since: '0.2.0',
  title: 'Task has to be done longer ahead than its phase lasts',
  why: 'By the time the phase starts, it is too late for it.',
  examples: { fails: phase('30 min'), passes: phase('3d') },
  check({ plan, schedule, report }) {
    for (const phase of plan.phases) {
      const span = spanOf(schedule, phase);
      if (!span || phase.duration === undefined) continue;
      for (const task of flatten(phase.body.tasks)) {
        const lead = leadOf(task, schedule.axis.origin !== undefined);
        if (!lead || lead.days <= span.to - span.from + 1e-9 || !isBeforeOwn(task, lead, phase, plan.phases)) continue;
        report(
          task,
          `"${taskLabel(task)}" is a task of ${quoted(phase)}, which takes ${rawOf(phase.duration) ?? 'less'}, but has to be done ${lead.words} before.`,
        )
          .related(phase, 'the length of the phase', 'duration')
          .fix('Move it to an earlier phase, or let this one begin early enough');
      }
    }
  },
});
