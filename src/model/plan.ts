import type { z } from 'zod';
import type { Known } from './absences.ts';
import type { Body } from './body.ts';
import type { Absence } from './field.ts';
import type { architectureSchema } from './kinds/architecture.ts';
import type { calendarSchema } from './kinds/calendar.ts';
import type { checklistSchema } from './kinds/checklist.ts';
import type { dataSchema } from './kinds/data.ts';
import type { decisionsSchema } from './kinds/decisions.ts';
import type { endpointsSchema } from './kinds/endpoints.ts';
import type { environmentSchema } from './kinds/environment.ts';
import type { mappingsSchema } from './kinds/mappings.ts';
import type { metricsSchema } from './kinds/metrics.ts';
import type { pageSchema } from './kinds/page.ts';
import type { phaseSchema } from './kinds/phase.ts';
import type { planSchema } from './kinds/plan.ts';
import type { portfolioSchema } from './kinds/portfolio.ts';
import type { qualitySchema } from './kinds/quality.ts';
import type { risksSchema } from './kinds/risks.ts';
import type { rollbackSchema } from './kinds/rollback.ts';
import type { rolloutSchema } from './kinds/rollout.ts';
import type { stackSchema } from './kinds/stack.ts';
import type { Source } from './source.ts';

/** What a schema reads, without the absences: they are beside the values (`absences.ts`). */
type Output<Schema extends z.ZodType> = Known<z.output<Schema>>;
type ItemOf<T> = Exclude<T, undefined> extends (infer Item)[] ? Item : never;
/** `Omit` that preserves the types of the other fields. */
type Without<T, Key extends string> = { [K in keyof T as K extends Key ? never : K]: T[K] };

/** The id, reference and position of a part of the plan. */
export interface Identity {
  id: string;
  /** Unique in the plan: `phase/core-api`, `risks/websocket`, `endpoints/auth/ws-chat-ws`, `rollout/ramp/all`. */
  ref: string;
  source: Source;
}

/** A row of a register: its fields (defaults applied) and its identity. */
export type Row<Fields> = Without<Fields, 'id' | 'source'> &
  Identity & {
    /** The row's `source:`: where the plan says so, in the author's words. */
    statedSource?: string | undefined;
  };

/**
 * A file of a plan: its fields without the row lists, which are typed separately. `absentLists` are lists stated to be absent.
 */
export type FileOf<Fields, Rows extends string = never> = Without<Fields, Rows | 'source'> &
  Identity & {
    order?: string;
    body: Body;
    absentLists?: Readonly<Record<string, Absence>>;
    /** The file's `source:`: its origin, in the author's words. */
    statedSource?: string | undefined;
  };

type Phases = Output<typeof phaseSchema>;
type Surfaces = Output<typeof endpointsSchema>;
type Tables = Output<typeof mappingsSchema>;
type Views = Output<typeof architectureSchema>;
type Stack = Output<typeof stackSchema>;
type Risks = Output<typeof risksSchema>;
type Metrics = Output<typeof metricsSchema>;
type DataFields = Output<typeof dataSchema>;
type QualityFields = Output<typeof qualitySchema>;
type EnvironmentFields = Output<typeof environmentSchema>;
type Rollouts = Output<typeof rolloutSchema>;
type Rollbacks = Output<typeof rollbackSchema>;
type Decisions = Output<typeof decisionsSchema>;

