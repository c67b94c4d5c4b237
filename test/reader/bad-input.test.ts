import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderTree } from '../../src/reader/folder.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';
import { PLAN, problems, readPlan } from './read.ts';

const phase = (frontmatter: string, body = ''): Record<string, string> => ({
  'phases/1-a.mdx': `---\n${frontmatter}\n---\n${body}`,
});
const OK = 'title: A\nstatus: planned';

describe('YAML', () => {
  test.each([
    [
      'an unclosed quote',
      'title: "A\nstatus: planned',
      'phases/1-a.mdx:2:8 syntax/yaml: the quote that opens here is not closed → Close it at the end of the value',
    ],
    [
      'a bracket that is not closed',
      `${OK}\nafter: [a, b`,
      'phases/1-a.mdx:4:8 syntax/yaml: the [ that opens here is not closed → Close it with ]',
    ],
    [
      'a brace that is not closed',
      `${OK}\nactual: { start: 2026-03-02\nowner: Ana`,
      'phases/1-a.mdx:4:9 syntax/yaml: the { that opens here is not closed → Close it with }',
    ],
    [
      'list items in different columns',
      `${OK}\nafter:\n  - { phase: a }\n   - { phase: b }`,
      'phases/1-a.mdx:6:4 syntax/yaml: the items of a list start in different columns → Align it with the item above',
    ],
    [
      'a bound that begins a block',
      'title: A\nstatus: planned\neffort: >5',
      'phases/1-a.mdx:4:9 syntax/empty-block: ">5" starts a block of text in YAML, and it is empty → Put the quantity in quotes',
    ],
    [
      'boxes in the frontmatter',
      'title: A\nstatus: planned\ndeliverables:\n  - [ ] x',
      'phases/1-a.mdx:5:9 syntax/yaml: a list of boxes in the frontmatter → Boxes belong in the body, below the second ---',
    ],
    [
      'a sentence with a colon',
      'title: A: B\nstatus: planned',
      'phases/1-a.mdx:2:8 syntax/yaml: a value with ": " in it, or a wrong indentation → Put the value in quotes, or indent it under its field',
    ],
    [
      'a field given twice',
      'title: A\nstatus: planned\ntitle: B',
      'phases/1-a.mdx:4:1 syntax/yaml: the field is given twice → Remove one of the two',
    ],
    [
      'a value cut by a hash',
      'title: A #1\nstatus: planned',
      'phases/1-a.mdx:2:9 syntax/cut-by-hash: "#1" was read as a comment and is lost → Put the whole value in quotes',
    ],
    [
      'a comma that splits a sentence',
      `${OK}\nstated: { risk: low, but rising }`,
      'phases/1-a.mdx:4:22 syntax/no-value: "but rising" has no value in a one-line row → A comma split a sentence (put it in quotes), or a space is missing after ":"',
    ],
    [
      'a field without a value',
      `${OK}\nowner:`,
      'phases/1-a.mdx:4:1 syntax/no-value: "owner" has no value → Remove the line, or write owner: { unknown: "why" }',
    ],
    [
      'an anchor',
      `${OK}\nowner: &ana Ana`,
      'phases/1-a.mdx:4:13 syntax/yaml-tag: "!" and "&" have a meaning of their own in YAML → Put the value in quotes',
    ],
    [
      'an alias',
      `${OK}\nowner: *ana`,
      'phases/1-a.mdx:4:8 syntax/yaml-alias: a value that starts with "*" → Put the value in quotes',
    ],
    [
      'a tab',
      `title: A\nstatus: planned\nstated:\n\trisk: low`,
      'phases/1-a.mdx:5:1 syntax/yaml: a tab as indentation; YAML wants spaces → Indent by two spaces',
    ],
  ])('%s', async (_, frontmatter, expected) => {
    expect((await problems(phase(frontmatter)))[0]).toBe(expected);
  });

  test('no frontmatter, an unclosed one, an empty file', async () => {
    expect(await problems({ 'phases/1-a.mdx': '# Title\n', 'phases/2-b.mdx': '---\ntitle: B\n', 'phases/3-c.mdx': '' })).toEqual([
      'phases/1-a.mdx:1:1 syntax/frontmatter: the file does not start with frontmatter (---) → Start with: --- title: … --- (each on a line of its own)',
      'phases/2-b.mdx:1:1 syntax/frontmatter: the frontmatter is not closed: a second line --- is missing → Write --- on a line of its own, below the fields',
      'phases/3-c.mdx:1:1 syntax/frontmatter: the file is empty → Start with: --- title: … --- (each on a line of its own)',
    ]);
  });
});

