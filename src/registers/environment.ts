import type { DeploymentFile, EnvironmentTool, Port, Service, Variable } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { type Cell, cellText, changeCell, codeCell, countCell, flagCell, listCell, NONE, textCell } from './cell.ts';
import { closingFields, itself, phaseField } from './common.ts';
import { cellOf, defineRegister, type FieldOf } from './register.ts';
import { diagramCell } from './stack.ts';

/** A probe: its target, and its timings by name. */
export interface ProbeView {
  kind: string;
  /** What it requests, as Markdown. */
  asks: string;
  times: [name: string, raw: string][];
  note?: string;
}

type Probe = NonNullable<Service['probes']>[number];

const times = (probe: Probe): [string, string][] =>
  (['delay', 'period', 'timeout', 'grace'] as const).flatMap((name): [string, string][] => {
    const value = probe[name];
    return value ? [[name, value.raw]] : [];
  });

const code = (text: string): string => `\`${text}\``;

/** Returns the probes of a service; the short form `probe: /health` is one without timings. */
export function probesOf(service: Service): ProbeView[] {
  const listed = (service.probes ?? []).map((probe): ProbeView => {
    const { path, port, command, retries, note } = probe;
    const address = [path && code(path), port && `port ${port}`].filter(Boolean).join(' on ');
    return {
      kind: probe.kind ?? 'probe',
      asks: command === undefined ? address : code(command),
      times: [...times(probe), ...(retries === undefined ? [] : [['retries', String(retries)] as [string, string]])],
      ...(note !== undefined && { note }),
    };
  });
  const only = service.probe;
  return listed.length > 0 || only === undefined ? listed : [{ kind: 'probe', asks: code(only), times: [] }];
}

const probeText = ({ kind, asks, times, note }: ProbeView): string =>
  `${kind} ${asks}${times.map(([name, raw]) => `, ${name} ${raw}`).join('')}${note ? `; ${note}` : ''}`;

const probeCell = (service: Service): Cell => {
  const probes = probesOf(service);
  return probes.length > 0 ? { kind: 'list', code: false, items: probes.map(probeText) } : NONE;
};

/** `requests 512Mi, 250m · limits 2Gi, 1000m`. */
const resourceCell = (service: Service): Cell => {
  const resources = service.resources;
  if (!resources) return NONE;
  const items = (['requests', 'limits'] as const).flatMap((name) => {
    const size = resources[name];
    const parts = size ? [size.memory && `memory ${size.memory}`, size.cpu && `cpu ${size.cpu}`].filter(Boolean) : [];
    return parts.length > 0 ? [`${name}: ${parts.join(', ')}`] : [];
  });
  return items.length === 0 ? NONE : { kind: 'list', items, code: false };
};

/** How a service runs: separate fields in CSV, search and shares, and the lines of one column in the table. */
const RUNNING: readonly FieldOf<Service>[] = [
  { key: 'image', label: 'Image', cell: (row) => codeCell(row.image) },
  { key: 'build', label: 'Built from', cell: (row) => codeCell(row.build) },
  { key: 'command', label: 'Command', cell: (row) => codeCell(row.command) },
  { key: 'replicas', label: 'Replicas', cell: (row) => countCell(row.replicas) },
  { key: 'dependsOn', label: 'Needs', cell: (row) => listCell(row.dependsOn) },
  { key: 'volumes', label: 'Volumes', cell: (row) => listCell(row.volumes) },
  { key: 'strategy', label: 'Updated by', cell: (row) => textCell(row.strategy) },
  { key: 'restart', label: 'Restart', cell: (row) => textCell(row.restart) },
  { key: 'url', label: 'Address', cell: (row) => codeCell(row.url) },
  { key: 'replaces', label: 'Replaces', absence: ['from'], cell: (row) => textCell(row.from) },
];

const runningCell: FieldOf<Service>['cell'] = (service, source) => {
  const items = RUNNING.flatMap((field) => {
    const cell = cellOf(field, service, service, source);
    const text = cell.kind === 'code' ? `\`${cell.text}\`` : cellText(cell);
    return cell.kind === 'none' ? [] : [`${field.label.toLowerCase()}: ${text}`];
  });
  return items.length === 0 ? NONE : { kind: 'list', items, code: false };
};