export type Phase = FileOf<Phases>;
export type EndpointMapping = Row<ItemOf<Surfaces['mappings']>>;
export type Surface = FileOf<Surfaces, 'mappings' | 'defaults'> & { mappings: EndpointMapping[] };
export type Mapping = Row<ItemOf<Tables['mappings']>>;
export type MappingTable = FileOf<Tables, 'mappings'> & { mappings: Mapping[] };
export type ArchitectureGroup = Row<ItemOf<Views['groups']>>;
export type ArchitectureNode = Row<ItemOf<Views['nodes']>>;
export type ArchitectureEdge = Row<ItemOf<Views['edges']>>;
export type View = FileOf<Views, 'groups' | 'nodes' | 'edges'> & {
  groups: ArchitectureGroup[];
  nodes: ArchitectureNode[];
  edges: ArchitectureEdge[];
};
export type StackItem = Row<ItemOf<Stack['stack']>>;
export type StackRegister = FileOf<Stack, 'stack' | 'defaults'> & { stack: StackItem[] };
export type Risk = Row<ItemOf<Risks['risks']>>;
export type RiskRegister = FileOf<Risks, 'risks' | 'defaults'> & { risks: Risk[] };
export type Metric = Row<ItemOf<Metrics['metrics']>>;
export type MetricRegister = FileOf<Metrics, 'metrics' | 'defaults'> & { metrics: Metric[] };
export type Dataset = Row<ItemOf<DataFields['datasets']>>;
export type DataRegister = FileOf<DataFields, 'datasets'> & { datasets: Dataset[] };
export type Suite = Row<ItemOf<QualityFields['suites']>>;
export type Coverage = Row<ItemOf<QualityFields['coverage']>>;
export type LoadTest = Row<ItemOf<QualityFields['load']>>;
export type QualityTool = Row<ItemOf<QualityFields['tools']>>;
export type Quality = FileOf<QualityFields, 'suites' | 'coverage' | 'load' | 'tools'> & {
  suites: Suite[];
  coverage: Coverage[];
  load: LoadTest[];
  tools: QualityTool[];
};
export type Service = Row<ItemOf<EnvironmentFields['services']>>;
export type Variable = Row<ItemOf<EnvironmentFields['variables']>>;
export type DeploymentFile = Row<ItemOf<EnvironmentFields['files']>>;
export type EnvironmentTool = Row<ItemOf<EnvironmentFields['tools']>>;
export type Port = Row<ItemOf<EnvironmentFields['ports']>>;
export type Environment = FileOf<EnvironmentFields, 'services' | 'variables' | 'files' | 'tools' | 'ports'> & {
  services: Service[];
  variables: Variable[];
  files: DeploymentFile[];
  tools: EnvironmentTool[];
  ports: Port[];
};
export type RolloutStep = Row<ItemOf<Rollouts['steps']>>;
export type TrafficRow = Row<ItemOf<Rollouts['traffic']>>;
export type Threshold = Row<ItemOf<Rollouts['thresholds']>>;
export type Rollout = FileOf<Rollouts, 'steps' | 'traffic' | 'thresholds' | 'defaults'> & {
  steps: RolloutStep[];
  traffic: TrafficRow[];
  thresholds: Threshold[];
};
export type Trigger = Row<ItemOf<Rollbacks['triggers']>>;
export type Rollback = FileOf<Rollbacks, 'triggers'> & { triggers: Trigger[] };
/** A decision: a row of `decisions.mdx`, or a file of its own (then with a body). */
export type Decision = Row<ItemOf<Decisions['decisions']>> & { body?: Body };
export type DecisionRegister = FileOf<Decisions, 'decisions' | 'defaults'>;
export type Checklist = FileOf<Output<typeof checklistSchema>>;
export type Page = FileOf<Output<typeof pageSchema>>;
export type Calendar = FileOf<Output<typeof calendarSchema>>;
export type Audience = Row<ItemOf<Output<typeof planSchema>['audiences']>>;

/** A whole plan. Every list is present, empty if the plan has none. Lists are in the author's order. */
export type Plan = FileOf<Output<typeof planSchema>, 'audiences'> & {
  audiences: Audience[];
  phases: Phase[];
  endpoints: Surface[];
  mappings: MappingTable[];
  architecture: View[];
  stack?: StackRegister;
  risks?: RiskRegister;
  metrics?: MetricRegister;
  data?: DataRegister;
  quality?: Quality;
  environment?: Environment;
  rollout: Rollout[];
  rollback: Rollback[];
  decisions: Decision[];
  /** The file `decisions.mdx`, for its prose. */
  decisionRegister?: DecisionRegister;
  checklists: Checklist[];
  pages: Page[];
};

export type PortfolioFile = FileOf<Output<typeof portfolioSchema>>;

/** All plans, in site order. */
export interface Portfolio {
  /** `portfolio.mdx`, if present. */
  file?: PortfolioFile;
  title: string;
  calendars: Calendar[];
  plans: Plan[];
}
