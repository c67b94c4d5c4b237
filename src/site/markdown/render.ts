import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Html, Nodes, Root } from 'mdast';
import { defaultHandlers, type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { flatten, type Task } from '../../model/body.ts';
import type { Document } from '../../model/document.ts';
import { STANDALONE } from '../../reader/components.ts';
import { parseTag, type Tag } from '../../reader/tag.ts';
import { unsafeUrl } from '../../reader/urls.ts';
import { LABELS } from '../labels/index.ts';
import { linkUrl } from '../urls.ts';
import { guardTree } from './guard.ts';
import { highlight } from './highlight.ts';
import { resolveReferences } from './references.ts';
import { type TaskTargets, taskAttributes } from './task-attributes.ts';

/** A body as HTML. Where it places data, a comment `<!--place:Risks-->` stands. */
export interface RenderedBody {
  html: string;
  headings: { depth: number; slug: string; text: string }[];
}

/** A diagram as SVG, or why it could not be drawn. */
export type DrawnDiagram = { svg: string } | { undrawn: string };

export interface RenderOptions {
  /** The site's base path, without a slash at the end. */
  base: string;
  /** Draws a mermaid fence. Without it, its source is shown. */
  diagram?: (source: string, index: number) => Promise<DrawnDiagram>;
  /** Anchors that rows of the page have already; headings step aside. */
  reserved?: ReadonlySet<string>;
  /** Put before ids of headings and tasks where several bodies share a page. */
  idPrefix?: string;
  /** Where the attributes of tasks lead; without it they lead nowhere. */
  targets?: TaskTargets;
}

const element = (tagName: string, properties: Element['properties'], children: ElementContent[] = []): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

/** HTML of ours, put into the page as it is. */
const raw = (value: string): ElementContent => ({ type: 'raw', value }) as unknown as ElementContent;

/** Shows the source of a diagram that could not be drawn, and why. */
const undrawn = (source: string, why: string): Element[] => [
  element('p', { className: ['soft'] }, [{ type: 'text', value: LABELS.bodies.cannotBeDrawn(why) }]),
  element('pre', { className: ['code'], tabIndex: 0 }, [element('code', {}, [{ type: 'text', value: source }])]),
];

type Container = Root['children'][number] | { type: 'component'; tag: Tag; children: Container[]; position?: undefined };

/** Puts what stands between an opening and a closing tag into the component. */
function nest(nodes: Root['children']): Container[] {
  const top: Container[] = [];
  const open: { tag: Tag; children: Container[] }[] = [];
  const into = () => open.at(-1)?.children ?? top;
  for (const node of nodes) {
    const tag = node.type === 'html' ? parseTag((node as Html).value) : undefined;
    if (!tag) {
      if (node.type !== 'html') into().push(node);
    } else if (tag.selfClosing || STANDALONE.has(tag.name)) {
      if (!tag.closing) into().push({ type: 'component', tag, children: [] });
    } else if (!tag.closing) open.push({ tag, children: [] });
    else if (open.at(-1)?.tag.name === tag.name) {
      const done = open.pop();
      if (done) into().push({ type: 'component', ...done });
    }
  }
  for (const left of open.reverse()) top.push({ type: 'component', ...left });
  return top;
}

/** Task ids by the offset where their item stands. */
function taskAnchors(document: Document): Map<number, Task> {
  const anchors = new Map<number, Task>();
  for (const list of [document.body.tasks, document.body.criteria])
    for (const task of flatten(list)) anchors.set(task.source.start ?? -1, task);
  return anchors;
}

/** Nodes that are rendered as Markdown renders them. All others are rendered by a handler of ours, or left out. */
const USUAL = new Set(
  'blockquote break delete emphasis footnoteDefinition footnoteReference inlineCode paragraph strong tableCell tableRow text thematicBreak'.split(
    ' ',
  ),
);
const leftOut = (): undefined => undefined;
const REFUSED: Handlers = Object.fromEntries(
  Object.keys(defaultHandlers).flatMap((type) => (USUAL.has(type) ? [] : [[type, leftOut]])),
);

/**
 * Renders the tree of a body by a fixed map of nodes and components, and changes it on the way. Nothing of it is evaluated,
 * raw HTML and unknown nodes are left out, and no address gets into the page that {@link guardTree} refuses.
 */
export async function renderBody(tree: Root, document: Document, options: RenderOptions): Promise<RenderedBody> {
  const bodyStart = document.body.source.start ?? 0;
  const tasks = taskAnchors(document);
  const headings: RenderedBody['headings'] = [];
  const slugs = [...document.body.headings];
  const diagrams: { node: Element; source: string }[] = [];
  const targets: TaskTargets = options.targets ?? { task: () => undefined, issue: () => undefined };
  const prefix = options.idPrefix ? `${options.idPrefix}-` : '';
  const local = (url: string): string => {
    // The guard takes it out; made a path, it would lead nowhere.
    if (unsafeUrl(url, false)) return url;
    const target = linkUrl(document.file, url);
    return target.startsWith('/') && !target.startsWith('//') ? options.base + target : target;
  };

  const markdown: Handlers = {
    heading(state, node) {
      const known = slugs.shift();
      const slug = known?.slug ?? 'section';
      const id = prefix + (options.reserved?.has(slug) ? `section-${slug}` : slug);
      headings.push({ depth: node.depth, slug: id, text: known?.text ?? '' });
      // The page has its h1; a body that uses one as well begins at h2.
      return element(`h${Math.max(2, node.depth)}`, { id }, [
        ...state.all(node),
        element('a', { className: ['anchor'], href: `#${id}`, ariaLabel: LABELS.bodies.linkTo(known?.text ?? '') }, []),
      ]);
    },
    link(state, node) {
      const href = local(node.url);
      const outside = /^https?:/i.test(href);
      return element(
        'a',
        { href, ...(node.title ? { title: node.title } : {}), ...(outside ? { rel: ['noopener'] } : {}) },
        state.all(node),
      );
    },
    code(_state, node) {
      if (node.lang === 'mermaid' && options.diagram) {
        const figure = element('figure', { className: ['diagram'] });
        diagrams.push({ node: figure, source: node.value });
        return figure;
      }
      const lang = node.lang ?? '';
      return element('pre', { className: ['code'], tabIndex: 0, ...(lang ? { dataLang: lang } : {}) }, [
        element('code', {}, [raw(highlight(node.value, lang))]),
      ]);
    },
    table(state, node) {
      const table = defaultHandlers.table(state, node) as Element;
      emptyHeadsAsCells(table);
      return element('div', { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: LABELS.common.table }, [table]);
    },
    list(state, node) {
      const result = defaultHandlers.list(state, node);
      if (node.children.some((item: { checked?: boolean | null }) => typeof item.checked === 'boolean'))
        result.properties.className = ['tasks'];
      return result;
    },
    listItem(state, node, parent) {
      const task = tasks.get(bodyStart + (node.position?.start.offset ?? 0));
      if (!task) return defaultHandlers.listItem(state, node, parent);
      const content: ElementContent[] = [];
      let first = true;
      for (const child of node.children) {
        if (child.type === 'paragraph' && first) {
          first = false;
          const inline = state.all(child);
          const shown = taskAttributes(task, targets);
          if (Object.keys(task.attributes).length > 0) dropParenthesis(inline);
          content.push(element('span', { className: ['task-text'] }, inline));
          if (shown.length > 0) content.push(element('small', { className: ['task-attributes'] }, shown));
        } else {
          const rendered = state.one(child, node);
          if (Array.isArray(rendered)) content.push(...(rendered as ElementContent[]));
          else if (rendered) content.push(rendered as ElementContent);
        }
      }
      const word = { done: LABELS.bodies.done, open: LABELS.bodies.open, unstated: '' }[task.state];
      const box = element('span', { className: ['box'], ariaHidden: 'true' });
      const spoken = word === '' ? [] : [element('span', { className: ['visually-hidden'] }, [{ type: 'text', value: word }])];
      return element('li', { id: prefix + task.id, className: ['task', `task-${task.state}`] }, [box, ...spoken, ...content]);
    },
    image(_state, node) {
      return element('img', { src: local(node.url), alt: node.alt ?? '', loading: 'lazy' });
    },
  };
  // Components are nodes of our own, which the types of mdast do not know.
  const components = {
    component(state: State, node: { tag: Tag; children: Nodes[] }) {
      const { tag } = node;
      if (STANDALONE.has(tag.name)) return { type: 'comment', value: `place:${tag.name}` };
      const children = state.all(node as unknown as Nodes) as ElementContent[];
      const attribute = (name: string) => tag.attributes.find((each) => each.name === name)?.value;
      switch (tag.name) {
        case 'Callout': {
          const kind = attribute('kind') ?? 'note';
          const title = attribute('title') ?? `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
          return element('aside', { className: ['callout', `callout-${kind}`] }, [
            element('p', { className: ['callout-title'] }, [{ type: 'text', value: title }]),
            ...children,
          ]);
        }
        case 'Details':
          return element('details', {}, [
            element('summary', {}, [{ type: 'text', value: attribute('summary') ?? LABELS.bodies.details }]),
            ...children,
          ]);
        case 'Exit':
          return element('div', { className: ['criteria'] }, children);
        default:
          return element('div', { className: ['task-list'] }, children);
      }
    },
  };

  resolveReferences(tree);
  const root = { ...tree, children: nest(tree.children) } as unknown as Root;
  // Footnotes are looked for among what is given, by a walk that takes as long as all the rest: it is given nothing else.
  const whole = { root: (state: State) => defaultHandlers.root(state, root) };
  const handlers = { ...REFUSED, ...markdown, ...components, ...whole } as unknown as Handlers;
  const footnotes: Root = { type: 'root', children: [...footnotesIn(root)] };
  const hast = toHast(footnotes, { handlers, unknownHandler: leftOut, clobberPrefix: `${prefix}fn-` }) as HastRoot;
  let index = 0;
  for (const { node, source } of diagrams) {
    const drawn = await options.diagram?.(source, index++);
    if (drawn) node.children = 'svg' in drawn ? [raw(drawn.svg)] : undrawn(source, drawn.undrawn);
  }
  guardTree(hast);
  return { html: toHtml(hast, { allowDangerousHtml: true }), headings };
}

/** Footnotes, wherever they are defined. */
function* footnotesIn(node: Nodes): Generator<Root['children'][number]> {
  if (node.type === 'footnoteDefinition') yield node;
  else if ('children' in node) for (const child of node.children) yield* footnotesIn(child);
}

/** A head cell without words heads nothing: screen readers would announce it all the same. */
function emptyHeadsAsCells(node: Element): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'th' && child.children.length === 0) child.tagName = 'td';
    else emptyHeadsAsCells(child);
  }
}

/** Takes the last `(…)` off the end of inline content: it is shown behind the text instead. */
function dropParenthesis(inline: ElementContent[]): void {
  for (let index = inline.length - 1; index >= 0; index--) {
    const node = inline[index];
    if (node?.type !== 'text') {
      inline.splice(index, 1);
      continue;
    }
    const open = node.value.lastIndexOf('(');
    if (open < 0) {
      inline.splice(index, 1);
      continue;
    }
    node.value = node.value.slice(0, open).trimEnd();
    return;
  }
}