describe('fields', () => {
  test('a missing field, an unknown one, a wrong word, a wrong value: all in one run', async () => {
    expect(
      await problems({
        ...phase('status: planed\nonwer: Ana\nduration: Week 3-4'),
        'phases/2-b.mdx': '---\ntitle: B\nstatus: done\nstart: 2026-02-30\nperiod: 2w\n---\n',
      }),
    ).toEqual([
      'phases/1-a.mdx:2:1 schema/missing-field: `title` is missing → Write title: …, or title: { unknown: "why" }',
      'phases/1-a.mdx:2:9 schema/value: `status`: "planed": not one of the words of this field (did you mean `planned`?) → Write planned | ready | in-progress | blocked | done | cancelled',
      'phases/1-a.mdx:3:1 schema/unknown-field: unknown field `onwer` → Did you mean `owner`?',
      'phases/1-a.mdx:4:11 schema/value: `duration`: "Week 3-4": "Week 3-4" is a position on the plan\'s axis, not a working duration → Write period: week 3-4',
      'phases/2-b.mdx:4:8 schema/value: `start`: "2026-02-30": 2026-02-30 is not a day of the calendar → Write a date that exists, such as 2026-02-28',
      'phases/2-b.mdx:5:9 schema/value: `period`: "2w": "2w" is a length, not a position → Write duration: 2w',
    ]);
  });

  test('a wrong type names what was expected and what was found', async () => {
    expect(await problems(phase(`${OK}\nafter: core\nowner: [a, b]\nactual: yesterday`))).toEqual([
      'phases/1-a.mdx:4:8 schema/value: `after`: expected a list, found "core" → Write [core]',
      'phases/1-a.mdx:5:8 schema/value: `owner`: expected text, found a list → Write "a, b"',
      'phases/1-a.mdx:6:9 schema/value: `actual`: expected fields, found "yesterday" → Write { start: …, finish: …, effort: … }',
    ]);
  });

  test('a row is pointed at by its own line', async () => {
    expect(
      await problems({
        'endpoints/a.mdx':
          '---\ntitle: A\nfrom: { system: O }\nto: { system: N }\nmappings:\n  - { from: GET /a, to: same }\n  - { from: get /b, to: same, stgae: gone }\n---\n',
      }),
    ).toEqual([
      'endpoints/a.mdx:7:13 schema/value: `from`: "get /b": methods are upper case → Write GET /b',
      'endpoints/a.mdx:7:31 schema/unknown-field: unknown field `stgae` → Did you mean `stage`?',
    ]);
  });

  test('absence needs a reason', async () => {
    expect(await problems(phase(`${OK}\nowner: { unknown: "" }`))).toEqual([
      'phases/1-a.mdx:4:19 schema/value: `unknown`: unknown: needs a reason in words → Write { unknown: "why it is not stated" }',
    ]);
  });
});

