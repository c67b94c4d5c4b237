/** The part of a contract that differs: a word of a mapping's `deltas`, `method` or `deprecation`. */
export type ContractPart =
  | 'method'
  | 'path'
  | 'query'
  | 'header'
  | 'body'
  | 'response'
  | 'status'
  | 'error'
  | 'auth'
  | 'deprecation'
  | 'argument'
  | 'field'
  | 'message';

/** The effect on unchanged callers: calls fail, may fail, or continue to work. */
export type DeltaSeverity = 'breaking' | 'risky' | 'compatible';

export type DeltaKind =
  | 'added'
  | 'removed'
  | 'moved'
  | 'required'
  | 'optional'
  | 'type'
  | 'format'
  | 'nullable'
  | 'values'
  | 'default'
  | 'limit'
  | 'pattern'
  | 'unique'
  | 'multiple'
  | 'closed'
  | 'style'
  | 'empty'
  | 'variant'
  | 'interface'
  | 'one of'
  | 'discriminator'
  | 'address'
  | 'deprecated';

/** A difference between two operations, according to their documents. */
export interface ContractDelta {
  in: ContractPart;
  kind: DeltaKind;
  /** The location of the difference: `limit`, `user.address[].city`, `application/json`, `404`. Empty for the whole part. */
  at: string;
  /** Other locations of the same schema with the same difference. */
  also?: readonly string[];
  was?: string;
  now?: string;
  severity: DeltaSeverity;
  /** The message of the tool that found it. */
  text?: string;
  /** The method, if the row covers several. */
  of?: string;
}

/** Whether the caller sends or receives it. Narrowing a request breaks; widening a response may. */
export type Direction = 'request' | 'answer';

const NOUNS: Record<ContractPart, string> = {
  method: 'method',
  path: 'path parameter',
  query: 'query parameter',
  header: 'header',
  body: 'body',
  response: 'response',
  status: 'status',
  error: 'error',
  auth: 'authentication',
  deprecation: 'operation',
  argument: 'argument',
  field: 'field',
  message: 'message',
};

/** Returns a delta as text: `query parameter limit is required now`. */
export const deltaText = (delta: ContractDelta): string =>
  `${delta.of === undefined ? '' : `${delta.of}: `}${delta.text ?? words(delta)}${delta.also?.length ? ` (also ${delta.also.join(', ')})` : ''}`;

function words({ in: part, kind, at, was, now }: ContractDelta): string {
  // A GraphQL operation is itself a field: `answer`, `answer[]`, `field name`.
  const whole = part === 'field' && /^(?:\[\])*$/.test(at);
  const subject = whole ? `answer${at}` : at === '' ? NOUNS[part] : `${NOUNS[part]} ${at}`;
  switch (kind) {
    case 'added':
      return now === undefined ? `${subject} is new` : `${subject} is new (${now})`;
    case 'removed':
      return `${subject} is gone`;
    case 'moved':
      return `${subject} moves from the ${was} to the ${now}`;
    case 'required':
      return `${subject} is required now`;
    case 'optional':
      return `${subject} is optional now`;
    case 'nullable':
      return now === 'null' ? `${subject} may be null now` : `${subject} may not be null any more`;
    case 'deprecated':
      return `${subject} is deprecated now`;
    case 'values':
      if (was === undefined) return `${subject} may be ${now} now`;
      if (now === undefined) return `${subject} may not be ${was} any more`;
      return `${subject}: values ${was} → ${now}`;
    case 'variant':
      return was === undefined ? `${subject} has another variant: ${now}` : `${subject} has no variant ${was} any more`;
    case 'interface':
      return was === undefined ? `${subject} is also ${now} now` : `${subject} is no ${was} any more`;
    case 'one of':
      return now === undefined ? `${subject} may hold several fields now` : `${subject} holds exactly one field now`;
    case 'discriminator':
      return now === undefined
        ? `${subject} is not told apart by ${was} any more`
        : `${subject}: discriminator ${was ?? 'none'} → ${now}`;
    case 'unique':
      return now === 'unique' ? `${subject} may hold nothing twice now` : `${subject} may hold things twice now`;
    case 'multiple':
      return `${subject}: multiple of ${was ?? 'any'} → ${now ?? 'any'}`;
    case 'closed':
      return now === 'closed' ? `${subject} takes no other fields any more` : `${subject} takes other fields now`;
    case 'empty':
      return `${subject} may not be empty any more`;
    case 'address':
      return `${subject}: ${was} → ${now}`;
    default:
      return `${subject}: ${kind} ${was ?? (kind === 'default' ? 'none' : 'any')} → ${now ?? (kind === 'default' ? 'none' : 'any')}`;
  }
}
