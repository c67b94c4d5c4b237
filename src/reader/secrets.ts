import type { RawProblem } from './raw.ts';

/** Tokens that tell what they are by their beginning, as their issuers document them. */
const TOKENS: readonly (readonly [issuer: string, pattern: RegExp])[] = [
  // docs.github.com: "GitHub's token formats"
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{50,})\b/g],
  ['a token of GitLab', /\bglpat-[A-Za-z0-9_-]{20,}/g],
  // docs.aws.amazon.com, IAM identifiers: AKIA long-term, ASIA temporary
  ['an access key of AWS', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g],
  ['a token of Slack', /\bxox[abeoprs]-[A-Za-z0-9-]{20,}/g],
  ['a webhook of Slack', /https:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{6,}\/B[A-Z0-9]{6,}\/[A-Za-z0-9]{20,}/g],
  ['a live key of Stripe', /\b[rs]k_live_[A-Za-z0-9]{20,}\b/g],
  ['a key of Google', /\bAIza[A-Za-z0-9_-]{35}/g],
  ['a key of OpenAI or Anthropic', /\bsk-(?:proj-|svcacct-|ant-(?:api\d+-)?)?[A-Za-z0-9_-]{32,}/g],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['a token of PyPI', /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}/g],
  ['a key of SendGrid', /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g],
  ['a token of Telegram', /\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b/g],
  ['a signed token (JWT)', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/g],
];

const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g;
/** The password in an address: `postgres://user:password@host`. */
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"'`]+:([^\s@/"'`]+)@[^\s/"'`]+/gi;
/** A value that is called a secret: `API_KEY=…`, `password: …`. */
const ASSIGNED =
  /(?:secret|password|passwd|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)[\w.-]*["']?\s*[:=]\s*["']?([^\s"'`,;}<>]{16,})/gi;
/** A sample of a row that is called a secret: `{ name: JWT_SECRET, sample: … }`. */
const SAMPLED =
  /\bname:\s*["']?[\w.-]*(?:secret|password|passwd|token|key|credential)[\w.-]*["']?\s*(?:,|\n)[^}\n]*\b(?:sample|default|value):\s*["']?([^\s"'`,;}]{16,})/gi;

/** Words that no real secret has, and templates. */
const SAMPLE =
  /example|sample|your|change[-_]?me|replace|placeholder|dummy|fake|test|demo|secret|password|passwd|insert|xxx|000|123456|abcdef|\$\{|\$\(|\{\{|^\$|^<|^%|\.\.\.|…|\*{3}|process\.env|os\.environ|secrets\.|vault:/i;

/** Bits of information per character (Shannon 1948): random base64 has more than 4, words and paths about 3. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

const RANDOM_FROM = 3.6;
/** Random letters and digits mixed, no path, no word with hyphens. */
const looksRandom = (value: string): boolean =>
  !SAMPLE.test(value) &&
  /\d/.test(value) &&
  /[A-Za-z]/.test(value) &&
  !/^[a-z]+([-_./:][a-z0-9]+)*$/.test(value) &&
  !/^(https?|\.{0,2}\/|[\w.]+\()/.test(value) &&
  entropy(value) >= RANDOM_FROM;

const FIX = 'Revoke it now (it is in the history too), and write where it is kept: sample: your-api-key';

/** Keys and passwords that look real. Samples that say so (`your-secret`, `AKIA…EXAMPLE`) are none. */
export function secrets(text: string): RawProblem[] {
  const problems: RawProblem[] = [];
  const taken: [number, number][] = [];
  // The finding shows the beginning only, and its key nothing at all: findings are printed and shared.
  const found = (rule: string, what: string, value: string, start: number): void => {
    const end = start + value.length;
    if (taken.some(([from, to]) => start < to && from < end)) return;
    taken.push([start, end]);
    problems.push({
      rule,
      message: `${what}: ${value.slice(0, 4)}… (${value.length} characters)`,
      fix: FIX,
      start,
      end,
      key: `${what}:${value.length}:${problems.length}`,
    });
  };
  for (const match of text.matchAll(PRIVATE_KEY)) {
    problems.push({
      rule: 'damage/private-key',
      message: 'the plan contains a private key',
      fix: FIX,
      start: match.index,
      end: match.index + match[0].length,
      key: `private-key:${problems.length}`,
    });
  }
  for (const [issuer, pattern] of TOKENS) {
    for (const match of text.matchAll(pattern))
      if (!SAMPLE.test(match[0]) && entropy(match[0]) > 3)
        found('damage/secret', `${issuer} that looks real`, match[0], match.index);
  }
  for (const [what, pattern] of [
    ['a password in an address', ADDRESS],
    ['a secret that looks real', ASSIGNED],
    ['a secret that looks real', SAMPLED],
  ] as const) {
    // Most files have no address with a password: a look for its sign is a hundred times faster.
    if (pattern === ADDRESS && !text.includes('@')) continue;
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? '';
      const real = pattern === ADDRESS ? value.length >= 8 && looksLikePassword(value) : looksRandom(value);
      if (real) found('damage/secret', what, value, match.index + match[0].lastIndexOf(value));
    }
  }
  return problems;
}

/** Passwords are shorter: letters and digits or signs mixed, and none of the words of samples. */
const looksLikePassword = (value: string): boolean =>
  !SAMPLE.test(value) &&
  !/^(user|pass|pw|admin|root|postgres|mongo|guest)/i.test(value) &&
  /\d/.test(value) &&
  /[A-Za-z]/.test(value) &&
  entropy(value) > 2.5;
