import { defineRule } from '../rule.ts';
import { titleOf } from './procedures.ts';
import { restoresBackup } from './restores-backup.ts';

const NOTHING = /^(?:none|nothing|no data|no loss|0)\b(?!.*\b(?:except|but|apart)\b)/i;

const back = (loses: string): Record<string, string> => ({
  'rollback/1-back.mdx': `---\ntitle: Database back\nkind: database\nowner: Ana\nwithin: 30 min\nrehearsed: 2026-05-12\nloses: ${loses}\ntriggers: [{ when: Lost orders, is: "> 0", for: 1 min }]\n---\n\n1. Restore the dump of the night before\n`,
});

export const rollbackLosesData = defineRule({
  id: 'risks/rollback-loses-data',
  severity: 'warning',
  profile: 'recommended',
  languages: ['en'],
  since: '0.2.0',
  title: 'Rollback restores a backup, but says that nothing is lost',
  why: 'What was written since the backup was made is not in it.',
  examples: { fails: back('nothing'), passes: back('orders since 02:00') },
  check({ plan, report }) {
    for (const procedure of plan.rollback) {
      const step = restoresBackup(procedure);
      const said = [procedure.loses, procedure.data].find((words) => words !== undefined && NOTHING.test(words.trim()));
      if (!step || said === undefined) continue;
      report(procedure, `"${titleOf(procedure)}" loses nothing, but one of its steps is "${step.text}".`)
        .at(procedure.loses === said ? 'loses' : 'data')
        .related({ ref: procedure.ref, source: step.source }, 'the step')
        .fix('Write what is lost (loses: "orders since the last backup"), or how it is carried over');
    }
  },
});
