import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import type { ChangesReport } from './report.ts';
import { sarif } from './sarif.ts';

const FORMATTERS = { pretty, markdown, json, html, github, sarif } satisfies Record<string, (report: ChangesReport) => string>;

export type ChangesFormat = keyof typeof FORMATTERS;

/** Output formats of comparisons. */
export const CHANGES_FORMATS = Object.keys(FORMATTERS) as [ChangesFormat, ...ChangesFormat[]];

export const formatChanges = (format: ChangesFormat, report: ChangesReport): string => FORMATTERS[format](report);
