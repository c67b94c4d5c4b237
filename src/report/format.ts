import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import { rdjson } from './rdjson.ts';
import type { FindingsReport } from './report.ts';
import { sarif } from './sarif.ts';

const FORMATTERS = { pretty, json, sarif, github, rdjson, junit, markdown } satisfies Record<
  string,
  (report: FindingsReport) => string
>;

export type Format = keyof typeof FORMATTERS;

/** Output formats of findings. */
export const FORMATS = Object.keys(FORMATTERS) as [Format, ...Format[]];

export const formatFindings = (format: Format, report: FindingsReport): string => FORMATTERS[format](report);
