import { given } from '../../model/field.ts';
import type { StackItem } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const LATEST = /\b(latest|newest|current|most recent)( stable)?( version| release| lts)?\b/i;
const nameOf = (item: StackItem): string => {
  const to = given(item.to);
  return typeof to === 'object' ? to.raw : item.id;
};

/** The field of a row that says so. `latest` as a version is what a package manager takes at the time: it is of no day. */
const field = (item: StackItem): 'to' | 'purpose' | 'note' | undefined => {
  const to = given(item.to);
  if (typeof to === 'object' && to.version?.kind === 'latest') return 'to';
  return (['purpose', 'note'] as const).find((each) => {
    const match = LATEST.exec(given(item[each]) ?? '');
    return match !== null && (match[2] !== undefined || match[3] !== undefined);
  });
};

export const latestWithoutDate = defineRule({
  id: 'words/latest-without-date',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: '"Latest" without version or date',
  why: 'It was the latest once; which version was meant can only be guessed later.',
  examples: {
    fails: { 'stack.mdx': '---\nstack: [{ from: Go, to: Python 3.12+, purpose: "latest stable" }]\n---\n' },
    passes: { 'stack.mdx': '---\nstack: [{ from: Go, to: Python 3.12+, purpose: "latest stable as of 2026-02-03" }]\n---\n' },
  },
  check({ plan, report }) {
    const found = (plan.stack?.stack ?? []).flatMap((item) => {
      const where = field(item);
      const dated =
        /\d{4}|as of/.test(`${given(item.purpose) ?? ''} ${given(item.note) ?? ''}`) || (given(item.evidence) ?? []).length > 0;
      return where === undefined || dated ? [] : [{ item, where }];
    });
    const [first] = found;
    if (!first || !plan.stack) return;
    report(
      plan.stack,
      `${listing(found.map(({ item }) => `"${nameOf(item)}"`))} ${found.length === 1 ? 'is' : 'are'} called the latest, without a version or date.`,
    )
      .at([...(first.item.source.path ?? []), first.where])
      .fix('Write the version, or the day: latest stable as of 2026-02-03');
  },
});
