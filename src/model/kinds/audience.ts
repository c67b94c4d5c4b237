import { count, date, flag, given, group, id, listOf, optional, scalar, text, texts, word } from '../field.ts';
import { parseKey } from '../values/key.ts';
import { no, ok, type Parse } from '../values/parsed.ts';

/**
 * The limit of recipients: a sealed page stores the number of its links in one byte, in units of eight. Larger groups share a
 * link or become a further audience.
 */
export const MAX_RECIPIENTS = 248;

/**
 * The views an audience can be allowed, and the fields of each. `usual` fields come with their view, `further` ones must be named
 * in `fields`. Nothing outside this table can be shown to an audience.
 */
export const AUDIENCE_VIEWS = {
  status: {
    usual: ['status', 'systems', 'start', 'finish', 'slip', 'phases'],
    further: ['words', 'summary', 'tasks', 'operations', 'risks', 'decisions', 'metrics'],
  },
  timeline: { usual: ['title', 'status', 'progress', 'dates'], further: ['slip', 'critical', 'traffic'] },
  milestones: { usual: ['title', 'announced', 'forecast', 'slip', 'status'], further: ['owner', 'traffic'] },
  phases: {
    usual: ['title', 'status', 'dates', 'tasks', 'criteria'],
    further: ['words', 'summary', 'purpose', 'entry', 'deliverables', 'effort', 'size', 'owner', 'note'],
  },
  tasks: { usual: ['title', 'phase', 'state'], further: ['owner', 'due', 'effort'] },
  criteria: { usual: ['title', 'phase', 'state'], further: ['owner', 'due'] },
  checklists: { usual: ['title', 'checklist', 'state'], further: ['owner', 'due'] },
  rollout: {
    usual: ['option', 'title', 'share', 'when', 'status'],
    further: ['hold', 'gate', 'abort', 'retires', 'noReturn', 'owner', 'note'],
  },
  rollback: {
    usual: ['title', 'kind', 'within', 'until', 'loses'],
    further: ['needs', 'triggers', 'rehearsed', 'owner', 'note'],
  },
  endpoints: {
    usual: ['from', 'to', 'disposition', 'stage', 'sunset'],
    further: ['when', 'breaking', 'deltas', 'consumers', 'phase', 'title', 'owner', 'note'],
  },
  mappings: { usual: ['table', 'from', 'to', 'status'], further: ['change', 'benefit', 'phase', 'owner', 'note'] },
  stack: { usual: ['from', 'to', 'category', 'status'], further: ['purpose', 'benefit', 'phase', 'owner', 'note'] },
  risks: {
    usual: ['title', 'score', 'status', 'mitigation'],
    further: ['probability', 'impact', 'category', 'consequence', 'contingency', 'trigger', 'affects', 'phase', 'owner', 'note'],
  },
  metrics: {
    usual: ['name', 'baseline', 'target', 'measured', 'reached'],
    further: ['statistic', 'scope', 'expected', 'phase', 'owner', 'note'],
  },
  decisions: {
    usual: ['title', 'state', 'due'],
    further: ['options', 'recommended', 'chosen', 'why', 'blocks', 'date', 'owner', 'note'],
  },
  data: { usual: ['name', 'mode', 'status'], further: ['from', 'to', 'store', 'compat', 'size', 'phase', 'owner', 'note'] },
  quality: {
    usual: ['kind', 'covers', 'status'],
    further: ['name', 'tool', 'location', 'command', 'phase', 'owner', 'note'],
  },
  coverage: { usual: ['layer', 'target', 'measured'], further: ['phase', 'owner', 'note'] },
  load: { usual: ['name', 'target'], further: ['tool', 'command', 'host', 'metric', 'phase', 'owner', 'note'] },
  environment: { usual: ['name', 'change'], further: ['purpose', 'image', 'ports', 'url', 'environment', 'owner', 'note'] },
  variables: {
    usual: ['name', 'change', 'purpose'],
    further: ['required', 'secret', 'service', 'environment', 'group', 'phase', 'owner', 'note'],
  },
  architecture: {
    usual: ['title', 'change'],
    further: ['drawing', 'view', 'groups', 'flows', 'kind', 'tech', 'phase', 'note'],
  },
  team: { usual: ['role', 'count'], further: ['people', 'does', 'note'] },
  staying: { usual: ['name', 'why'], further: ['note'] },
} as const satisfies Record<string, { usual: readonly string[]; further: readonly string[] }>;

