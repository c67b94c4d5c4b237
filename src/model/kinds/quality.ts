import { z } from 'zod';
import { group, listOf, optional, quantity, required, text, texts } from '../field.ts';
import { fileFields, phasedRowFields, status } from './common.ts';

/** `quality.mdx`: test suites, coverage targets and load tests. */
export const qualitySchema = z.strictObject({
  ...fileFields,
  suites: optional(
    listOf(
      group({
        ...phasedRowFields,
        name: optional(text, 'Its name.'),
        kind: required(text, 'unit, integration, end-to-end, security, performance, baseline, …'),
        tool: optional(text, 'What runs it.'),
        location: optional(text, 'Where its tests are.'),
        command: optional(text, 'How it is run.'),
        covers: optional(text, 'What it tests.'),
        cases: optional(texts, 'Its test cases by name.'),
        status: optional(status, 'Its status.'),
      }),
    ),
    'One row a test suite.',
  ),
  coverage: optional(
    listOf(
      group({
        ...phasedRowFields,
        layer: required(text, 'Which code: a layer, or `all`.'),
        target: optional(quantity, 'What has to be reached.'),
        measured: optional(quantity, 'What is reached.'),
      }),
    ),
    'Test coverage by layer.',
  ),
  load: optional(
    listOf(
      group({
        ...phasedRowFields,
        name: required(text, 'What is tested.'),
        tool: optional(text, 'What runs it.'),
        command: optional(text, 'How it is run.'),
        host: optional(text, 'The host it is run against.'),
        target: optional(quantity, 'The load or result that it has to reach.'),
        metric: optional(text, 'The metric that it measures.'),
      }),
    ),
    'Load tests, one row a target.',
  ),
  audits: optional(texts, 'Audits and scans.'),
  tools: optional(
    listOf(
      group({
        ...phasedRowFields,
        name: required(text, 'The tool.'),
        command: optional(text, 'How it is run.'),
        version: optional(text, 'Its version.'),
        purpose: optional(text, 'What it checks.'),
      }),
    ),
    'Linters, formatters, type checkers.',
  ),
});