describe('bodies are data', () => {
  test.each([
    [
      'an import',
      'import X from "./x"\n',
      '5:1 content/import: import in a plan → Plans are data: components are there without import, values belong in the frontmatter',
    ],
    [
      'an export',
      'export const a = 1\n',
      '5:1 content/import: export in a plan → Plans are data: components are there without import, values belong in the frontmatter',
    ],
    [
      'an expression as attribute',
      '<Callout kind={evil()}>\n\nx\n\n</Callout>\n',
      '5:10 content/expression: an expression in an attribute: kind={evil()} → Plans are data: write plain text, kind="warning"',
    ],
    [
      'spread attributes',
      '<Callout {...props}>\n\nx\n\n</Callout>\n',
      '5:10 content/expression: an expression in an attribute: {...props} → Plans are data: write plain text, kind="warning"',
    ],
    ['an unknown component', '<Exot />\n', '5:1 content/unknown-component: unknown component <Exot> → Did you mean `Exit`?'],
    [
      'an unknown attribute',
      '<Callout knd="note">\n\nx\n\n</Callout>\n',
      '5:10 content/unknown-attribute: <Callout> has no attribute `knd` → Did you mean `kind`?',
    ],
    [
      'a script',
      '<script>alert(1)</script>\n',
      '5:1 content/html: the HTML tag <script> → Plans hold no code that runs; remove it',
    ],
    [
      'an event handler',
      '<Exit onclick="x()">\n\n- a\n\n</Exit>\n',
      '5:7 content/event-handler: the event handler onclick → Plans hold no code that runs; remove it',
    ],
    [
      'a javascript: link',
      '[x](javascript:alert(1))\n',
      '5:1 content/unsafe-url: a javascript: address → Write an https:, mailto: or relative address',
    ],
    [
      'a data: image',
      '![x](data:image/svg+xml,a)\n',
      '5:1 content/unsafe-url: a data: address → Write an https:, mailto: or relative address',
    ],
    [
      'an image of a third party',
      '![x](https://a.b/c.png)\n',
      '5:1 content/remote-image: an image from another host → Put the file beside the page and write its relative path',
    ],
    [
      'a tag that is not closed',
      '<Exit>\n\n- a\n',
      '5:1 content/component: <Exit> is not closed → Write </Exit> on a line of its own',
    ],
    ['a closing tag too many', 'a\n\n</Exit>\n', '7:1 content/component: </Exit> closes nothing → Remove it'],
    [
      'an unclosed fence',
      '```js\na\n',
      '5:1 syntax/unclosed-fence: the code block is not closed: everything below it is code → Write ``` on a line of its own where the code ends',
    ],
    [
      'a near miss of a task attribute',
      '- [ ] Do it (onwer: Ana)\n',
      '5:13 syntax/task-attribute: unknown attribute `onwer` of a task → Did you mean `owner`? Write (owner: Ana)',
    ],
    [
      'a link to a file that is not there',
      '[r](../risk.mdx)\n',
      '5:1 reference/broken-link: the link ../risk.mdx leads to no file of the plan → Did you mean `../risks.mdx`?',
    ],
    [
      'a link to a row that is not there',
      '[r](../risks.mdx#slow)\n',
      '5:1 reference/broken-link: ../risks.mdx has no row or heading `#slow` → Did you mean `#slown`?',
    ],
  ])('%s', async (_, body, expected) => {
    const found = await problems({ ...phase(OK, body), 'risks.mdx': '---\nrisks:\n  - { id: slown, title: Slow }\n---\n' });
    expect(found).toEqual([`phases/1-a.mdx:${expected}`]);
  });

  test('braces, comparisons and fences in prose are text', async () => {
    expect(
      await problems(
        phase(
          OK,
          'Under < 200 ms, <1 %, a {brace}, {two {deep}}, `<b>` and `{x}`.\n\n```ts\nimport x from "y";\nexport const z = <T>(a: T) => {};\n```\n',
        ),
      ),
    ).toEqual([]);
  });

  test('a component is read without blank lines around its tags', async () => {
    const reading = await readPlan(phase(OK, 'Text.\n<Exit>\n- [x] one\n- two\n</Exit>\nMore.\n'));
    expect(reading.findings).toEqual([]);
    const criteria = reading.portfolio.plans[0]?.phases[0]?.body.criteria ?? [];
    expect(criteria.map((each) => [each.text, each.state])).toEqual([
      ['one', 'done'],
      ['two', 'unstated'],
    ]);
    expect(reading.locate(criteria[1]?.source ?? { file: '' })).toMatchObject({ line: 8, column: 1 });
  });
});

