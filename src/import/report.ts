import { type Imported, keptAs } from './imported.ts';
import type { Ledger } from './ledger.ts';

/** `9 phases`, `1 phase`; nothing where there is none. */
const counted = (number: number, one: string, many = `${one}s`): string[] =>
  number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];

/** `412 lines: 301 typed · 97 kept as prose, in place · 14 to look at · 0 lost` */
export function linesLine(ledgers: readonly Ledger[]): string {
  const total = { lines: 0, typed: 0, prose: 0, look: 0, lost: 0 };
  for (const { counts } of ledgers) for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += counts[key];
  return `${total.lines} ${total.lines === 1 ? 'line' : 'lines'}: ${total.typed} typed · ${total.prose} kept as prose, in place · ${total.look} to look at · ${total.lost} lost`;
}

/** `9 phases · 63 tasks (12 done) · 22 endpoints` */
export function foundLine({ found }: Imported): string {
  const tasks = counted(found.tasks, 'task').map((words) => (found.done > 0 ? `${words} (${found.done} done)` : words));
  const parts = [
    ...counted(found.phases, 'phase'),
    ...tasks,
    ...counted(found.endpoints, 'endpoint'),
    ...counted(found.mappings, 'mapping'),
    ...counted(found.risks, 'risk'),
    ...counted(found.metrics, 'metric'),
    ...counted(found.decisions, 'decision'),
    ...counted(found.variables, 'variable'),
    ...counted(found.rolloutSteps, 'rollout step'),
    ...counted(found.rollbacks, 'rollback'),
    ...counted(found.checklists, 'checklist'),
    ...counted(found.calendars, 'calendar'),
  ];
  return parts.length === 0 ? 'nothing typed' : parts.join(' · ');
}

/** The claims that ask for a look, in the order of the source. */
export const lookList = (ledger: Ledger) =>
  ledger.claims.filter((claim) => claim.fate === 'look').sort((a, b) => a.from - b.from);

const range = (from: number, to: number): string => (from === to ? `${from}` : `${from}-${to}`);

/** Runs of lines with the same fate, kind and file. */
function* runs(ledger: Ledger): Generator<{ from: number; to: number; fate: string; kind: string; file: string }> {
  let open: { from: number; to: number; fate: string; kind: string; file: string } | undefined;
  for (let line = 1; line <= ledger.lines.length; line++) {
    if (ledger.isBlank(line)) continue;
    const [first] = ledger.about(line);
    const next = { from: line, to: line, fate: ledger.fateOf(line) ?? 'lost', kind: first?.kind ?? '', file: first?.file ?? '' };
    if (open && open.fate === next.fate && open.kind === next.kind && open.file === next.file) open.to = line;
    else {
      if (open) yield open;
      open = next;
    }
  }
  if (open) yield open;
}

/** The files that an import leaves out, with the lines of the sources that would have gone there. */
function leftOut(imported: Imported, paths: readonly string[]): string[] {
  const claims = imported.ledgers.flatMap((ledger) =>
    [...runs(ledger)].map(({ from, to, file }) => ({ file, lines: `${ledger.source}:${range(from, to)}` })),
  );
  return paths.map((path) => {
    const lines = claims.filter(({ file }) => file === path).map((each) => each.lines);
    return `- ${path}${lines.length === 0 ? '' : `: ${lines.join(', ')}`}`;
  });
}

/**
 * The report as Markdown: the numbers, what was left out, what is to be looked at, contradictions, and what became of each
 * line. `only` names the kinds that were asked for, and the files that were found beside them.
 */
export function importReport(
  imported: Imported,
  contradictions: readonly string[],
  only?: { kinds: string; leftOut: readonly string[] },
): string {
  const parts = [
    `# Import of ${imported.sources.map(({ name }) => name).join(', ')}`,
    `- ${linesLine(imported.ledgers)}\n- ${foundLine(imported)}`,
  ];
  if (only && only.leftOut.length > 0)
    parts.push(
      `## Left out`,
      `Only ${only.kinds} were asked for (\`--only\`). These files, with these lines, were not written:`,
      leftOut(imported, only.leftOut).join('\n'),
    );
  const missing = new Set(only?.leftOut);
  if (imported.noPlan) parts.push(`This does not look like a plan: ${imported.noPlan}; ${keptAs(imported)}.`);
  const odd = imported.sources
    .filter(({ encoding }) => encoding !== 'utf-8')
    .map(({ name, encoding }) => `- ${name} was read as ${encoding}`);
  parts.push('## To look at');
  const looks = imported.ledgers.flatMap((ledger) =>
    lookList(ledger).map((claim) => `- ${ledger.source}:${range(claim.from, claim.to)}: ${claim.why} (${claim.file})`),
  );
  parts.push([...odd, ...looks].join('\n') || 'Nothing.');
  parts.push('## Contradictions', contradictions.map((each) => `- ${each}`).join('\n') || 'None found.');
  parts.push('## Every line');
  for (const ledger of imported.ledgers) {
    const rows = [...runs(ledger)].map(
      ({ from, to, fate, kind, file }) => `| ${range(from, to)} | ${missing.has(file) ? 'left out' : fate} | ${kind} | ${file} |`,
    );
    parts.push(`### ${ledger.source}`, ['| Lines | | What | Where |', '| --- | --- | --- | --- |', ...rows].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

/** Why a line became what it is. */
export function explainLine(ledger: Ledger, line: number): string {
  const text = ledger.lines[line - 1];
  if (text === undefined) return `${ledger.source}:${line} is no line`;
  if (ledger.isBlank(line)) return `${ledger.source}:${line} is blank`;
  const claims = ledger.about(line);
  return [
    `${ledger.source}:${line}: ${text.trim()}`,
    ...claims.map(
      (claim) =>
        `  ${claim.fate === 'look' ? 'to look at' : claim.fate === 'typed' ? `typed as ${claim.kind}` : `kept as ${claim.kind}`} → ${claim.file}: ${claim.why}`,
    ),
  ].join('\n');
}
