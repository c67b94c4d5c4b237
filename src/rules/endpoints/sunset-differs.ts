import { rowLabel } from '../../analysis/labels.ts';
import { operationText } from '../../endpoints/documents/document.ts';
import { defineRule } from '../rule.ts';
import { files } from './document-examples.ts';

const ROW = '{ from: GET /users, to: none, deprecated: 2026-03-01, sunset: 2026-12-01 }';
const old = (sunset: string): string => `{ deprecated: true, x-sunset: "${sunset}" }`;

/** The day of an `x-sunset` value: a date, or a date and time. */
const dayIn = (value: string): string | undefined => /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(value.trim())?.[0];

export const sunsetDiffers = defineRule({
  id: 'endpoints/sunset-differs',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Sunset contradicts the API description',
  why: 'Callers read the day in the description, and the old system is switched off on another.',
  examples: {
    fails: {
      ...files(ROW, old('2026-10-01'), '{}'),
      'openapi/new.yaml': 'openapi: 3.0.3\ninfo: { title: API, version: "2" }\npaths: {}\n',
    },
    passes: {
      ...files(ROW, old('2026-12-01'), '{}'),
      'openapi/new.yaml': 'openapi: 3.0.3\ninfo: { title: API, version: "2" }\npaths: {}\n',
    },
  },
  check({ facts, report }) {
    for (const { rows } of facts.contracts?.groups ?? [])
      for (const { row, old: operations } of rows) {
        const sunset = row.mapping.sunset;
        if (sunset?.axis !== 'date') continue;
        for (const operation of operations) {
          const day = dayIn(operation.sunset ?? '');
          if (day === undefined || (day >= sunset.from && day <= sunset.to)) continue;
          report(
            row.mapping,
            `${rowLabel(row.mapping)} has its sunset on ${sunset.raw}, but ${operation.file} has x-sunset ${day} for ${operationText(operation)}.`,
          )
            .at('sunset')
            .key(operation.method, operation.path)
            .fix(`Write one day in both: sunset: ${day}, or x-sunset: ${sunset.raw}`);
        }
      }
  },
});