/** Services, before and after. */
export const SERVICES = defineRegister<Service>({
  key: 'services',
  recordType: 'environment/services',
  one: 'service',
  many: 'Services',
  rows: ({ plan }) => plan.environment?.services ?? [],
  row: itself,
  name: rowName,
  fields: [
    { key: 'name', label: 'Service', head: true, cell: (row) => textCell(row.name) },
    { key: 'change', label: 'Change', always: true, filter: true, cell: (row) => changeCell(row.change) },
    { key: 'environment', label: 'Environment', optional: true, filter: true, cell: (row) => textCell(row.environment) },
    { key: 'ports', label: 'Ports', always: true, cell: (row) => listCell(row.ports, true) },
    { key: 'probes', label: 'Probes', absence: ['probes', 'probe'], cell: probeCell },
    { key: 'runs', label: 'Runs', cell: runningCell },
    ...RUNNING.map((field): FieldOf<Service> => ({ ...field, hidden: true })),
    { key: 'resources', label: 'Resources', cell: resourceCell },
    { key: 'purpose', label: 'Purpose', optional: true, cell: (row) => textCell(row.purpose) },
    phaseField(true),
    {
      key: 'diagram',
      label: 'In diagram',
      optional: true,
      none: 'not drawn',
      cell: (row, { plan }) => diagramCell(row.ref, plan),
    },
    ...closingFields<Service>(),
  ],
});

/** Environment variables. A secret's sample is never its value. */
export const VARIABLES = defineRegister<Variable>({
  key: 'variables',
  recordType: 'environment/variables',
  one: 'variable',
  many: 'Variables',
  rows: ({ plan }) => plan.environment?.variables ?? [],
  row: itself,
  name: rowName,
  group: (row) => row.group,
  fields: [
    { key: 'name', label: 'Variable', head: true, cell: (row) => codeCell(row.name) },
    { key: 'sample', label: 'Sample', cell: (row) => codeCell(row.sample) },
    { key: 'default', label: 'Default', optional: true, cell: (row) => codeCell(row.default) },
    { key: 'required', label: 'Required', filter: true, cell: (row) => flagCell(row.required, 'required', 'optional') },
    { key: 'secret', label: 'Secret', filter: true, cell: (row) => flagCell(row.secret, 'secret', 'not secret') },
    { key: 'group', label: 'Group', hidden: true, cell: (row) => textCell(row.group) },
    { key: 'service', label: 'Service', optional: true, filter: true, cell: (row) => textCell(row.service) },
    { key: 'environment', label: 'Environment', optional: true, filter: true, cell: (row) => textCell(row.environment) },
    { key: 'change', label: 'Change', optional: true, filter: true, cell: (row) => changeCell(row.change) },
    { key: 'purpose', label: 'Purpose', optional: true, cell: (row) => textCell(row.purpose) },
    phaseField(true),
    ...closingFields<Variable>(),
  ],
});

/** Deployment files. */
export const FILES = defineRegister<DeploymentFile>({
  key: 'files',
  recordType: 'environment/files',
  one: 'deployment file',
  many: 'Files',
  rows: ({ plan }) => plan.environment?.files ?? [],
  row: itself,
  name: rowName,
  fields: [
    { key: 'path', label: 'File', head: true, cell: (row) => codeCell(row.path) },
    { key: 'change', label: 'Change', optional: true, filter: true, cell: (row) => changeCell(row.change) },
    { key: 'purpose', label: 'Purpose', optional: true, cell: (row) => textCell(row.purpose) },
    phaseField(true),
    ...closingFields<DeploymentFile>(),
  ],
});

/** Tools that must be installed. */
export const ENVIRONMENT_TOOLS = defineRegister<EnvironmentTool>({
  key: 'tools',
  recordType: 'environment/tools',
  one: 'tool',
  many: 'Tools',
  rows: ({ plan }) => plan.environment?.tools ?? [],
  row: itself,
  name: rowName,
  fields: [
    { key: 'name', label: 'Tool', head: true, cell: (row) => textCell(row.name) },
    { key: 'version', label: 'Version', cell: (row) => codeCell(row.version) },
    { key: 'command', label: 'Command', optional: true, cell: (row) => codeCell(row.command) },
    { key: 'purpose', label: 'Purpose', optional: true, cell: (row) => textCell(row.purpose) },
    { key: 'environment', label: 'Environment', optional: true, filter: true, cell: (row) => textCell(row.environment) },
    phaseField(true),
    ...closingFields<EnvironmentTool>(),
  ],
});

/** Ports that no service row mentions. */
export const PORTS = defineRegister<Port>({
  key: 'ports',
  recordType: 'environment/ports',
  one: 'port',
  many: 'Further ports',
  rows: ({ plan }) => plan.environment?.ports ?? [],
  row: itself,
  name: rowName,
  fields: [
    { key: 'port', label: 'Port', head: true, cell: (row) => codeCell(row.port) },
    { key: 'service', label: 'Service', optional: true, filter: true, cell: (row) => textCell(row.service) },
    { key: 'environment', label: 'Environment', optional: true, filter: true, cell: (row) => textCell(row.environment) },
    phaseField(true),
    ...closingFields<Port>(),
  ],
});
