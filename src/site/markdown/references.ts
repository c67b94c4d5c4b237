import type { Nodes, Parents, Root } from 'mdast';
import { definitionsOf } from '../../reader/markdown.ts';

/**
 * Replaces references (`[text][id]`, `![alt][id]`) by the links and images that they stand for, in place, so that a page is
 * rendered from one kind of link and one kind of image. Drops what a parser may attach for renderers (`data`).
 */
export function resolveReferences(tree: Root): void {
  const definitions = definitionsOf(tree);
  const resolved = (node: Nodes): Nodes[] => {
    delete node.data;
    if ('children' in node) (node as Parents).children = node.children.flatMap(resolved) as Parents['children'];
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return [node];
    const definition = definitions.get(node.identifier);
    const { position } = node;
    if (node.type === 'imageReference')
      return definition ? [{ type: 'image', url: definition.url, alt: node.alt ?? null, ...(position && { position }) }] : [];
    if (!definition) return node.children;
    return [
      {
        type: 'link',
        url: definition.url,
        title: definition.title ?? null,
        children: node.children,
        ...(position && { position }),
      },
    ];
  };
  tree.children = tree.children.flatMap(resolved) as Root['children'];
}
