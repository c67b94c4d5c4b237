import type { ListItem, Nodes, Root, Table } from 'mdast';
import type { Page } from '../../model/plan.ts';
import { parseMarkdown } from '../../reader/markdown.ts';
import type { SharedBlock, SharedPage, SharedText } from './shared.ts';
import type { Viewing } from './viewing.ts';
import { type Words, withoutRemarks } from './words.ts';

/** Returns the text and code of a line. Links become their text; images, tags, comments and everything else are dropped. */
function lineOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return ' ';
    case 'paragraph':
    case 'heading':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'link':
    case 'linkReference':
    case 'tableCell':
      return node.children.map(lineOf).join('');
    default:
      return '';
  }
}

const say = (node: Nodes, words: Words): SharedText | undefined => words.plain(lineOf(node));

const itemOf = (item: ListItem, words: Words) => ({
  ...(typeof item.checked === 'boolean' && { state: item.checked ? ('done' as const) : ('open' as const) }),
  blocks: item.children.flatMap((child) => blockOf(child, words)),
});

function tableOf({ children }: Table, words: Words): SharedBlock[] {
  const [head, ...rows] = children.map((row) => row.children.map((cell) => say(cell, words) ?? words.code('')));
  return head ? [{ kind: 'table', head, rows }] : [];
}

/** Returns a visible block, or nothing: tags, definitions and unknown node types are dropped. */
function blockOf(node: Nodes, words: Words): SharedBlock[] {
  switch (node.type) {
    case 'heading': {
      const text = say(node, words);
      return text === undefined ? [] : [{ kind: 'heading', depth: node.depth <= 2 ? 3 : 4, text }];
    }
    case 'paragraph': {
      const text = say(node, words);
      return text === undefined ? [] : [{ kind: 'paragraph', text }];
    }
    case 'code':
      return [
        node.lang === 'mermaid'
          ? { kind: 'diagram', source: words.diagram(node.value) }
          : { kind: 'code', text: words.code(node.value) },
      ];
    case 'blockquote':
      return [{ kind: 'quote', blocks: node.children.flatMap((child) => blockOf(child, words)) }];
    case 'list':
      return [{ kind: 'list', ordered: node.ordered === true, items: node.children.map((item) => itemOf(item, words)) }];
    case 'table':
      return tableOf(node, words);
    default:
      return [];
  }
}

/** Returns a whole page as visible to the audience. */
export function pageOf(page: Page, { words }: Viewing): SharedPage {
  const root: Root = parseMarkdown(withoutRemarks(page.body.text));
  return {
    title: words.say(page.title ?? page.id) ?? words.code(''),
    blocks: root.children.flatMap((node) => blockOf(node, words)),
  };
}
