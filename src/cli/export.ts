import { endSnippet, SERVERS } from '../endpoints/end-snippets.ts';
import { endRules, unreadableEndings } from '../endpoints/ends.ts';
import { filesOfPlan } from '../import/plan-document/collect.ts';
import { writeDocument } from '../import/plan-document/write.ts';
import { planVelocity } from '../pipeline/velocity.ts';
import type { Reading } from '../reader/read.ts';
import { REGISTERS } from '../registers/all.ts';
import { ENDPOINTS } from '../registers/endpoints.ts';
import { registerCsv } from '../registers/register-csv.ts';
import { endingsOf } from '../report/endings.ts';
import { endpointsCsv, mappingStates } from '../report/export-mapping.ts';
import { exportModel } from '../report/export-model.ts';
import type { Command } from './command.ts';
import { UsageError } from './failure.ts';
import { load } from './load.ts';
import { choice, day, SCHEDULED, text } from './options.ts';
import { planNamed } from './plan-named.ts';
import { WHAT_IF } from './what-if.ts';

/** A plan as one Markdown document. A file that cannot be read would be missing in it: that is refused. */
function documentOf(plan: string, { files, findings }: Reading): string {
  const missing = findings.find(
    ({ severity, place: { file } }) => severity === 'error' && file.startsWith(`plans/${plan}/`) && !files.has(file),
  );
  if (missing) throw new UsageError(`${missing.place.file} cannot be read: ${missing.message}`, missing.fix ?? 'fix it first');
  return writeDocument(plan, filesOfPlan(plan, files));
}

/** `export`: prints the whole computed model, one list, or a plan as one document. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'prints the whole computed model, a list, or a plan as one Markdown document',
  options: {
    ...SCHEDULED,
    ...WHAT_IF,
    format: {
      type: 'string',
      value: 'FORMAT',
      doc: 'json (default): the whole model | csv: one list | markdown: a plan as one document',
    },
    list: { type: 'string', value: 'NAME', doc: 'the list that is printed as CSV: endpoints (default), risks, stack, …' },
    at: { type: 'string', value: 'YYYY-MM-DD', doc: 'who answers each endpoint on that day, by the plan: old, new, or nothing' },
    plan: { type: 'string', value: 'ID', doc: 'only this plan' },
    headers: {
      type: 'string',
      value: 'SERVER',
      doc: `what a server has to send until operations end, and afterwards: ${SERVERS.join(' | ')}`,
    },
    policy: { type: 'string', value: 'URL', doc: 'with --headers: a page about the end of the API, as a Link' },
  },
  async run(args) {
    const format = choice(args, 'format', ['json', 'csv', 'markdown'], 'json');
    const at = day(args, 'at');
    const list = text(args, 'list') ?? ENDPOINTS.key;
    const register = REGISTERS.find(({ key }) => key === list);
    if (!register) throw new UsageError(`there is no list ${list}`, `known are ${REGISTERS.map(({ key }) => key).join(', ')}`);
    if (text(args, 'list') !== undefined && format !== 'csv') throw new UsageError('--list is for CSV', 'add --format csv');
    const { project, reading, computed } = await load(args, { forecast: true });
    const only = text(args, 'plan');
    const known = computed.plans.map(({ plan }) => plan);
    if (only !== undefined) planNamed(only, known);
    const plans = computed.plans.filter(({ plan }) => only === undefined || plan.id === only);
    const server = text(args, 'headers');
    if (server !== undefined) {
      const known = SERVERS.find((each) => each === server);
      if (!known) throw new UsageError(`--headers ${server} is not known`, `known are ${SERVERS.join(', ')}`);
      const address = text(args, 'policy');
      if (address !== undefined && !/^https:\/\/[^\s"<>\\]+$/.test(address))
        throw new UsageError(`--policy ${address} is no address`, 'write --policy https://example.com/deprecations');
      const endings = endingsOf(plans);
      const snippet = endSnippet(known, endRules(endings, computed.asOf), { address }, unreadableEndings(endings, computed.asOf));
      if (snippet === '')
        process.stderr.write('no operation has a deprecation date, a sunset or a redirect, so a server has nothing to send\n');
      process.stdout.write(snippet);
      return 0;
    }
    if (text(args, 'policy') !== undefined) throw new UsageError('--policy is for headers', 'add --headers nginx');
    if (format === 'markdown') {
      const [first, ...more] = plans;
      if (!first || more.length > 0)
        throw new UsageError(
          '--format markdown is for one plan',
          `add --plan ${known[0]?.id ?? 'ID'}; plans are ${known.map(({ id }) => id).join(', ')}`,
        );
      process.stdout.write(documentOf(first.plan.id, reading));
      return 0;
    }
    if (format === 'csv') {
      process.stdout.write(
        register === ENDPOINTS ? endpointsCsv(plans, reading.locate, at) : registerCsv(register, plans, reading.locate),
      );
      return 0;
    }
    if (at !== undefined) {
      process.stdout.write(`${JSON.stringify(mappingStates(computed, plans, at), null, 2)}\n`);
      return 0;
    }
    for (const each of computed.plans) {
      if (only !== undefined && each.plan.id !== only) continue;
      const velocity = await planVelocity(project.contentRoot, each.plan, computed.portfolio.calendars, computed.asOf);
      if (velocity) each.velocity = velocity;
    }
    const model = exportModel(computed, reading.locate);
    const shown =
      only === undefined
        ? model
        : { ...model, plans: { [only]: model.plans[only] }, findings: model.findings.filter((finding) => finding.plan === only) };
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return 0;
  },
};