export type AudienceView = keyof typeof AUDIENCE_VIEWS;
/** A field of a view: `mitigation` of `risks`. */
export type AudienceField<View extends AudienceView> = (typeof AUDIENCE_VIEWS)[View]['usual' | 'further'][number];

const VIEW_NAMES = Object.keys(AUDIENCE_VIEWS) as AudienceView[];
const FIELD_NAMES = Object.entries(AUDIENCE_VIEWS).flatMap(([view, { usual, further }]) =>
  [...usual, ...further].map((field) => `${view}.${field}`),
);

/** Kinds of content that can be redacted from the texts an audience sees. */
export const REDACTIONS = ['people', 'costs', 'hosts', 'notes'] as const;
export type Redaction = (typeof REDACTIONS)[number];

/**
 * Accepts only variables with the prefix `BANYAN_`: otherwise a change to a plan could use any build variable as a passphrase,
 * and the published file would allow offline guesses at it.
 */
const parseVariable: Parse<string> = (raw) =>
  /^BANYAN_(?!SHARE_SECRET$)[A-Z][A-Z0-9_]*$/.test(raw)
    ? ok(raw)
    : no('not the name of a variable for passphrases', 'a name such as BANYAN_BOARD_PASSPHRASE, never the passphrase itself');

/** Which part of a plan is visible through a read-only link. Default: nothing. */
export const audience = group(
  {
    id: optional(id, 'Its id. Links depend on it.'),
    title: optional(text, 'Its name.'),
    sees: optional(listOf(word(VIEW_NAMES)), 'The views it may see. Without any, it sees nothing.'),
    fields: optional(
      listOf(word(FIELD_NAMES)),
      'Fields, as `risks.mitigation`. A view that is named here shows exactly these; the others show their usual ones.',
    ),
    only: optional(
      texts,
      'Rows, as `risks/websocket` or `phase/core-api`. Of a kind that is named here it sees only these; of the others, all.',
    ),
    pages: optional(listOf(id), 'The pages (by id) that it may read in full.'),
    redact: optional(listOf(word(REDACTIONS)), 'What is redacted in what it sees: people, costs, hosts, notes.'),
    message: optional(text, 'A message to its readers.'),
    expires: optional(date, 'The last day on which the link opens.'),
    mode: optional(
      word(['sealed', 'open']),
      '`sealed` (default) needs the key in the link; `open` can be read by anyone who finds it.',
    ),
    epoch: optional(count, 'Raising it revokes the old links at the next deploy; by default 1.'),
    passphrase: optional(
      scalar(parseVariable, { examples: ['BANYAN_BOARD_PASSPHRASE'] }),
      'The environment variable that holds a passphrase, which readers need in addition to the link.',
    ),
    recipients: optional(
      listOf(id, MAX_RECIPIENTS),
      'Recipients with a link of their own. Removing one revokes that link at the next deploy.',
    ),
    revoked: optional(flag, 'Whether it is revoked: it then has no page.'),
    listed: optional(
      flag,
      'Whether the overview of the plan links to the page. Only with `mode: open` or a `demonstrationKey`; by default false.',
    ),
    demonstrationKey: optional(
      scalar(
        (raw) => {
          const key = parseKey(raw);
          return key.ok ? ok(raw) : key;
        },
        { examples: ['0m0iIF+HHInKLElJtw/1eNrP5noUD0F0L/3D9Jbkn3c='] },
      ),
      'Replaces BANYAN_SHARE_SECRET by a key written in the plan: 32 random bytes in base64 or hex. It protects nothing; for examples only.',
    ),
  },
  ({ mode, passphrase, recipients, listed, demonstrationKey }) => {
    const isOpen = given(mode) === 'open';
    const needsLink =
      given(passphrase) !== undefined ? 'passphrase' : (given(recipients)?.length ?? 0) > 0 ? 'recipients' : undefined;
    if (isOpen && needsLink !== undefined)
      return {
        field: needsLink,
        message: `an open page has no ${needsLink}: anyone who finds it reads it`,
        fix: `Write mode: sealed, or remove ${needsLink}`,
      };
    if (!isOpen && given(listed) === true && given(demonstrationKey) === undefined)
      return {
        field: 'listed',
        message: 'a sealed page cannot be listed: the site would publish its key',
        fix: 'Write mode: open, or remove listed',
      };
    return undefined;
  },
);
