import { given, isAbsent } from '../../model/field.ts';
import type { DeploymentFile, EnvironmentTool, Plan, Port, Service, Variable } from '../../model/plan.ts';
import { type Cell, cellText, changeCell, codeCell, countCell, flagCell, listCell, NONE, phaseCell, textCell } from './cell.ts';
import { closing, drawnCell } from './registers.ts';
import { type Table, tableOf } from './table.ts';

/** One probe as lines: what it asks, and its times by their names. */
export interface ProbeView {
  kind: string;
  asks: string;
  times: [name: string, raw: string][];
  note?: string;
}

type Probe = Exclude<NonNullable<ReturnType<typeof givenProbes>>[number], { unknown: string } | { notApplicable: string }>;
const givenProbes = (service: Service) => given(service.probes);

const times = (probe: Probe): [string, string][] =>
  (['delay', 'period', 'timeout', 'grace'] as const).flatMap((name): [string, string][] => {
    const value = given(probe[name]);
    return value ? [[name, value.raw]] : [];
  });

/** The probes of a service; a bare `probe: /health` is one without times. */
export function probesOf(service: Service): ProbeView[] {
  const listed = (givenProbes(service) ?? []).flatMap((probe): ProbeView[] => {
    if (isAbsent(probe)) return [];
    const [path, port, command, retries, note] = [
      given(probe.path),
      given(probe.port),
      given(probe.command),
      given(probe.retries),
      given(probe.note),
    ];
    const address = [path, port && `port ${port}`].filter(Boolean).join(' on ');
    return [
      {
        kind: given(probe.kind) ?? 'probe',
        asks: command ?? address,
        times: [...times(probe), ...(retries === undefined ? [] : [['retries', String(retries)] as [string, string]])],
        ...(note !== undefined && { note }),
      },
    ];
  });
  const only = given(service.probe);
  return listed.length > 0 || only === undefined ? listed : [{ kind: 'probe', asks: only, times: [] }];
}

const probeCell = (service: Service): Cell => {
  const probes = probesOf(service);
  if (probes.length === 0)
    return isAbsent(service.probes) ? textCell(service.probes) : textCell(isAbsent(service.probe) ? service.probe : undefined);
  return {
    kind: 'list',
    code: false,
    items: probes.map(
      (probe) =>
        `${probe.kind} \`${probe.asks}\`${probe.times.map(([name, raw]) => `, ${name} ${raw}`).join('')}${probe.note ? `; ${probe.note}` : ''}`,
    ),
  };
};

/** `requests 512Mi, 250m · limits 2Gi, 1000m`. */
const resourceCell = (service: Service): Cell => {
  const resources = given(service.resources);
  if (!resources) return textCell(service.resources as never);
  const items = (['requests', 'limits'] as const).flatMap((name) => {
    const size = given(resources[name]);
    const parts = size
      ? [given(size.memory) && `memory ${given(size.memory)}`, given(size.cpu) && `cpu ${given(size.cpu)}`].filter(Boolean)
      : [];
    return parts.length > 0 ? [`${name}: ${parts.join(', ')}`] : [];
  });
  return items.length === 0 ? NONE : { kind: 'list', items, code: false };
};

/** How a service runs, a line each: `image: node:alpine`, `needs: mongo, redis`. An absence keeps its reason. */
const RUNNING: readonly (readonly [label: string, cell: (row: Service) => Cell])[] = [
  ['image', (row) => codeCell(row.image)],
  ['built from', (row) => codeCell(row.build)],
  ['command', (row) => codeCell(row.command)],
  ['replicas', (row) => countCell(row.replicas)],
  ['needs', (row) => listCell(row.dependsOn)],
  ['volumes', (row) => listCell(row.volumes)],
  ['updated by', (row) => textCell(row.strategy)],
  ['restart', (row) => textCell(row.restart)],
  ['address', (row) => codeCell(row.url)],
  ['replaces', (row) => textCell(row.from)],
];