describe('references', () => {
  test('to phases, metrics, owners, and ids given twice', async () => {
    expect(
      await problems({
        'plan.mdx': PLAN.replace('---\n', '---\nteam: [{ role: Lead, people: [Ana] }]\n'),
        ...phase(`${OK}\nafter: [coer]\nowner: Anna`, '- [ ] a (metric: p96)\n'),
        'phases/2-core.mdx': '---\ntitle: Core\nstatus: planned\n---\n',
        'phases/3-core.mdx': '---\ntitle: Core\nstatus: planned\n---\n',
        'metrics.mdx': '---\nmetrics:\n  - { name: p95 }\n  - { name: p95 }\n---\n',
      }),
    ).toEqual([
      'phases/3-core.mdx:2:1 reference/duplicate-id: two files have the id `core`: plans/p/phases/2-core.mdx and plans/p/phases/3-core.mdx → Rename one of the files',
      'metrics.mdx:4:5 reference/duplicate-id: two rows of `metrics` have the id `p95` → Write id: p95-2',
      'phases/1-a.mdx:4:9 reference/unknown-phase: there is no phase `coer` → Did you mean `core`?',
      'phases/1-a.mdx:7:1 reference/unknown-metric: there is no metric `p96` → Did you mean `p95`?',
      'phases/1-a.mdx:5:8 reference/unknown-owner: there is no owner `Anna` → Did you mean `Ana`?',
    ]);
  });
});

describe('a required field under another name', () => {
  test('is one finding that names the field, by its letters or because no other is missing', async () => {
    expect(
      await problems({
        'plan.mdx': PLAN,
        'endpoints/core.mdx':
          '---\ntitle: Core\nfrom: { name: old, base: /api }\nto: { sytem: new }\nmappings: [{ from: GET /a, to: GET /b }]\n---\n',
      }),
    ).toEqual([
      'endpoints/core.mdx:3:9 schema/unknown-field: unknown field `name` → Did you mean `system`, which is missing?',
      'endpoints/core.mdx:4:7 schema/unknown-field: unknown field `sytem` → Did you mean `system`, which is missing?',
    ]);
  });
});

describe('owners', () => {
  const team = PLAN.replace('---\n', '---\nowner: Payments\nteam: [{ role: Lead, people: [Ana] }]\n');

  test('the owner of the plan is known, whatever the team is', async () => {
    expect(await problems({ 'plan.mdx': team, ...phase(`${OK}\nowner: Payments`) })).toEqual([]);
  });

  test('a name that is missing from the team is found once, at its first place', async () => {
    expect(
      await problems({
        'plan.mdx': team,
        ...phase(`${OK}\nowner: Lisa`, '- [ ] a (owner: Lisa)\n'),
        'phases/2-b.mdx': '---\ntitle: B\nstatus: planned\nowner: Lisa\n---\n',
      }),
    ).toEqual([expect.stringContaining('reference/unknown-owner: there is no owner `Lisa`')]);
  });
});

