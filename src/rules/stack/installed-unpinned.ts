import { codePackages } from '../../analysis/code-packages.ts';
import { counted } from '../../analysis/counted.ts';
import { packageKey } from '../../analysis/packages.ts';
import { stackedProducts } from '../../analysis/stack-index.ts';
import { defineRule } from '../rule.ts';

export const installedUnpinned = defineRule({
  id: 'stack/installed-unpinned',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Command installs a pinned package without its pin',
  why: 'The command undoes the pin: tomorrow it installs another version than the one that was tested.',
  examples: {
    fails: {
      'stack.mdx':
        '---\nstack:\n  - { from: Node.js HTTP, to: Gunicorn 21.2+, pins: ==21.2.0, pinnedIn: requirements.txt }\n---\n',
      'pages/run.mdx': '---\ntitle: Run\n---\n\nInstall it with `pip install gunicorn`.\n',
    },
    passes: {
      'stack.mdx':
        '---\nstack:\n  - { from: Node.js HTTP, to: Gunicorn 21.2+, pins: ==21.2.0, pinnedIn: requirements.txt }\n---\n',
      'pages/run.mdx': '---\ntitle: Run\n---\n\nInstall it with `pip install gunicorn==21.2.0`.\n',
    },
  },
  check({ plan, report }) {
    const pinned = stackedProducts(plan).filter(({ item }) => item.pins?.kind === 'exact');
    const found = pinned.flatMap((stacked) =>
      codePackages(plan)
        .filter(
          ({ named }) => named.how === 'install' && named.version === undefined && stacked.keys.includes(packageKey(named.name)),
        )
        .map(({ named, code }) => ({ stacked, code, named })),
    );
    const [first, ...others] = found;
    if (!first) return;
    const finding = report(
      { source: first.code.source, ref: first.code.owner.ref },
      `${counted(found.length, 'command')} ${found.length === 1 ? 'installs' : 'install'} without a version what the stack pins: ${found.map(({ named, stacked }) => `\`${named.quote}\` (${stacked.item.pins?.raw})`).join(', ')}.`,
    )
      .key(...found.map(({ named }) => named.name))
      .related(first.stacked.item, `pinned to ${first.stacked.item.pins?.raw}`, 'pins')
      .fix(`Write ${first.named.quote}${first.stacked.item.pins?.raw}, or install from the file that holds the pins`);
    if (first.code.field) finding.at(first.code.field);
    for (const { code, stacked } of others)
      finding
        .related({ source: code.source }, 'so does this one')
        .related(stacked.item, `pinned to ${stacked.item.pins?.raw}`, 'pins');
  },
});
