import { codeOf } from '../../analysis/code.ts';
import { stackedProducts } from '../../analysis/stack-index.ts';
import { runnersOf } from '../../analysis/test-tools.ts';
import type { Plan } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import type { Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';

const CODE_COVERAGE = /\b(?:test|code|unit|line|branch|statement)s?(?: tests?)? coverage\b/i;

/** The first place that asks for coverage: a target, or an option of a command. */
function askedFor(plan: Plan): { subject: Subject; field?: string; words: string } | undefined {
  const row = plan.quality?.coverage.find((each) => each.target !== undefined);
  if (row) return { subject: row, field: 'target', words: `Coverage of ${row.layer} is to be ${row.target?.raw}` };
  const metric = plan.metrics?.metrics.find((each) => each.target !== undefined && CODE_COVERAGE.test(each.name ?? ''));
  if (metric) return { subject: metric, field: 'target', words: `"${metric.name}" is to be ${metric.target?.raw}` };
  const code = [...codeOf(plan)].find(({ text }) => /\s--cov(?:erage)?\b/.test(text));
  return (
    code && {
      subject: { source: code.source, ref: code.owner.ref },
      words: `\`${code.text
        .split('\n')
        .find((line) => line.includes('--cov'))
        ?.trim()}\` measures coverage`,
    }
  );
}

export const coverageToolMissing = defineRule({
  id: 'stack/coverage-tool-missing',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Coverage target has no coverage tool',
  why: 'The test runner does not measure coverage by itself, so the target cannot be checked.',
  examples: {
    fails: {
      'stack.mdx': '---\nstack:\n  - { from: Jest, to: pytest 8.0+, scope: test }\n---\n',
      'quality.mdx': '---\ncoverage:\n  - { layer: all, target: "> 80 %" }\n---\n',
    },
    passes: {
      'stack.mdx':
        '---\nstack:\n  - { from: Jest, to: pytest 8.0+, scope: test }\n  - { to: pytest-cov 5.0+, scope: test, purpose: coverage }\n---\n',
      'quality.mdx': '---\ncoverage:\n  - { layer: all, target: "> 80 %" }\n---\n',
    },
  },
  check({ plan, report }) {
    if (!plan.stack) return;
    const products = stackedProducts(plan);
    const keys = products.flatMap((product) => product.keys);
    const tools = (plan.quality?.tools ?? []).map((tool) => (tool.name ?? '').toLowerCase());
    const runners = runnersOf(plan, keys);
    const [runner] = runners;
    const asked = askedFor(plan);
    if (
      !runner ||
      !asked ||
      runners.some((each) => !each.coverage || each.coverage.some((tool) => keys.includes(tool) || tools.includes(tool)))
    )
      return;
    const option = [...codeOf(plan)].find(({ text }) => /\s--cov(?:erage)?\b/.test(text));
    const finding = report(
      asked.subject,
      `${asked.words}, but the stack lists nothing that measures coverage with ${runner.key}${option ? `, although the option --cov is used` : ''}.`,
    ).fix(
      `Add a row to stack.mdx: - { to: ${runner.coverage?.[0] ?? ''}, scope: test, purpose: coverage } (or ${listing(runner.coverage?.slice(1) ?? [])})`,
    );
    if (asked.field) finding.at(asked.field);
    const own = products.find((product) => product.keys.includes(runner.key));
    if (own) finding.related(own.item, 'the test runner', 'to');
    if (option) finding.related({ source: option.source }, 'the option of the plugin');
  },
});
