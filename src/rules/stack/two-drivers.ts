import { codeOf } from '../../analysis/code.ts';
import { isMeantBy, stackedProducts } from '../../analysis/stack-index.ts';
import { defineRule } from '../rule.ts';

/** `sqlite+aiosqlite://`: dialect and driver of a database address (SQLAlchemy, "Database URLs"). */
const WITH_DRIVER = /\b([a-z][a-z0-9]*)\+([a-z][a-z0-9_]*):\/\//g;
const BARE = /^([a-z][a-z0-9]*):\/\//;

export const twoDrivers = defineRule({
  id: 'stack/two-drivers',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Database is addressed with and without its driver',
  why: 'An address without the driver uses the default one: tests and production talk to the database differently, or one of them fails.',
  examples: {
    fails: {
      'stack.mdx': '---\nstack:\n  - { to: aiosqlite 0.20+, purpose: asynchronous driver }\n---\n',
      'environment.mdx':
        '---\nvariables:\n  - { name: DATABASE_URL, sample: "sqlite:///./app.db" }\n---\n\nTests use `sqlite+aiosqlite:///:memory:`.\n',
    },
    passes: {
      'stack.mdx': '---\nstack:\n  - { to: aiosqlite 0.20+, purpose: asynchronous driver }\n---\n',
      'environment.mdx':
        '---\nvariables:\n  - { name: DATABASE_URL, sample: "sqlite+aiosqlite:///./app.db" }\n---\n\nTests use `sqlite+aiosqlite:///:memory:`.\n',
    },
  },
  check({ plan, report }) {
    const products = stackedProducts(plan);
    const addressed = [...codeOf(plan)].flatMap((code) =>
      [...code.text.matchAll(WITH_DRIVER)].map(([raw, dialect = '', driver = '']) => ({ code, raw, dialect, driver })),
    );
    for (const variable of plan.environment?.variables ?? []) {
      const field = variable.sample === undefined ? 'default' : 'sample';
      const value = variable[field];
      const dialect = value === undefined ? undefined : BARE.exec(value)?.[1];
      const other = addressed.find(
        (each) => each.dialect === dialect && products.some((product) => isMeantBy(product, each.driver)),
      );
      if (!other) continue;
      report(variable, `${variable.name} is ${value}, without a driver, and elsewhere the address starts with ${other.raw}.`)
        .at(field)
        .related({ source: other.code.source }, `but here it says ${other.raw}`)
        .fix(`Write ${value?.replace(`${dialect}://`, other.raw)}`);
    }
  },
});
