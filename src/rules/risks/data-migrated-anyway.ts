import { textsOf } from '../../analysis/texts.ts';
import { type Work, workOf } from '../../analysis/work.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Plan } from '../../model/plan.ts';
import { defineRule, type Subject } from '../rule.ts';

/** What is said of a plan as a whole. "No data migration in this phase" is not. */
const NO_MIGRATION =
  /\bno (?:data|database) migrations?\b(?! (?:in|during|until|yet|for|of|scripts?)\b)|\bwithout (?:a |any )?data migration\b|\bdata (?:does|do|will) not (?:have to |need to )?(?:be )?(?:migrate|moved?)\w*/i;

const MOVES_DATA =
  /\b(?:dual|double)[- ]?writ(?:e|es|ing)\b|\bback-?fill(?:s|ed|ing)?\b|\b(?:migrate|copy|transfer|convert)\b (?:all |the |existing |old |production |user |customer )*(?:data|rows|records)\b/i;
const NEGATED = /\b(?:no|not|without|never|avoid|instead of|stop|remove|disable|end)\b[^.;]*$/i;

interface Claim {
  subject: Subject;
  words: string;
  field?: (string | number)[];
}

/** Where the plan says that no data moves: all of its datasets, or a sentence outside the phases. */
function claimOf(plan: Plan): Claim | undefined {
  const datasets = plan.data?.datasets ?? [];
  const [first] = datasets;
  if (first && datasets.every(({ mode }) => mode === 'none'))
    return {
      subject: first,
      words: datasets.length === 1 ? 'the mode of its data is none' : 'the mode of all of its data is none',
      field: ['mode'],
    };
  for (const { text, owner, source, path } of textsOf(plan)) {
    const said = NO_MIGRATION.exec(plainText(text))?.[0];
    if (said === undefined || owner.ref.startsWith('phase/')) continue;
    return { subject: { ref: owner.ref, source }, words: `it says "${said}"`, ...(path && { field: path }) };
  }
  return undefined;
}

const movesData = ({ text, kind }: Work): boolean => {
  const words = plainText(text);
  const found = kind === 'task' || kind === 'step' ? MOVES_DATA.exec(words) : null;
  return found !== null && !NEGATED.test(words.slice(0, found.index));
};

const files = (mode: string): Record<string, string> => ({
  'data.mdx': `---\ndatasets: [{ name: Orders, mode: ${mode}, store: DynamoDB, owner: Ana, steps: [The loader writes both tables], phase: move }]\n---\n`,
  'phases/1-move.mdx':
    '---\ntitle: Move\nstatus: planned\nduration: 2w\n---\n\n- [ ] Write orders to both tables (dual-write)\n\n<Exit>\n\n- [ ] Both tables hold 100 % of the orders\n\n</Exit>\n',
});

export const dataMigratedAnyway = defineRule({
  id: 'risks/data-migrated-anyway',
  severity: 'warning',
  profile: 'recommended',
  languages: ['en'],
  since: '0.2.0',
  title: 'Plan says that no data moves, but a task moves data',
  why: 'The work is missing in the data register, with its checks and what a rollback does with what was written.',
  examples: { fails: files('none'), passes: files('copy') },
  check({ plan, report }) {
    const claim = claimOf(plan);
    const work = claim && [...workOf(plan)].find(movesData);
    if (!claim || !work) return;
    const finding = report(
      { source: work.source, ...(work.ref !== undefined && { ref: work.ref }) },
      `The plan moves data ("${plainText(work.text)}"), but ${claim.words}.`,
    ).fix('Give the dataset its mode (copy, convert) with checks:, or remove the task');
    finding.related(claim.subject, 'but here no data moves', claim.field);
  },
});
