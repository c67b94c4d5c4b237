import { parse } from 'yaml';
import { isCivilDate } from '../model/values/civil.ts';

/** An entry of `.banyan/accepted.yaml`. */
export interface AcceptedChange {
  fingerprint: string;
  reason: string;
  reviewer: string;
  until?: string;
}

const EXAMPLE = '- { fingerprint: 1a2b3c4d5e6f, reason: "why", reviewer: Ana }';
const FIELDS = ['fingerprint', 'reason', 'reviewer', 'until'];

/** What stands in `.banyan/accepted.yaml`, or what is wrong with it and what to write instead. */
export function readAccepted(text: string): { accepted: AcceptedChange[] } | { problem: string; fix: string } {
  let data: unknown;
  try {
    data = parse(text, { schema: 'failsafe' });
  } catch (error) {
    return {
      problem: `it is not YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      fix: `Write accepted: and below it ${EXAMPLE}`,
    };
  }
  if (data === null || data === undefined || data === '') return { accepted: [] };
  const list: unknown = typeof data === 'object' && 'accepted' in data ? data.accepted : undefined;
  if (list === '') return { accepted: [] };
  if (!Array.isArray(list)) return { problem: 'it has no list `accepted`', fix: `Write accepted: and below it ${EXAMPLE}` };
  const accepted: AcceptedChange[] = [];
  for (const [index, entry] of list.entries()) {
    const fields = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
    const said = (name: string): string => (typeof fields[name] === 'string' ? fields[name].trim() : '');
    const which = `entry ${index + 1}`;
    const unknown = Object.keys(fields).find((name) => !FIELDS.includes(name));
    if (unknown !== undefined)
      return { problem: `${which} has the unknown field \`${unknown}\``, fix: `Known are ${FIELDS.join(', ')}` };
    if (!/^[0-9a-f]{12}$/.test(said('fingerprint')))
      return { problem: `${which} has no fingerprint of 12 hex digits`, fix: 'Copy it from banyan diff' };
    for (const name of ['reason', 'reviewer'])
      if (said(name) === '') return { problem: `${which} (${said('fingerprint')}) has no ${name}`, fix: `Write ${EXAMPLE}` };
    const until = said('until');
    if (until !== '' && !isCivilDate(until))
      return { problem: `${which}: until: ${until} is not a day of the calendar`, fix: 'Write until: 2026-02-28' };
    accepted.push({
      fingerprint: said('fingerprint'),
      reason: said('reason'),
      reviewer: said('reviewer'),
      ...(until !== '' && { until }),
    });
  }
  return { accepted };
}
