import { textsOf } from '../../analysis/texts.ts';
import { given } from '../../model/field.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

interface Name {
  name: string;
  subject: Identity;
  field: string;
}

/** Names of products, and names of people and roles: in each list one thing should be written one way. */
function productNames(plan: Plan): Name[] {
  const stack = (plan.stack?.stack ?? []).flatMap((item) => {
    const to = given(item.to);
    return typeof to === 'object' ? [{ name: to.name, subject: item, field: 'to' }] : [];
  });
  const stores = (plan.data?.datasets ?? []).flatMap((dataset) => {
    const store = given(dataset.store);
    return store === undefined ? [] : [{ name: store, subject: dataset, field: 'store' }];
  });
  return [...stack, ...stores];
}

const letters = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
/** Packages are written small (`fastapi`), their products are not (`FastAPI`): two names, not two spellings. */
const isWritten = (name: string): boolean => /\p{Lu}/u.test(name) && /^[\p{L}\p{N} .+-]+$/u.test(name);
/** What is added to the name of a product that is the same product: `Chroma` and `ChromaDB`. */
const ADDED = /^(db|js|sql)$/;
const MAY_BE_NAME = /\p{L}(?:db|js|sql)\b/iu;

export const spelledTwoWays = defineRule({
  id: 'names/product-spelled-two-ways',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Product is spelled in two ways',
  why: 'A search for one spelling finds half of the places, and readers wonder whether two products are meant.',
  examples: {
    fails: {
      'stack.mdx': '---\nstack: [{ to: PostgreSQL 16, phase: { notApplicable: "from the start" } }]\n---\n',
      'data.mdx': '---\ndatasets: [{ name: Orders, mode: shared, store: Postgre SQL }]\n---\n',
    },
    passes: {
      'stack.mdx': '---\nstack: [{ to: PostgreSQL 16, phase: { notApplicable: "from the start" } }]\n---\n',
      'data.mdx': '---\ndatasets: [{ name: Orders, mode: shared, store: PostgreSQL }]\n---\n',
    },
  },
  check({ plan, report }) {
    const first = new Map<string, Name>();
    const told = new Set<string>();
    for (const each of productNames(plan)) {
      if (!isWritten(each.name)) continue;
      const known = first.get(letters(each.name));
      if (!known) first.set(letters(each.name), each);
      else if (known.name !== each.name && !told.has(each.name)) {
        told.add(each.name);
        report(each.subject, `"${each.name}" here is "${known.name}" in ${known.subject.ref}.`)
          .at(each.field)
          .related(known.subject, `…but here it is "${known.name}"`, known.field)
          .fix('Write it in one way, as its makers do');
      }
    }
    inProse(plan, first, told, report);
  },
});

/** Names with an ending, in prose: `Chromadb` where the stack has `Chroma`. One finding a spelling. */
function inProse(
  plan: Plan,
  known: ReadonlyMap<string, Name>,
  told: Set<string>,
  report: Parameters<typeof spelledTwoWays.check>[0]['report'],
): void {
  const endings = new Map(
    [...known.values()].filter(({ name }) => name.length > 3 && !/\s/.test(name)).map((each) => [letters(each.name), each]),
  );
  if (endings.size === 0) return;
  for (const { text, owner, path, source } of textsOf(plan)) {
    if (!MAY_BE_NAME.test(text)) continue;
    for (const match of text.replace(/`[^`]*`/g, ' ').matchAll(/\b\p{Lu}\p{L}{3,}\b/gu)) {
      const word = match[0];
      const ending = /(db|js|sql)$/i.exec(word)?.[1]?.toLowerCase() ?? '';
      const base = endings.get(letters(word).slice(0, -ending.length));
      if (!ADDED.test(ending) || !base || known.has(letters(word)) || told.has(letters(word))) continue;
      told.add(letters(word));
      const here = report({ ref: owner.ref, source }, `"${word}" here is "${base.name}" in ${base.subject.ref}.`);
      if (path) here.at(path);
      here
        .related(base.subject, `…but here it is "${base.name}"`, base.field)
        .key(word)
        .fix('Write it in one way, as its makers do');
    }
  }
}
