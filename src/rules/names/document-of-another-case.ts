import { defineRule } from '../rule.ts';

/** Fewer documents than this make no habit. */
const HABIT = 4;
const isUpper = (name: string): boolean => !/\p{Ll}/u.test(name.replace(/\.\w+$/, ''));

const phases = (...documents: string[]): Record<string, string> =>
  Object.fromEntries(
    documents.map((document, index) => [
      `phases/${index + 1}-p${index + 1}.mdx`,
      `---\ntitle: Phase of ${document}\nstatus: planned\nowner: Ana\ndocument: ${document}\n---\n`,
    ]),
  );

export const documentCase = defineRule({
  id: 'names/document-of-another-case',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Inconsistent file-name capitalisation',
  why: 'Most servers distinguish upper and lower case, so links in the usual spelling break.',
  examples: {
    fails: phases('PLAN_1_BASE.md', 'PLAN_2_Database.md', 'PLAN_3_AUTH.md', 'PLAN_4_CUTOVER.md'),
    passes: phases('PLAN_1_BASE.md', 'PLAN_2_DATABASE.md', 'PLAN_3_AUTH.md', 'PLAN_4_CUTOVER.md'),
  },
  check({ plan, report }) {
    const named = plan.phases.flatMap((phase) => {
      const document = phase.document;
      return document !== undefined && !/^https?:/.test(document) ? [{ phase, document: document.replace(/^.*\//, '') }] : [];
    });
    const odd = named.filter(({ document }) => !isUpper(document));
    const [first] = odd;
    if (!first || named.length < HABIT || odd.length !== 1) return;
    const other = named.find(({ document }) => isUpper(document));
    report(
      first.phase,
      `${first.document} is partly in lower case, and the other ${named.length - 1} documents are in upper case (${other?.document ?? ''}).`,
    )
      .at('document')
      .fix(`Write ${first.document.replace(/^[^.]+/, (name) => name.toUpperCase())}, or check the name of the file`);
  },
});
