import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { titleOf, waysBack } from './procedures.ts';

const back =
  '---\ntitle: Previous image\nkind: application\nwithin: 5 min\nowner: Ana\ndata: none\nrehearsed: 2026-05-01\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Start the previous image\n';

export const latestImage = defineRule({
  id: 'risks/no-previous-image',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Rollback relies on an image tagged `latest`',
  why: 'The previous image loses its tag when the new one is pushed, so there is nothing to restart.',
  examples: {
    fails: {
      'environment.mdx': '---\nservices: [{ name: api, change: add, image: "registry.acme.net/api:latest" }]\n---\n',
      'rollback/1-image.mdx': back,
    },
    passes: {
      'environment.mdx': '---\nservices: [{ name: api, change: add, image: "registry.acme.net/api:1.4.0" }]\n---\n',
      'rollback/1-image.mdx': back,
    },
  },
  check({ plan, report }) {
    const [procedure] = waysBack(plan);
    const own = (plan.environment?.services ?? []).filter(({ change }) => ['add', 'change'].includes(change ?? ''));
    const latest = own.filter(({ image }) => /:latest$/.test(image ?? ''));
    const [first] = latest;
    if (!procedure || !first) return;
    report(
      first,
      `${listing(latest.map(({ image }) => `"${image ?? ''}"`))} ${latest.length === 1 ? 'names' : 'name'} no version, but "${titleOf(procedure)}" needs the image before.`,
    )
      .at('image')
      .related(procedure, '…but here it is needed', 'title')
      .fix('Tag each image with its version or commit, and deploy that tag: registry/api:1.4.0');
  },
});
