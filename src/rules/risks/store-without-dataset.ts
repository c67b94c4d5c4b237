import type { Identity, Plan } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

interface Store {
  name: string;
  subject: Identity;
  field: string;
}

/** Schemes of addresses at which data is kept, by the name that their store goes by. */
const SCHEMES: Readonly<Record<string, string>> = {
  redis: 'Redis',
  rediss: 'Redis',
  mongodb: 'MongoDB',
  'mongodb+srv': 'MongoDB',
  postgres: 'PostgreSQL',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  mssql: 'SQL Server',
  cassandra: 'Cassandra',
  neo4j: 'Neo4j',
  bolt: 'Neo4j',
  clickhouse: 'ClickHouse',
};

/** Stores that the plan connects to or draws. */
function* stores(plan: Plan): Generator<Store> {
  for (const variable of plan.environment?.variables ?? []) {
    for (const field of ['sample', 'default'] as const) {
      const scheme = /^([a-z0-9]+(?:\+srv)?)(?:\+[a-z]+)?:\/\//i.exec(variable[field] ?? '')?.[1]?.toLowerCase();
      const name = scheme === undefined ? undefined : SCHEMES[scheme];
      if (name !== undefined) yield { name, subject: variable, field };
    }
  }
  for (const view of plan.architecture) {
    for (const node of view.nodes)
      if (['database', 'storage'].includes(node.kind ?? '')) yield { name: node.title ?? node.id, subject: node, field: 'kind' };
  }
}

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Names with fewer letters are in too many words. */
const SHORTEST = 4;

export const storeWithoutDataset = defineRule({
  id: 'risks/store-without-dataset',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Store has no dataset',
  why: 'Sessions, queues and indexes are data as well: the plan has to say whether they are shared, moved or lost.',
  examples: {
    fails: {
      'data.mdx': '---\ndatasets: [{ name: Orders, mode: shared, store: PostgreSQL }]\n---\n',
      'environment.mdx': '---\nvariables: [{ name: REDIS_URL, sample: "redis://localhost:6379", required: true }]\n---\n',
    },
    passes: {
      'data.mdx':
        '---\ndatasets: [{ name: Orders, mode: shared, store: PostgreSQL }, { name: Sessions, mode: none, store: Redis, note: "users log in again" }]\n---\n',
      'environment.mdx': '---\nvariables: [{ name: REDIS_URL, sample: "redis://localhost:6379", required: true }]\n---\n',
    },
  },
  check({ plan, report }) {
    if (!plan.data) return;
    const told = plan.data.datasets.flatMap((dataset) =>
      [dataset.name, dataset.store, dataset.from, dataset.to, dataset.location].map((field) => letters(field ?? '')),
    );
    /** A drawing may say more (`Shared PostgreSQL database`) or less (`Orders`) than the register. */
    const isTold = (name: string): boolean =>
      told.some((text) => text.includes(name) || (text.length >= SHORTEST && name.includes(text)));
    const missing = new Map(
      [...stores(plan)]
        .filter(({ name }) => letters(name) !== '' && !isTold(letters(name)))
        .map((store) => [letters(store.name), store]),
    );
    const [first] = missing.values();
    if (!first) return;
    const names = [...missing.values()].map(({ name }) => name);
    report(
      first.subject,
      `${listing(names)} ${names.length === 1 ? 'is' : 'are'} used, but no dataset says what happens to ${names.length === 1 ? 'its' : 'their'} data.`,
    )
      .at(first.field)
      .related(plan.data, '…but here it is missing', 'datasets')
      .fix(`Add a row to data.mdx: { name: …, mode: shared | copy | none, store: ${names[0] ?? '…'} }`);
  },
});
