import type { Html, Nodes, Parents, Root } from 'mdast';
import { type Body, emptyBody, type Fence } from '../model/body.ts';
import { own } from '../model/own.ts';
import { idWords, plainText } from '../model/plain-text.ts';
import { slugger } from '../model/slug.ts';
import { didYouMean } from '../model/values/nearest.ts';
import { COMPONENTS, CONTAINERS, STANDALONE } from './components.ts';
import { definitionsOf, parseMarkdown, TAG_LINE } from './markdown.ts';
import { oddBoxes } from './odd-boxes.ts';
import type { RawProblem } from './raw.ts';
import { parseTag, type Tag } from './tag.ts';
import { hasBoxes, type ListContext, readSteps, readTasks } from './tasks.ts';
import { unsafeUrl } from './urls.ts';

/** A body as read: what the model takes from it, and its tree, which is parsed once more for the page: kept, it would be most of the memory. */
export interface ReadBody {
  body: Body;
  tree: Root;
  problems: RawProblem[];
}

const offsetsOf = (node: Nodes): [number, number] => [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];

/** Returns the text of a heading as written, without its marks or its underline. Linear: a pattern for the end would be cubic in spaces. */
function headingText(written: string): string {
  if (!written.startsWith('#')) return written.slice(0, written.trimEnd().lastIndexOf('\n')).trimEnd();
  const text = written.replace(/^#+/, '').trim();
  let end = text.length;
  while (text[end - 1] === '#') end--;
  // Marks at the end close a heading only behind a space, or where it has no text.
  return end === 0 || (end < text.length && /\s/.test(text[end - 1] ?? '')) ? text.slice(0, end).trimEnd() : text;
}

/** Reads a body: components, tasks, criteria, steps, links and fences, with everything that has no place in a plan. */
export function readBody(text: string, offset: number, file: string, ref: string): ReadBody {
  const problems: RawProblem[] = [];
  const tree = parseMarkdown(text);
  const body = emptyBody(text, { file, start: offset, end: offset + text.length });
  // Headings and tasks are anchors of one page: no two of them are alike.
  const idOf = slugger();
  const context: ListContext = { body: text, file, offset, ref, idOf, problems };
  const open: { tag: Tag; start: number; end: number }[] = [];
  let definitions: ReturnType<typeof definitionsOf> | undefined;
  let heading: string | undefined;
  const source = (node: Nodes) => {
    const [start, end] = offsetsOf(node);
    return { file, start: offset + start, end: offset + end };
  };
  const problem = (rule: string, message: string, fix: string, start: number, end: number) =>
    problems.push({ rule, message, fix, start: offset + start, end: offset + end, key: `${message}` });

  function tagFound(node: Html, topLevel: boolean): void {
    const [start, end] = offsetsOf(node);
    const { value } = node;
    if (value.startsWith('<!--'))
      return void problem(
        'content/html',
        'an HTML comment',
        'Remove it, or write it as a YAML comment (# …) in the frontmatter',
        start,
        end,
      );
    const tag = parseTag(value);
    if (!tag) return void problem('content/html', `HTML: ${value.slice(0, 30)}`, 'Write Markdown instead', start, end);
    const { name } = tag;
    if (/^[a-z]/.test(name)) {
      const fix =
        name === 'br'
          ? 'End the line with a backslash, or start a new paragraph'
          : name === 'script'
            ? 'Plans hold no code that runs; remove it'
            : `Write Markdown instead, or put \`${value.split('\n')[0]?.slice(0, 20)}\` in backticks`;
      return void problem('content/html', `the HTML tag <${tag.closing ? '/' : ''}${name}>`, fix, start, end);
    }
    if (!COMPONENTS.includes(name)) {
      const hint = didYouMean(name, COMPONENTS);
      const fix = hint ? hint.replace(/^d/, 'D') : `Known are ${COMPONENTS.join(', ')}; text in angle brackets needs backticks`;
      return void problem('content/unknown-component', `unknown component <${name}>`, fix, start, end);
    }
    if (tag.expression)
      problem(
        'content/expression',
        `an expression in an attribute: ${tag.expression.text}`,
        `Plans are data: write plain text, ${name === 'Callout' ? 'kind="warning"' : 'or no attribute'}`,
        start + tag.expression.start,
        start + tag.expression.end,
      );
    for (const attribute of tag.attributes) {
      const allowed = own(own(CONTAINERS, name) ?? {}, attribute.name);
      const [from, to] = [start + attribute.start, start + attribute.end];
      if (/^on[a-z]/i.test(attribute.name))
        problem(
          'content/event-handler',
          `the event handler ${attribute.name}`,
          'Plans hold no code that runs; remove it',
          from,
          to,
        );
      else if (!allowed) {
        const known = Object.keys(own(CONTAINERS, name) ?? {});
        const hint = didYouMean(attribute.name, known);
        problem(
          'content/unknown-attribute',
          `<${name}> has no attribute \`${attribute.name}\``,
          hint ? hint.replace(/^d/, 'D') : known.length > 0 ? `Known are ${known.join(', ')}` : 'Remove it',
          from,
          to,
        );
      } else if (allowed !== 'text' && !tag.expression && !allowed.includes(attribute.value ?? '')) {
        problem(
          'content/unknown-attribute',
          `\`${attribute.name}\` of <${name}> cannot be "${attribute.value ?? ''}"`,
          `Write ${allowed.map((word) => `${attribute.name}="${word}"`).join(' or ')}`,
          from,
          to,
        );
      }
    }
    if (STANDALONE.has(name)) {
      if (!tag.selfClosing && !tag.closing)
        problem('content/component', `<${name}> is not closed`, `Write <${name} />`, start, end);
      if (!topLevel)
        problem(
          'content/component',
          `<${name} /> is inside something else`,
          'Write it on a line of its own, between blank lines',
          start,
          end,
        );
      else if (!tag.closing) body.placements.push(name);
      return;
    }
    if (!topLevel)
      return void problem(
        'content/component',
        `<${name}> is inside a line`,
        'Write the tag on a line of its own, between blank lines',
        start,
        end,
      );
    if (tag.selfClosing) return;
    if (!tag.closing) return void open.push({ tag, start, end });
    const last = open.at(-1);
    if (last?.tag.name === name) open.pop();
    else
      problem(
        'content/component',
        `</${name}> closes nothing${last ? `; <${last.tag.name}> is open` : ''}`,
        last ? `Write </${last.tag.name}> first` : 'Remove it',
        start,
        end,
      );
  }

  function checkUrl(url: string, node: Nodes, image: boolean): void {
    const unsafe = unsafeUrl(url, image);
    if (unsafe) problem(unsafe.rule, unsafe.message, unsafe.fix, ...offsetsOf(node));
  }

  function visit(node: Nodes, parent: Parents | undefined): void {
    const topLevel = parent === tree;
    switch (node.type) {
      case 'html':
        tagFound(node, topLevel);
        return;
      case 'heading': {
        const [start, end] = offsetsOf(node);
        const written = headingText(text.slice(start, end));
        heading = plainText(written);
        body.headings.push({ depth: node.depth, text: heading, slug: idOf(idWords(written)), source: source(node) });
        break;
      }
      case 'list': {
        const names = open.map(({ tag }) => tag.name);
        const into = names.includes('Exit') ? body.criteria : names.includes('Tasks') || hasBoxes(node) ? body.tasks : undefined;
        if (parent?.type !== 'listItem') {
          if (into) into.push(...readTasks(node, heading, context));
          else if (node.ordered) body.steps.push(...readSteps(node, heading, context));
        }
        break;
      }
      case 'link':
        checkUrl(node.url, node, false);
        body.links.push({ url: node.url, text: plainText(text.slice(...offsetsOf(node))), source: source(node) });
        break;
      case 'definition':
        checkUrl(node.url, node, false);
        body.links.push({ url: node.url, text: node.label ?? '', source: source(node) });
        break;
      case 'imageReference': {
        // What runs code is found at the definition; that it is shown as a picture, here.
        definitions ??= definitionsOf(tree);
        const url = definitions.get(node.identifier)?.url ?? '';
        if (!unsafeUrl(url, false)) checkUrl(url, node, true);
        break;
      }
      case 'image':
        checkUrl(node.url, node, true);
        body.links.push({ url: node.url, text: node.alt ?? '', source: source(node) });
        break;
      case 'code': {
        const [start, end] = offsetsOf(node);
        const fence: Fence = {
          lang: node.lang ?? '',
          meta: node.meta ?? '',
          value: node.value,
          ...(heading !== undefined && { heading }),
          source: source(node),
        };
        body.fences.push(fence);
        const marks = /^[ \t]*(`{3,}|~{3,})/.exec(text.slice(start, end));
        const closed = marks?.[1]
          ? text.slice(start, end).trimEnd().split('\n').length > 1 &&
            new RegExp(`(^|\\n)[ \\t>]*${marks[1][0] === '`' ? '`' : '~'}{${marks[1].length},}[ \\t]*$`).test(
              text.slice(start, end).trimEnd(),
            )
          : true;
        if (!closed)
          problem(
            'syntax/unclosed-fence',
            'the code block is not closed: everything below it is code',
            `Write ${marks?.[1]} on a line of its own where the code ends`,
            start,
            start + (marks?.[0].length ?? 3),
          );
        break;
      }
      case 'table':
        body.tables.push({
          head: (node.children[0]?.children ?? []).map((cell) =>
            plainText(
              text
                .slice(...offsetsOf(cell))
                .replace(/^\||\|$/g, '')
                .trim(),
            ),
          ),
          rows: node.children.length - 1,
          ...(heading !== undefined && { heading }),
          source: source(node),
        });
        break;
      case 'inlineCode':
        body.codeSpans.push({ value: node.value, source: source(node) });
        break;
      case 'text': {
        const [start] = offsetsOf(node);
        const written = text.slice(...offsetsOf(node));
        const tag = /<\/?([A-Z]\w*)(?=[\s>{/])/.exec(written);
        if (tag && COMPONENTS.includes(tag[1] ?? ''))
          problem(
            'content/component',
            `<${tag[1]}> is written so that it is no component`,
            'Write the tag on a line of its own, with attributes in double quotes',
            start + tag.index,
            start + tag.index + tag[0].length,
          );
        const comment = written.indexOf('{/*');
        if (comment >= 0)
          problem(
            'content/expression',
            'an MDX comment would be shown as text',
            'Remove it, or write it as a YAML comment (# …) in the frontmatter',
            start + comment,
            start + comment + 3,
          );
        break;
      }
      case 'paragraph': {
        const [start, end] = offsetsOf(node);
        const line = text.slice(start, end);
        problems.push(...oddBoxes(node, parent, text, offset));
        // A tag with an expression in it is no HTML to Markdown, and is read here.
        if (topLevel && TAG_LINE.test(line) && parseTag(line)?.expression) {
          tagFound({ type: 'html', value: line, position: node.position } as Html, true);
          return;
        }
        const code = topLevel
          ? /^(import\s+(?:[\w{*][^;\n]*\sfrom\s+)?['"][^'"\n]+['"]|export\s+(?:const|let|var|function|default|class|async|\{|\*)[^\n]*)/.exec(
              line,
            )
          : null;
        if (code?.[1])
          problem(
            'content/import',
            `${code[1].split(/\s/)[0]} in a plan`,
            'Plans are data: components are there without import, values belong in the frontmatter',
            start,
            start + code[1].length,
          );
        break;
      }
      default:
        break;
    }
    if ('children' in node) for (const child of node.children) visit(child, node);
  }

  visit(tree, undefined);
  for (const { tag, start, end } of open)
    problem('content/component', `<${tag.name}> is not closed`, `Write </${tag.name}> on a line of its own`, start, end);
  for (const duplicate of duplicateIds(body))
    problem(
      'reference/duplicate-id',
      `two tasks have the id \`${duplicate.id}\``,
      'Give one of them another id',
      (duplicate.source.start ?? offset) - offset,
      (duplicate.source.end ?? offset) - offset,
    );
  return { body, tree, problems };
}

function duplicateIds(body: Body) {
  const seen = new Set<string>();
  const twice: Body['tasks'] = [];
  const look = (tasks: Body['tasks']): void => {
    for (const task of tasks) {
      if (seen.has(task.id)) twice.push(task);
      seen.add(task.id);
      look(task.children);
    }
  };
  look(body.tasks);
  look(body.criteria);
  return twice;
}
