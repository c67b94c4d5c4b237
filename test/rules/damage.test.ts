import { describe, expect, test } from 'vitest';
import { findingsOf, said } from './harness.ts';

const page = (text: string) => ({ 'pages/a.mdx': `---\ntitle: A\n---\n\n${text}\n` });

describe('placeholders', () => {
  test.each([
    'TBD: the hosts',
    'TODO: the hosts',
    '- [ ] TODO: name the hosts',
    'Hosts: **TODO**',
    '| Owner | TODO |\n|---|---|\n| a | b |',
    'The port is open. FIXME: which one',
    'Latency below XX ms',
    'Start: 2026-XX-XX',
    'Clone <your-repository>',
    'Ask [team name]',
    'Owner: ???',
    'Mail ops@example.com',
    'Push to your-registry/api',
  ])('%s', async (text) => {
    expect(said(await findingsOf(page(text)), 'damage/placeholder')).toHaveLength(1);
  });
  test.each([
    'Move the TODO list, and the todo app',
    'Leave a TODO where the old call was, and remove every TODO comment and TODO/FIXME marker',
    'No eliminar la carpeta hasta que TODO esté funcionando',
    '残存TODO: 18, TODOコメントの消化フェーズ',
    'Closes TODO #4; see TODO-2 and the four TODOs of §8 TODO Eng review',
    '## 后续 TODO (cutover 后)',
    'The clone command shows the placeholder `<repository-url>`',
    'It answers 5XX, in XXL, from your server',
    'Ask [the team](b.mdx) about `GET /users/{id}`',
    '```bash\nREGISTRY=your-registry\n```',
    'MIT License; years 20XX were left out of `LICENSE`',
  ])('not %s', async (text) => {
    expect(said(await findingsOf(page(text)), 'damage/placeholder')).toEqual([]);
  });

  test('samples are meant to be samples, values are not', async () => {
    const files = {
      'environment.mdx':
        '---\nservices: [{ name: api, image: your-registry/api }]\nvariables: [{ name: KEY, sample: your-company-key, note: "TBD" }]\n---\n',
    };
    expect(said(await findingsOf(files), 'damage/placeholder')).toEqual([
      'environment.mdx:2: "your-registry" is a placeholder, not a value.',
    ]);
  });

  test('one finding a file', async () => {
    expect(said(await findingsOf(page('TBD\n\nTODO\n\nTBD')), 'damage/placeholder')).toEqual([
      'pages/a.mdx:5: 3 placeholders left in this file: "TBD" and "TODO".',
    ]);
  });

  test('a reason of absence is no placeholder', async () => {
    expect(
      said(
        await findingsOf({ 'risks.mdx': '---\nrisks: [{ title: One, level: high, owner: { unknown: "TBD" } }]\n---\n' }),
        'damage/placeholder',
      ),
    ).toEqual([]);
  });
});
