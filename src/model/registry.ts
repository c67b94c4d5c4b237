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
  idFields: readonly string[];
  /** Comes between file and row in a reference, if a file has several lists: `quality/suites/unit`. */
  prefix?: string;
  /** A field whose text distinguishes rows of one name: it is appended to a derived id. */
  apart?: string;
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
  location: 'file' | 'folder' | 'tree' | 'root';
  schema: z.ZodObject;
  rows: readonly RowList[];
  /** The component that shows its data in a body. */
  component?: string;
  /** The field of the assembled plan that holds its files, if that is not `collection`. */
  part?: string;
  /** The page that shows its files together, if a folder of files has no page for each. */
  sharedPage?: string;
}

const FROM_TO = ['from', 'to', 'title'] as const;

/** Every kind. A new one is a file in `kinds/` and a line here. */
export const KINDS = [
  { name: 'portfolio', collection: 'portfolio', location: 'root', schema: portfolioSchema, rows: [] },
  { name: 'calendar', collection: 'calendars', location: 'root', schema: calendarSchema, rows: [] },
  {
    name: 'plan',
    collection: 'plans',
    location: 'file',
    schema: planSchema,
    rows: [{ field: 'audiences', prefix: 'audiences', idFields: ['title'] }],
    component: 'Phases',
  },
  { name: 'phase', collection: 'phases', location: 'folder', schema: phaseSchema, rows: [] },
  {
    name: 'endpoints',
    collection: 'endpoints',
    location: 'folder',
    schema: endpointsSchema,
    rows: [{ field: 'mappings', idFields: FROM_TO, apart: 'when' }],
    component: 'Endpoints',
  },
  {
    name: 'mappings',
    collection: 'mappings',
    location: 'folder',
    schema: mappingsSchema,
    rows: [{ field: 'mappings', idFields: FROM_TO }],
    component: 'Mappings',
  },
  {
    name: 'architecture',
    collection: 'architecture',
    location: 'folder',
    schema: architectureSchema,
    component: 'Diagram',
    rows: [
      { field: 'groups', idFields: ['title'] },
      { field: 'nodes', idFields: ['title'] },
      { field: 'edges', prefix: 'edges', idFields: ['from', 'to'] },
    ],
  },
  {
    name: 'stack',
    collection: 'stack',
    location: 'file',
    schema: stackSchema,
    rows: [{ field: 'stack', idFields: ['to', 'from'] }],
    component: 'Stack',
  },
  {
    name: 'risks',
    collection: 'risks',
    location: 'file',
    schema: risksSchema,
    rows: [{ field: 'risks', idFields: ['title'] }],
    component: 'Risks',
  },
  {
    name: 'metrics',
    collection: 'metrics',
    location: 'file',
    schema: metricsSchema,
    rows: [{ field: 'metrics', idFields: ['name', 'scope', 'phase', 'statistic'] }],
    component: 'Metrics',
  },
  {
    name: 'data',
    collection: 'data',
    location: 'file',
    schema: dataSchema,
    rows: [{ field: 'datasets', idFields: ['name'] }],
    component: 'Data',
  },
  {
    name: 'quality',
    collection: 'quality',
    location: 'file',
    schema: qualitySchema,
    component: 'Quality',
    rows: [
      { field: 'suites', prefix: 'suites', idFields: ['name', 'kind'] },
      { field: 'coverage', prefix: 'coverage', idFields: ['layer', 'phase'] },
      { field: 'load', prefix: 'load', idFields: ['name'] },
      { field: 'tools', prefix: 'tools', idFields: ['name'] },
    ],
  },
  {
    name: 'environment',
    collection: 'environment',
    location: 'file',
    schema: environmentSchema,
    component: 'Environment',
    rows: [
      { field: 'services', prefix: 'services', idFields: ['name', 'environment'] },
      { field: 'variables', prefix: 'variables', idFields: ['name', 'service', 'environment'] },
      { field: 'files', prefix: 'files', idFields: ['path'] },
      { field: 'tools', prefix: 'tools', idFields: ['name'] },
      { field: 'ports', prefix: 'ports', idFields: ['port', 'service'] },
    ],
  },
  {
    name: 'rollout',
    collection: 'rollout',
    location: 'folder',
    schema: rolloutSchema,
    component: 'Rollout',
    sharedPage: 'rollout',
    rows: [
      { field: 'steps', idFields: ['title'] },
      { field: 'traffic', prefix: 'traffic', idFields: ['at'] },
      { field: 'thresholds', prefix: 'thresholds', idFields: ['when'] },
    ],
  },
  {
    name: 'rollback',
    collection: 'rollback',
    location: 'folder',
    schema: rollbackSchema,
    rows: [{ field: 'triggers', idFields: ['when'] }],
  },
  {
    name: 'decision',
    collection: 'decision',
    location: 'folder',
    schema: decisionSchema,
    rows: [],
    part: 'decisions',
    sharedPage: 'decisions',
  },
  {
    name: 'decisions',
    collection: 'decisions',
    location: 'file',
    schema: decisionsSchema,
    rows: [{ field: 'decisions', idFields: ['title'] }],
    component: 'Decisions',
    part: 'decisionRegister',
  },
  { name: 'checklist', collection: 'checklists', location: 'folder', schema: checklistSchema, rows: [] },
  { name: 'page', collection: 'pages', location: 'tree', schema: pageSchema, rows: [] },
] as const satisfies readonly Kind[];

export type KindName = (typeof KINDS)[number]['name'];

/** Returns the kind of a name. */
export const kindOf = (name: KindName): Kind => KINDS.find((kind) => kind.name === name) as Kind;

/** Returns the field of the assembled plan that holds the files of a kind: one file where `location` is `file`, else a list. */
export const partOf = ({ part, collection }: Kind): string => part ?? collection;

/** Components that show the data of a kind in a body. */
export const DATA_COMPONENTS: readonly string[] = KINDS.flatMap((kind) => ('component' in kind ? [kind.component] : []));
