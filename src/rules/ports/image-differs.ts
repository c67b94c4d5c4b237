import { parseImage } from '../../analysis/packages.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

interface Use {
  row: Identity;
  field: string;
  name: string;
  tag: string;
  raw: string;
  /** Two environments may run two versions. */
  environment: string;
}

const IMAGE = /^[a-z0-9][\w./-]*:[\w][\w.-]*$/;

/** Images with their tags: of services, of the stack, of the drawing. */
function* uses(plan: Plan): Generator<Use> {
  const add = function* (row: Identity, field: string, text: string | undefined, environment = ''): Generator<Use> {
    const image = text !== undefined && IMAGE.test(text) ? parseImage(text) : undefined;
    if (image?.tag !== undefined)
      yield { row, field, name: text?.replace(/:[^:/]*$/, '') ?? '', tag: image.tag, raw: text ?? '', environment };
  };
  for (const service of plan.environment?.services ?? []) yield* add(service, 'image', service.image, service.environment);
  for (const item of plan.stack?.stack ?? []) {
    const product = item.to;
    if (typeof product === 'object') yield* add(item, 'to', product.raw);
  }
  for (const node of plan.architecture.flatMap((view) => view.nodes))
    if (node.change !== 'remove') yield* add(node, 'tech', node.tech);
}

export const imageDiffers = defineRule({
  id: 'ports/image-differs',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Image has two tags',
  why: 'What was tested is not what runs.',
  examples: {
    fails: {
      'environment.mdx': '---\nservices:\n  - { name: db, image: "mongo:5.0", ports: ["27017:27017"] }\n---\n',
      'stack.mdx': '---\nstack:\n  - { from: MongoDB 4.4, to: "mongo:7.0", category: database }\n---\n',
    },
    passes: {
      'environment.mdx': '---\nservices:\n  - { name: db, image: "mongo:7.0", ports: ["27017:27017"] }\n---\n',
      'stack.mdx': '---\nstack:\n  - { from: MongoDB 4.4, to: "mongo:7.0", category: database }\n---\n',
    },
  },
  check({ plan, report }) {
    const seen: Use[] = [];
    for (const use of uses(plan)) {
      const other = seen.find(
        (each) =>
          each.name === use.name &&
          each.tag !== use.tag &&
          (each.environment === use.environment || each.environment === '' || use.environment === ''),
      );
      seen.push(use);
      if (!other) continue;
      report(use.row, `${use.name} is ${use.tag} here, and ${other.tag} in another place.`)
        .at(use.field)
        .related(other.row, `but here it says ${other.raw}`, other.field)
        .fix('Write one tag in both places')
        .key(use.tag, other.tag);
    }
  },
});
