import type { Identity, Plan } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

interface Name {
  name: string;
  subject: Identity;
  field: string;
}

/** `mongodb://host:27017/orders?x=y` → orders; a path of SQLite is no name. */
const ADDRESS = /^(?!sqlite|https?|wss?|redis|amqp|file)[a-z][a-z+]*:\/\/[^/\s]+\/([\w-]+)(?:\?|$)/i;
const LOCATION = /\bdatabase\s+[`"']?([\w-]+)[`"']?/i;

function* databaseNames(plan: Plan): Generator<Name> {
  for (const variable of plan.environment?.variables ?? []) {
    for (const field of ['sample', 'default'] as const) {
      const name = ADDRESS.exec(variable[field] ?? '')?.[1];
      if (name !== undefined) yield { name, subject: variable, field };
    }
  }
  for (const dataset of plan.data?.datasets ?? []) {
    const name = LOCATION.exec(dataset.location ?? '')?.[1];
    if (name !== undefined) yield { name, subject: dataset, field: 'location' };
  }
}

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

export const databaseNamesDiffer = defineRule({
  id: 'names/database-spelled-two-ways',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Database name has two spellings',
  why: 'A database takes them for two names: one part of the system would write where the other does not look.',
  examples: {
    fails: {
      'environment.mdx': '---\nvariables: [{ name: MONGODB_URI, default: "mongodb://localhost:27017/order-service" }]\n---\n',
      'data.mdx': '---\ndatasets: [{ name: Orders, mode: shared, location: database order_service }]\n---\n',
    },
    passes: {
      'environment.mdx': '---\nvariables: [{ name: MONGODB_URI, default: "mongodb://localhost:27017/order_service" }]\n---\n',
      'data.mdx': '---\ndatasets: [{ name: Orders, mode: shared, location: database order_service }]\n---\n',
    },
  },
  check({ plan, report }) {
    const first = new Map<string, Name>();
    const told = new Set<string>();
    for (const each of databaseNames(plan)) {
      const known = first.get(letters(each.name));
      if (!known) first.set(letters(each.name), each);
      else if (known.name !== each.name && !told.has(each.name)) {
        told.add(each.name);
        report(each.subject, `The database is called "${each.name}" here and "${known.name}" in ${known.subject.ref}.`)
          .at(each.field)
          .related(known.subject, `…but here it is "${known.name}"`, known.field)
          .fix('Write the name that the database has in both places');
      }
    }
  },
});
