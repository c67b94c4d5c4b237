import { textsOf } from '../../analysis/texts.ts';
import type { Plan, Variable } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** First words of variables that name no product: of any program, and of what every plan has. */
const COMMON = new Set(
  'access account admin allowed api app application auth backend base build cache cert client config cors csrf data database db debug default deploy dev domain email enable encryption env environment error external feature file flag frontend github host http https internal jwt key local log login mail max metrics min mode node oauth old new org password path pgpass port private prod project proxy public python queue rate redis region remote request retry root secret server service session smtp source ssl staging static storage target test timeout tls token tracing url use user version web worker ws'.split(
    ' ',
  ),
);
const firstWord = (name: string): string => name.toLowerCase().split('_')[0] ?? '';

/** All words that a plan has outside the names of its variables. */
function wordsOf(plan: Plan): string {
  const variables = new Set((plan.environment?.variables ?? []).map(({ ref }) => ref));
  return [...textsOf(plan)]
    .filter(({ owner }) => !variables.has(owner.ref))
    .map(({ text }) => text.replace(/\b[A-Z][A-Z0-9]*_[A-Z0-9_*]+/g, ' '))
    .join('\n')
    .toLowerCase();
}

export const variablesOfNothing = defineRule({
  id: 'names/variables-of-nothing',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Variables refer to an unknown product',
  why: 'Either a part of the system is missing from the plan, or the variables are left over.',
  examples: {
    fails: {
      'environment.mdx':
        '---\nvariables:\n  - { name: AUTH0_DOMAIN, sample: your-domain }\n  - { name: AUTH0_CLIENT_ID, sample: your-client-id }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nvariables:\n  - { name: AUTH0_DOMAIN, sample: your-domain }\n  - { name: AUTH0_CLIENT_ID, sample: your-client-id }\n---\n',
      'stack.mdx': '---\nstack: [{ from: none, to: Auth0, category: login }]\n---\n',
    },
  },
  check({ plan, report }) {
    const groups = new Map<string, Variable[]>();
    for (const variable of plan.environment?.variables ?? []) {
      const name = variable.name ?? '';
      const word = firstWord(name);
      if (name.includes('_') && word.length > 2 && !COMMON.has(word)) groups.set(word, [...(groups.get(word) ?? []), variable]);
    }
    if (groups.size === 0) return;
    const words = wordsOf(plan);
    for (const [word, variables] of groups) {
      const [first, second] = variables;
      // One variable may be named after anything; two are a product's.
      if (!first || !second || words.includes(word)) continue;
      report(
        first,
        `${listing(variables.map((variable) => variable.name ?? ''))} are set, but nothing else in the plan names "${word}": no part, service, package, endpoint or page.`,
      )
        .at('name')
        .key(word)
        .fix('Add the product to the stack or the architecture, with what it is used for, or remove the variables');
    }
  },
});