describe('files', () => {
  test('in unknown places', async () => {
    expect(
      await problems({
        'phase/1-a.mdx': '---\ntitle: A\n---\n',
        'risk.mdx': '---\n---\n',
        'rollout.mdx': '---\n---\n',
        'notes.md': 'x',
        'phases/deep/a.mdx': '---\n---\n',
      }),
    ).toEqual([
      'notes.md:1:1 file/unknown-place: plan files end in .mdx → Rename it to plans/p/notes.mdx',
      'phase/1-a.mdx:1:1 file/unknown-place: unknown file phase/1-a.mdx → Did you mean `phases/`?',
      'phases/deep/a.mdx:1:1 file/unknown-place: files of phases/ lie in that folder itself, not below it → Move it to p/phases/a.mdx',
      'risk.mdx:1:1 file/unknown-place: unknown file risk.mdx → Did you mean `risks.mdx`?',
      'rollout.mdx:1:1 file/unknown-place: unknown file rollout.mdx → Files of this kind lie in a folder: move it to p/rollout/rollout.mdx',
    ]);
  });

  test('a plan folder without plan.mdx', async () => {
    const { findings } = await readContent(memoryTree({ 'plans/q/risks.mdx': '---\nrisks: []\n---\n' }));
    expect(findings.map((each) => `${each.rule}: ${each.message} → ${each.fix}`)).toEqual([
      'file/no-plan: the plan `q` has no plan.mdx → Write plans/q/plan.mdx with title, status, from and to',
    ]);
  });

  const bytes = (...parts: (string | number[])[]): Uint8Array =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
  test.each([
    [
      'NUL bytes',
      bytes('---\ntitle: A', [0], '\n---\n'),
      '2:9 file/nul: a NUL byte: this is no text, or it was damaged → Remove the byte, or restore the file',
    ],
    [
      'NUL bytes, lines that end at CR',
      bytes('---\rtitle: A', [0], '\r---\r'),
      '2:9 file/nul: a NUL byte: this is no text, or it was damaged → Remove the byte, or restore the file',
    ],
    [
      'UTF-16',
      Buffer.from('\ufeff---\ntitle: A\n---\n', 'utf16le'),
      '1:1 file/utf-16: the file is UTF-16; plan files are UTF-8 → Save it as UTF-8 (in a shell: iconv -f UTF-16 -t UTF-8)',
    ],
    [
      'UTF-16 without a mark',
      Buffer.from('---\ntitle: A\n---\n', 'utf16le'),
      '1:2 file/utf-16: the file looks like UTF-16 without a mark; plan files are UTF-8 → Save it as UTF-8 (in a shell: iconv -f UTF-16LE -t UTF-8)',
    ],
    [
      'invalid UTF-8',
      bytes('---\ntitle: Caf', [0xe9], '\n---\n'),
      '2:11 file/not-utf-8: the byte 0xe9 is not UTF-8 → Save the file as UTF-8; it may be Windows-1252 or Latin-1 now',
    ],
    [
      '5 MB',
      Buffer.alloc(5 * 1024 * 1024, 'a'),
      '1:1 file/too-large: the file has 5.0 MB; a plan file has at most 4 MB → Split it, or move data out of the content folder',
    ],
  ])('%s', async (_, content, expected) => {
    expect(await problems({ 'phases/1-a.mdx': content })).toEqual([`phases/1-a.mdx:${expected}`]);
  });

  test('a byte order mark and CRLF are no damage, and move no position', async () => {
    expect(await problems({ 'phases/1-a.mdx': '\ufeff---\r\ntitle: A\r\nstatus: planed\r\n---\r\n\r\n- [ ] x\r\n' })).toEqual([
      'phases/1-a.mdx:3:9 schema/value: `status`: "planed": not one of the words of this field (did you mean `planned`?) → Write planned | ready | in-progress | blocked | done | cancelled',
    ]);
  });

  test('text in a wrong encoding, and [object Object]', async () => {
    const found = await problems(phase(OK, 'ItÃ¢â‚¬â„¢s donâ€™t.\n\nRun [object Object].\n'));
    expect(found.map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual([
      'phases/1-a.mdx:5:3 damage/mojibake:',
      'phases/1-a.mdx:7:5 damage/object-object:',
    ]);
  });

  test('a loop of links and a folder that cannot be listed do not keep the rest from being read', async () => {
    const root = await mkdtemp(join(tmpdir(), 'banyan-'));
    await mkdir(join(root, 'plans/p/phases'), { recursive: true });
    await writeFile(join(root, 'plans/p/plan.mdx'), PLAN);
    await symlink(root, join(root, 'plans/p/phases/loop'));
    await symlink(join(root, 'nowhere'), join(root, 'plans/p/risks.mdx'));
    await symlink('self.mdx', join(root, 'plans/p/self.mdx'));
    const reading = await readContent(await folderTree(root));
    expect(reading.portfolio.plans.map((plan) => plan.id)).toEqual(['p']);
    expect(reading.findings.map(({ place, rule, message }) => `${place.file} ${rule}: ${message}`)).toEqual([
      'plans/p/phases/loop file/link: a symbolic link is not followed',
      'plans/p/risks.mdx file/link: a symbolic link is not followed',
      'plans/p/self.mdx file/link: a symbolic link is not followed',
    ]);
  });

  test('two plans cannot share a folder, so their ids differ; a portfolio that names an unknown plan is told', async () => {
    const { findings } = await readContent(
      memoryTree({ 'portfolio.mdx': '---\ntitle: T\nplans: [q]\n---\n', 'plans/p/plan.mdx': PLAN }),
    );
    expect(findings.map((each) => `${each.place.line}:${each.place.column} ${each.message} → ${each.fix}`)).toEqual([
      '3:9 there is no plan `q` → Known are p',
    ]);
  });
});
