import type { Identity } from '../../model/plan.ts';
import type { RuleContext } from '../rule.ts';
import { defineRule } from '../rule.ts';

/** Pairs that are one thing with a slash in its name. */
const ONE_THING =
  /^(ci\/cd|tcp\/ip|ssl\/tls|tls\/ssl|i\/o|pub\/sub|client\/server|pl\/sql|gnu\/linux|n\/a|x\/twitter|twitter\/x)$/i;
/** A language beside its framework (`Python/FastAPI`) is a combination. */
const LANGUAGE =
  /^(c|c\+\+|c#|\.net|clojure|css|dart|elixir|erlang|go|golang|haskell|html|java|javascript|js|kotlin|node|node\.js|nodejs|perl|php|python|ruby|rust|scala|sql|swift|ts|typescript)$/i;
const SLASH = /^([A-Za-z][\w.+-]+)\s*\/\s*([A-Za-z][\w.+ -]+)$/;
const OR = /^(\S+(?: \S+)?) or (\S+(?: \S+)?)$/i;

/** `redis-py/aioredis` have a part in common; `actions/checkout` and `grafana/agent` are an owner and a name. */
const haveCommonPart = (a: string, b: string): boolean => {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left !== right && left.split(/[^a-z]+/).some((part) => part.length >= 4 && right.includes(part));
};

/** Two names joined by a slash, where it is not one name. */
const joined = (a: string, b: string): boolean =>
  !ONE_THING.test(`${a}/${b}`) && !LANGUAGE.test(a) && !LANGUAGE.test(b) && (/[A-Z]/.test(a + b) || haveCommonPart(a, b));

interface Place {
  subject: Identity;
  field: string;
  value: string /** A slash joins names of tools and systems (`Ubuntu/Debian`) that are all meant. */;
  onlyOr?: true;
}

/** Fields whose value is one product or one store. What was used before may well have been two. */
function* singleValues({ plan }: RuleContext): Generator<Place> {
  for (const item of plan.stack?.stack ?? []) {
    const to = item.to;
    if (typeof to === 'object' && item.decision === undefined) yield { subject: item, field: 'to', value: to.name };
  }
  for (const dataset of plan.data?.datasets ?? []) {
    const store = dataset.store;
    if (store !== undefined) yield { subject: dataset, field: 'store', value: store };
  }
  for (const tool of [...(plan.environment?.tools ?? []), ...(plan.quality?.tools ?? [])])
    yield { subject: tool, field: 'name', value: tool.name ?? '', onlyOr: true };
}

/** The two names that a value leaves open, if it does. */
function alternatives(value: string): { names: [string, string]; by: 'or' | '/' } | undefined {
  const or = OR.exec(value);
  if (or?.[1] && or[2]) return { names: [or[1], or[2]], by: 'or' };
  const slash = SLASH.exec(value);
  return slash?.[1] && slash[2] && joined(slash[1], slash[2]) ? { names: [slash[1], slash[2]], by: '/' } : undefined;
}

export const alternativesInValue = defineRule({
  id: 'decisions/alternatives-in-value',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Value names two alternatives',
  why: 'One of them will be used, but the plan does not say which, who decides, or by when.',
  examples: {
    fails: { 'stack.mdx': '---\nstack:\n  - { from: redis, to: redis-py/aioredis }\n---\n' },
    passes: { 'stack.mdx': '---\nstack:\n  - { from: redis, to: redis-py }\n---\n' },
  },
  check(context) {
    for (const { subject, field, value, onlyOr } of singleValues(context)) {
      const found = alternatives(value);
      if (!found || (onlyOr && found.by === '/')) continue;
      const [a, b] = found.names;
      context
        .report(
          subject,
          found.by === 'or'
            ? `"${value}" names two alternatives and chooses neither.`
            : `"${value}" joins two names with a slash: it is unclear whether one of them will be chosen or both are used.`,
        )
        .at(field)
        .fix(
          `Write the one that is used (or a row for each); while that is open, add a decision: { title: "${a} or ${b}?", options: [${a}, ${b}], due: … }`,
        );
    }
  },
});
