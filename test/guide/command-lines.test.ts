import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { parseOptions } from '../../src/cli/options.ts';
import { fencesOf } from '../../src/site/views/guide-fences.ts';
import { repository } from '../cli/repository.ts';
import { PAGES } from './pages.ts';

const PREFIX = /(?:npx (?:--yes )?|npm run -s )?banyan(?: --(?= ))?(?= )/g;

/** The lines of shell blocks that run Banyan, as they are printed but for their comments, each with the page that shows it. */
const LINES: readonly (readonly [line: string, page: string])[] = [
  ...PAGES,
  ['README', readFileSync('README.md', 'utf8')] as const,
].flatMap(([page, text]) =>
  [...fencesOf(text)]
    .filter(({ lang }) => lang === 'bash' || lang === 'sh')
    .flatMap(({ code }) => code.replaceAll('\\\n', ' ').split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => new RegExp(PREFIX.source).test(line) && !line.includes('<'))
    .map((line) => [line.replace(PREFIX, 'banyan'), page] as const),
);
const UNIQUE = [...new Map(LINES)].map(([line, page]) => [line, page] as const);

/** Servers, builds and what needs more than the plans of the guide: they have tests of their own. Their options are looked at all the same. */
const NOT_RUN =
  /^eval |endpoints shop\/orders --write$|banyan (?:dev|start|build|init|comment|share verify)\b|origin\/|^(?:npm|podman) /;

/** What has to be there before a line makes sense. */
const BEFORE: readonly (readonly [line: RegExp, before: string])[] = [
  [/--(?:plan|into) flask-to-fastapi-migration|--answer |--update/, 'banyan import SHOP_PLAN.md'],
  [/import shop\.md/, 'banyan export --plan shop --format markdown > shop.md'],
  [/--baseline-findings/, 'mkdir -p .banyan && banyan check --write-baseline .banyan/findings.yaml'],
  [/--write-baseline/, 'mkdir -p .banyan'],
  [/share (?:rotate|revoke|list)/, 'banyan share create auth board --title Board --sees status --recipients vendor'],
];

/** Lines that end with 1, since they find something. */
const FINDS = /--fix --dry-run|--answer /;

let root = '';
let bin = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'banyan-guide-'));
  bin = join(root, 'bin');
  const { git, write } = repository(join(root, 'repository'));
  mkdirSync(join(root, 'repository'));
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'banyan'),
    `#!/bin/sh\nexec "${process.execPath}" --disable-warning=ExperimentalWarning "${resolve('src/cli/main.ts')}" "$@"\n`,
  );
  chmodSync(join(bin, 'banyan'), 0o755);
  for (const [id, text] of PAGES)
    for (const { title, lang, code } of fencesOf(text))
      if (title !== undefined && (id.startsWith('kinds/') || id === 'sharing') && lang === 'mdx')
        write(`content/${title}`, `${code.replace(/^audiences:\n(?: .*\n)+/m, '')}\n`);
      else if (title === 'later.yaml' || title === 'answers.json') write(title, code);
  const shop = readFileSync('test/import/fixtures/shop.md', 'utf8');
  for (const name of ['SHOP_PLAN.md', 'MIGRATION_PLAN.md', 'plan.md']) write(name, shop);
  write(
    'RISKS.md',
    '# Risks\n\n| Risk | Probability | Impact | Mitigation |\n| --- | --- | --- | --- |\n| The queue runs full | High | Medium | A second consumer |\n',
  );
  cpSync('test/import/fixtures/spec-kit', join(root, 'repository/specs/042-billing'), { recursive: true });
  const document = (path: string): string => `openapi: 3.0.3\ninfo: { title: A, version: "1" }\npaths:\n  ${path}: { get: {} }\n`;
  for (const [name, path] of [
    ['api/v1.yaml', '/invoices'],
    ['api/v2.yaml', '/v2/invoices'],
    ['openapi/new.yaml', '/invoices'],
  ] as const) {
    write(name, document(path));
    write(`content/${name}`, document(path));
  }
  write('routes.txt', 'Endpoint  Methods  Rule\n--------  -------  ---------\ninvoices  GET      /invoices\n');
  cpSync('content/guide/example', join(root, 'repository/content/guide/example'), { recursive: true });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'Plans');
  git('tag', 'v1.0');
  git('checkout', '-qb', 'change');
}, 60_000);

function shell(line: string, folder: string): Promise<{ status: number | null; stderr: string }> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const secret = Buffer.from('a secret of thirty-two bytes, made up'.split('').reverse().join('')).toString('base64');
  return new Promise((done) => {
    let stderr = '';
    const run = spawn('sh', ['-c', line], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...env, PATH: `${bin}:${process.env.PATH}`, BANYAN_SHARE_SECRET: secret },
    });
    run.stderr.on('data', (text) => {
      stderr += text;
    });
    run.on('close', (status) => done({ status, stderr }));
  });
}

test('the guide and the README show commands', () => {
  expect(UNIQUE.length).toBeGreaterThan(40);
});

describe('command lines', () => {
  test.each(UNIQUE)('%s (%s): its command and options are known', (line) => {
    for (const call of line.split(/\s*(?:\||&&)\s*/).filter((each) => /^(?:cat .*|)banyan/.test(each))) {
      const words = (call.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^(['"])(.*)\1$/, '$2'));
      const [name = '', ...rest] = words.slice(1);
      if (['help', '--version'].includes(name)) continue;
      const command = COMMANDS.find((each) => each.name === name);
      expect(command, name).toBeDefined();
      const end = rest.indexOf('>');
      if (command) parseOptions(end < 0 ? rest : rest.slice(0, end), command.options);
    }
  });

  /** One line of each command with the same options: values make no difference. */
  const different = new Map(
    UNIQUE.filter(([line]) => !NOT_RUN.test(line)).map((each) => [
      each[0].replace(/(?<=--[\w-]+[ =])(?:'[^']*'|"[^"]*"|\S+)/g, ''),
      each,
    ]),
  );

  test.concurrent.each([...different.values()])(
    '%s (%s): it runs',
    async (line) => {
      const folder = mkdtempSync(join(root, 'run-'));
      cpSync(join(root, 'repository'), folder, { recursive: true });
      for (const [pattern, before] of BEFORE)
        if (pattern.test(line)) expect((await shell(before, folder)).stderr).not.toContain('banyan:');
      const { status, stderr } = await shell(line, folder);
      const isFine = FINDS.test(line) || /^banyan check/.test(line) ? status === 0 || status === 1 : status === 0;
      expect(isFine, `exit code ${status}: ${stderr}`).toBe(true);
      expect(stderr).not.toContain('internal error');
    },
    120_000,
  );
});