const runningCell = (service: Service): Cell => {
  const items = RUNNING.flatMap(([label, make]) => {
    const cell = make(service);
    return cell.kind === 'none' ? [] : [`${label}: ${cell.kind === 'code' ? `\`${cell.text}\`` : cellText(cell)}`];
  });
  return items.length === 0 ? NONE : { kind: 'list', items, code: false };
};

/** What runs, before and after. */
export const serviceTable = (plan: Plan): Table =>
  tableOf(plan.environment?.services ?? [], [
    { label: 'Service', head: true, cell: (row) => textCell(row.name) },
    { label: 'Change', always: true, cell: (row) => changeCell(row.change) },
    { label: 'Environment', optional: true, cell: (row) => textCell(row.environment) },
    { label: 'Ports', always: true, cell: (row) => listCell(row.ports, true) },
    { label: 'Probes', cell: probeCell },
    { label: 'Runs', cell: runningCell },
    { label: 'Resources', cell: resourceCell },
    { label: 'Purpose', optional: true, cell: (row) => textCell(row.purpose) },
    { label: 'Phase', optional: true, cell: (row) => phaseCell(row.phase, plan) },
    { label: 'Drawn as', optional: true, none: 'not drawn', cell: (row) => drawnCell(row.ref, plan) },
    ...closing<Service>(),
  ]);

/** Environment variables. A secret's sample is only ever a sample. */
export const variableTable = (plan: Plan): Table =>
  tableOf(
    plan.environment?.variables ?? [],
    [
      { label: 'Variable', head: true, cell: (row) => codeCell(row.name) },
      { label: 'Sample', cell: (row) => codeCell(row.sample) },
      { label: 'Default', optional: true, cell: (row) => codeCell(row.default) },
      { label: 'Required', cell: (row) => flagCell(row.required, 'required', 'optional') },
      { label: 'Secret', cell: (row) => flagCell(row.secret, 'secret', 'no secret') },
      { label: 'Service', optional: true, cell: (row) => textCell(row.service) },
      { label: 'Environment', optional: true, cell: (row) => textCell(row.environment) },
      { label: 'Change', optional: true, cell: (row) => changeCell(row.change) },
      { label: 'Purpose', optional: true, cell: (row) => textCell(row.purpose) },
      { label: 'Phase', optional: true, cell: (row) => phaseCell(row.phase, plan) },
      ...closing<Variable>(),
    ],
    (row) => given(row.group),
  );

/** Files of deployment. */
export const fileTable = (plan: Plan): Table =>
  tableOf(plan.environment?.files ?? [], [
    { label: 'File', head: true, cell: (row) => codeCell(row.path) },
    { label: 'Change', optional: true, cell: (row) => changeCell(row.change) },
    { label: 'Purpose', optional: true, cell: (row) => textCell(row.purpose) },
    { label: 'Phase', optional: true, cell: (row) => phaseCell(row.phase, plan) },
    ...closing<DeploymentFile>(),
  ]);

/** Tools that have to be installed. */
export const environmentToolTable = (plan: Plan): Table =>
  tableOf(plan.environment?.tools ?? [], [
    { label: 'Tool', head: true, cell: (row) => textCell(row.name) },
    { label: 'Version', cell: (row) => codeCell(row.version) },
    { label: 'Command', optional: true, cell: (row) => codeCell(row.command) },
    { label: 'Purpose', optional: true, cell: (row) => textCell(row.purpose) },
    { label: 'Environment', optional: true, cell: (row) => textCell(row.environment) },
    { label: 'Phase', optional: true, cell: (row) => phaseCell(row.phase, plan) },
    ...closing<EnvironmentTool>(),
  ]);

/** Ports that no service row names. */
export const portTable = (plan: Plan): Table =>
  tableOf(plan.environment?.ports ?? [], [
    { label: 'Port', head: true, cell: (row) => codeCell(row.port) },
    { label: 'Service', optional: true, cell: (row) => textCell(row.service) },
    { label: 'Environment', optional: true, cell: (row) => textCell(row.environment) },
    { label: 'Phase', optional: true, cell: (row) => phaseCell(row.phase, plan) },
    ...closing<Port>(),
  ]);
