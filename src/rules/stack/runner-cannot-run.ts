import { runnerOf } from '../../analysis/test-tools.ts';
import type { Suite } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

const fileOf = (suite: Suite): string | undefined => {
  const location = suite.location;
  return location !== undefined && /^[\w./@-]+\.\w+$/.test(location) ? location : undefined;
};

export const runnerCannotRun = defineRule({
  id: 'stack/runner-cannot-run',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Test runner cannot run the tests',
  why: 'The run finds no test and passes: the tests protect nothing.',
  examples: {
    fails: {
      'quality.mdx':
        '---\nsuites:\n  - { name: Baseline, kind: regression, location: tests/baseline/api.test.js }\n  - { name: Baseline in CI, kind: regression, tool: pytest, location: tests/baseline/ }\n---\n',
    },
    passes: {
      'quality.mdx':
        '---\nsuites:\n  - { name: Baseline, kind: regression, tool: Jest, location: tests/baseline/api.test.js }\n  - { name: Unit tests, kind: unit, tool: pytest, location: tests/unit/ }\n---\n',
    },
  },
  check({ plan, report }) {
    const suites = plan.quality?.suites ?? [];
    for (const written of suites) {
      const file = fileOf(written);
      if (file === undefined) continue;
      const runners = suites.flatMap((suite) => {
        const location = suite.location;
        const runner = runnerOf(suite);
        const covers = suite === written || (location?.endsWith('/') && file.startsWith(location));
        return runner && covers ? [{ suite, runner, location: location ?? '' }] : [];
      });
      if (runners.length === 0 || runners.some(({ runner }) => runner.runs.test(file))) continue;
      const nearest = runners.reduce((best, each) => (each.location.length > best.location.length ? each : best));
      report(
        nearest.suite,
        `"${nearest.suite.name ?? nearest.suite.id}" runs ${nearest.location === file ? '' : `${nearest.location} with `}${nearest.runner.key}, which does not run ${file}.`,
      )
        .at(nearest.suite.command === undefined ? 'tool' : 'command')
        .related(written, `but here it says ${file}`, 'location')
        .fix('Run it with a runner of its language, or write it in the language of the runner');
    }
  },
});
