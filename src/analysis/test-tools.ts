import type { Plan, Suite } from '../model/plan.ts';
import { packageKey, productKeys } from './packages.ts';

/** A program that runs tests: what it can run, and what measures coverage with it. */
export interface Runner {
  key: string;
  /** Endings of files that it runs. */
  runs: RegExp;
  /** Packages of which one is needed to measure coverage; none where it measures by itself. */
  coverage?: readonly string[];
}

const SCRIPT = /\.[cm]?[jt]sx?$/;

export const RUNNERS: readonly Runner[] = [
  { key: 'pytest', runs: /\.py$/, coverage: ['pytest-cov', 'coverage', 'slipcover'] },
  { key: 'unittest', runs: /\.py$/, coverage: ['coverage', 'slipcover'] },
  { key: 'mocha', runs: SCRIPT, coverage: ['nyc', 'c8', 'istanbul'] },
  { key: 'jasmine', runs: SCRIPT, coverage: ['nyc', 'c8', 'istanbul', 'karma-coverage'] },
  { key: 'rspec', runs: /\.rb$/, coverage: ['simplecov'] },
  { key: 'minitest', runs: /\.rb$/, coverage: ['simplecov'] },
  { key: 'junit', runs: /\.(?:java|kt|groovy|scala)$/, coverage: ['jacoco', 'kover', 'cobertura'] },
  { key: 'jest', runs: SCRIPT },
  { key: 'vitest', runs: SCRIPT },
  { key: 'go-test', runs: /\.go$/ },
  { key: 'phpunit', runs: /\.php$/ },
];

/** Programs for those who write the software, not for the software. */
export const DEVELOPMENT_TOOLS: ReadonlySet<string> = new Set(
  'pytest pytest-asyncio pytest-cov pytest-mock pytest-xdist pytest-django pytest-flask coverage tox nox hypothesis factory-boy faker black isort flake8 pylint mypy pyright ruff bandit safety pre-commit ipython pip-tools jest ts-jest vitest mocha chai sinon cypress playwright supertest nodemon eslint prettier typescript-eslint husky lint-staged webpack-dev-server rspec rspec-rails rubocop simplecov guard pry phpunit phpstan psalm junit mockito testng checkstyle spotbugs golangci-lint mockery locust k6 artillery'.split(
    ' ',
  ),
);

/** The runner that a suite names, or its command calls. */
export function runnerOf(suite: Suite): Runner | undefined {
  const tools = productKeys(suite.tool ?? '').map((key) => key.split('-')[0] ?? key);
  const command = ` ${suite.command ?? ''} `.replace(/go test/g, 'go-test');
  return RUNNERS.find(({ key }) => tools.includes(key) || new RegExp(`[\\s/]${key}\\s`).test(command));
}

/** The runners of a plan: of its suites and its stack. */
export function runnersOf(plan: Plan, stackKeys: readonly string[]): Runner[] {
  const suites = (plan.quality?.suites ?? []).map(runnerOf);
  return RUNNERS.filter((runner) => suites.includes(runner) || stackKeys.some((key) => packageKey(key) === runner.key));
}
