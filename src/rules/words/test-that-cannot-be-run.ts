import { lacks } from '../../analysis/stated.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';

const BY_HAND = /\b(by hand|manual(ly)?|exploratory|in person)\b/i;

export const testWithoutCommand = defineRule({
  id: 'words/test-that-cannot-be-run',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Test suite has no place and no command',
  why: 'It is promised, but it cannot be run, counted or found missing.',
  missing: ['location', 'command'],
  examples: {
    fails: { 'quality.mdx': '---\nsuites: [{ name: Security tests, kind: security, tool: pytest }]\n---\n' },
    passes: {
      'quality.mdx': '---\nsuites: [{ name: Security tests, kind: security, tool: pytest, location: tests/security/ }]\n---\n',
    },
  },
  check({ plan, report }) {
    const all = plan.quality?.suites ?? [];
    const bare = all.filter((suite) => lacks(suite, 'location', 'command') && !BY_HAND.test(suite.tool ?? ''));
    if (!plan.quality || bare.length === 0) return;
    report(
      plan.quality,
      lacking(
        bare.map((suite) => suite.name ?? suite.id),
        all.length,
        ['test suite', 'test suites'],
        'location or command',
      ),
    )
      .at(bare[0]?.source.path ?? [])
      .fix('Write location: tests/security/ and command: pytest tests/security/, or tool: by hand');
  },
});
