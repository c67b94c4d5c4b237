import type { z } from 'zod';
import { architectureSchema } from './kinds/architecture.ts';
import { calendarSchema } from './kinds/calendar.ts';
import { checklistSchema } from './kinds/checklist.ts';
import { dataSchema } from './kinds/data.ts';
import { decisionSchema, decisionsSchema } from './kinds/decisions.ts';
import { endpointsSchema } from './kinds/endpoints.ts';
import { environmentSchema } from './kinds/environment.ts';
import { mappingsSchema } from './kinds/mappings.ts';
import { metricsSchema } from './kinds/metrics.ts';
import { pageSchema } from './kinds/page.ts';
import { phaseSchema } from './kinds/phase.ts';
import { planSchema } from './kinds/plan.ts';
import { portfolioSchema } from './kinds/portfolio.ts';
import { qualitySchema } from './kinds/quality.ts';
import { risksSchema } from './kinds/risks.ts';
import { rollbackSchema } from './kinds/rollback.ts';
import { rolloutSchema } from './kinds/rollout.ts';
import { stackSchema } from './kinds/stack.ts';

/** A list of rows in a file's frontmatter, and the fields that an id is derived from, in order of preference. */
export interface RowList {
  field: string;
  named: readonly string[];
  /** Comes between file and row in a reference, if a file has several lists: `quality/suites/unit`. */
  prefix?: string;
}

/** A kind of file: its location, its schema and its rows. */
export interface Kind {
  /** As in `kind/id` references. */
  name: string;
  /** The Astro collection; also the name of the view, and of the folder or file. */
  collection: string;
  /**
   * `file`: one `<collection>.mdx` per plan; `folder`: any number in `<collection>/`; `tree`: also in its subfolders; `root`:
   * outside plans.
   */
  lies: 'file' | 'folder' | 'tree' | 'root';
  schema: z.ZodObject;
  rows: readonly RowList[];
  /** The component that shows its data in a body. */
  placement?: string;
}

const FROM_TO = ['from', 'to', 'title'] as const;

/** Every kind. A new one is a file in `kinds/` and a line here. */
export const KINDS = [
  { name: 'portfolio', collection: 'portfolio', lies: 'root', schema: portfolioSchema, rows: [] },
  { name: 'calendar', collection: 'calendars', lies: 'root', schema: calendarSchema, rows: [] },
  {
    name: 'plan',
    collection: 'plans',
    lies: 'file',
    schema: planSchema,
    rows: [{ field: 'audiences', prefix: 'audiences', named: ['title'] }],
    placement: 'Phases',
  },
  { name: 'phase', collection: 'phases', lies: 'folder', schema: phaseSchema, rows: [] },
  {
    name: 'endpoints',
    collection: 'endpoints',
    lies: 'folder',
    schema: endpointsSchema,
    rows: [{ field: 'mappings', named: FROM_TO }],
    placement: 'Endpoints',
  },
  {
    name: 'mappings',
    collection: 'mappings',
    lies: 'folder',
    schema: mappingsSchema,
    rows: [{ field: 'mappings', named: FROM_TO }],
    placement: 'Mappings',
  },
  {
    name: 'architecture',
    collection: 'architecture',
    lies: 'folder',
    schema: architectureSchema,
    placement: 'Diagram',
    rows: [
      { field: 'groups', named: ['title'] },
      { field: 'nodes', named: ['title'] },
      { field: 'edges', prefix: 'edges', named: ['from', 'to'] },
    ],
  },
  {
    name: 'stack',
    collection: 'stack',
    lies: 'file',
    schema: stackSchema,
    rows: [{ field: 'stack', named: ['to', 'from'] }],
    placement: 'Stack',
  },
  {
    name: 'risks',
    collection: 'risks',
    lies: 'file',
    schema: risksSchema,
    rows: [{ field: 'risks', named: ['title'] }],
    placement: 'Risks',
  },
  {
    name: 'metrics',
    collection: 'metrics',
    lies: 'file',
    schema: metricsSchema,
    rows: [{ field: 'metrics', named: ['name', 'scope', 'phase', 'statistic'] }],
    placement: 'Metrics',
  },
  {
    name: 'data',
    collection: 'data',
    lies: 'file',
    schema: dataSchema,
    rows: [{ field: 'datasets', named: ['name'] }],
    placement: 'Data',
  },
  {
    name: 'quality',
    collection: 'quality',
    lies: 'file',
    schema: qualitySchema,
    placement: 'Quality',
    rows: [
      { field: 'suites', prefix: 'suites', named: ['name', 'kind'] },
      { field: 'coverage', prefix: 'coverage', named: ['layer', 'phase'] },
      { field: 'load', prefix: 'load', named: ['name'] },
      { field: 'tools', prefix: 'tools', named: ['name'] },
    ],
  },
  {
    name: 'environment',
    collection: 'environment',
    lies: 'file',
    schema: environmentSchema,
    placement: 'Environment',
    rows: [
      { field: 'services', prefix: 'services', named: ['name', 'environment'] },
      { field: 'variables', prefix: 'variables', named: ['name', 'service', 'environment'] },
      { field: 'files', prefix: 'files', named: ['path'] },
      { field: 'tools', prefix: 'tools', named: ['name'] },
      { field: 'ports', prefix: 'ports', named: ['port', 'service'] },
    ],
  },
  {
    name: 'rollout',
    collection: 'rollout',
    lies: 'folder',
    schema: rolloutSchema,
    placement: 'Rollout',
    rows: [
      { field: 'steps', named: ['title'] },
      { field: 'traffic', prefix: 'traffic', named: ['at'] },
      { field: 'thresholds', prefix: 'thresholds', named: ['when'] },
    ],
  },
  {
    name: 'rollback',
    collection: 'rollback',
    lies: 'folder',
    schema: rollbackSchema,
    rows: [{ field: 'triggers', named: ['when'] }],
  },
  {
    name: 'decisions',
    collection: 'decisions',
    lies: 'file',
    schema: decisionsSchema,
    rows: [{ field: 'decisions', named: ['title'] }],
    placement: 'Decisions',
  },
  { name: 'decision', collection: 'decision', lies: 'folder', schema: decisionSchema, rows: [] },
  { name: 'checklist', collection: 'checklists', lies: 'folder', schema: checklistSchema, rows: [] },
  { name: 'page', collection: 'pages', lies: 'tree', schema: pageSchema, rows: [] },
] as const satisfies readonly Kind[];

export type KindName = (typeof KINDS)[number]['name'];

/** Returns the kind of a name. */
export const kindNamed = (name: KindName): Kind => KINDS.find((kind) => kind.name === name) as Kind;

/** Components that show the data of a kind in a body. */
export const PLACEMENTS: readonly string[] = KINDS.flatMap((kind) => ('placement' in kind ? [kind.placement] : []));
