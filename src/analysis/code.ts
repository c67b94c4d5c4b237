import type { Identity, Plan } from '../model/plan.ts';
import { filesOf } from '../model/rows-of.ts';
import type { Source } from '../model/source.ts';

/** Code of a plan: a block, a span in backticks, or the command of a row. */
export interface PlanCode {
  kind: 'block' | 'span' | 'command';
  text: string;
  /** Language of a block, in lower case. */
  lang?: string;
  /** The row or file that it belongs to. */
  owner: Identity;
  source: Source;
  /** The field of the row; absent in bodies. */
  field?: string;
}

/** Commands of suites, load tests, tools and services. */
export function* commandsOf(plan: Plan): Generator<PlanCode> {
  const { quality, environment } = plan;
  const rows = [
    ...(quality ? [...quality.suites, ...quality.load, ...quality.tools] : []),
    ...(environment ? [...environment.services, ...environment.tools] : []),
  ];
  for (const row of rows) {
    const text = row.command;
    if (text !== undefined) yield { kind: 'command', text, owner: row, source: row.source, field: 'command' };
  }
}

/** All code of a plan, file by file in the order in which it stands there. */
export function* codeOf(plan: Plan): Generator<PlanCode> {
  for (const file of filesOf(plan)) {
    const blocks = file.body.fences.map(
      (fence): PlanCode => ({
        kind: 'block',
        text: fence.value,
        lang: fence.lang.toLowerCase(),
        owner: file,
        source: fence.source,
      }),
    );
    const spans = file.body.codeSpans.map(
      (span): PlanCode => ({ kind: 'span', text: span.value, owner: file, source: span.source }),
    );
    yield* [...blocks, ...spans].sort((a, b) => (a.source.start ?? 0) - (b.source.start ?? 0));
  }
  yield* commandsOf(plan);
}
