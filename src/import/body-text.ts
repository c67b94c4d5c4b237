import type { Nodes } from 'mdast';
import { COMPONENTS } from '../reader/components.ts';
import { parseMarkdown } from '../reader/markdown.ts';
import { unsafeUrl } from '../reader/urls.ts';

/** What a relative link of the source leads to in the plan, or nothing where that is no part of it. */
export type LinkTarget = (url: string) => string | undefined;

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Tags whose content is kept and which have a form in Markdown. */
const MARKS: Record<string, string> = { b: '**', strong: '**', i: '*', em: '*', code: '`', kbd: '`', s: '~~', del: '~~' };

/** A component that a text speaks of; outside backticks it would be one, or a mistake. */
const COMPONENT_TAG = new RegExp(`</?(?:${COMPONENTS.join('|')})(?=[\\s>{/])[^<>]*>?`, 'g');

/** The end of a line that has no break of its own, before a line that begins with a name in bold. */
const KEY_LINE_END = /(?<=[^\s\\])(?= ?\n[>\s]*(?:\*\*|__)[^*_\n]{1,48}(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：]))/g;

/** Tags that say nothing once their content is kept. */
const SILENT =
  /^(?:p|div|span|center|font|sub|sup|u|section|article|picture|table|thead|tbody|tr|td|th|ul|ol|li|h[1-6]|pre|small|big|ins|mark|a|summary|details)$/i;

function htmlAsMarkdown(html: string, inCell: boolean): string {
  const escaped = (text: string): string => text.replace(/</g, '\\<').replace(/\{\/\*/g, '{\\/*');
  let out = '';
  let rest = html;
  while (rest !== '') {
    const comment = /^<!--[\s\S]*?(?:-->|$)/.exec(rest)?.[0];
    if (comment) {
      const inner = comment.replace(/\s+/g, ' ').replace(/`/g, "'");
      out += `\`${inCell ? inner.replace(/\|/g, '\\|') : inner}\``;
      rest = rest.slice(comment.length);
      continue;
    }
    const tag = /^<(\/?)([A-Za-z][\w-]*)((?:\s+[^<>]*?)?)\s*(\/?)>/.exec(rest);
    if (!tag) {
      const next = rest.indexOf('<', 1);
      const text = next < 0 ? rest : rest.slice(0, next);
      out += escaped(text);
      rest = rest.slice(text.length);
      continue;
    }
    const [whole, closing = '', name = '', attributes = ''] = tag;
    const lower = name.toLowerCase();
    const attribute = (word: string): string | undefined =>
      new RegExp(`${word}\\s*=\\s*["']([^"']*)["']`, 'i').exec(attributes)?.[1];
    if (lower === 'br') out += inCell ? ' · ' : '\\\n';
    else if (lower === 'hr') out += '\n\n***\n\n';
    else if (lower === 'img') out += attribute('src') ? `[${attribute('alt') || attribute('src')}](${attribute('src')})` : '';
    else if (lower === 'a' && !closing && attribute('href')) {
      const end = /<\/a\s*>/i.exec(rest);
      if (end) {
        out += `[${htmlAsMarkdown(rest.slice(whole.length, end.index), inCell)}](${attribute('href')})`;
        rest = rest.slice(end.index + end[0].length);
        continue;
      }
    } else if (lower === 'summary' && !closing) out += '**';
    else if (lower === 'summary') out += '**\n\n';
    else if (MARKS[lower] !== undefined && !/[A-Z]/.test(name)) out += MARKS[lower];
    else if (COMPONENTS.includes(name)) out += `\`${whole}\``;
    else if (!SILENT.test(lower) || /[A-Z]/.test(name)) out += escaped(whole);
    rest = rest.slice(whole.length);
  }
  return out;
}

/**
 * A code block as one that ends: its closing marks are added where its list or its text ended without them, and where it
 * holds such marks itself, its own are longer.
 */
function closedCode(markdown: string, start: number, end: number): Edit[] {
  const lines = markdown.slice(start, end).split('\n');
  const [first = ''] = lines;
  const marks = /^(`{3,}|~{3,})/.exec(first)?.[1];
  if (marks === undefined) return [];
  const closed = lines.length > 1 && new RegExp(`^[>\\s]*\\${marks[0]}{${marks.length},}\\s*$`).test(lines.at(-1) ?? '');
  const inside = lines.slice(1, closed ? -1 : undefined).flatMap((line) => line.match(/`{3,}|~{3,}/g) ?? []);
  const longer = (marks[0] ?? '`').repeat(Math.max(marks.length, ...inside.map(({ length }) => length + 1)));
  const info = first.slice(marks.length).trim();
  // Text behind the marks is the first line of the code.
  const prose = info.split(/\s+/).length > 4 && !/[={"[]/.test(info);
  const closing = closed ? (lines.at(-1) ?? '').replace(/^[>\s]*|\s*$/g, '') : '';
  if (closing === longer && longer === marks && !prose) return [];
  const before = markdown.slice(markdown.lastIndexOf('\n', start - 1) + 1, start).replace(/[^>\s]/g, ' ');
  const edits: Edit[] =
    longer === marks && !prose ? [] : [{ start, end: start + marks.length, text: prose ? `${longer}\n${before}` : longer }];
  if (closed) {
    const last = lines.at(-1) ?? '';
    const from = end - last.length + last.search(/[`~]/);
    edits.push({ start: from, end, text: longer });
  } else {
    edits.push({ start: end, end, text: markdown[end - 1] === '\n' ? `${before}${longer}\n` : `\n${before}${longer}` });
  }
  return edits;
}

/** Runs of HTML that Markdown took apart: an opening tag, text, a closing tag. */
const linkText = (text: string, start: number, end: number): string => text.slice(start, end);

/**
 * Makes Markdown of a source the body of a plan file: HTML becomes Markdown or text, links lead somewhere or are text,
 * braces and tags that would be components are escaped, tables have as many cells in each row. What is read stays the same.
 */
export function bodyText(markdown: string, linkTarget: LinkTarget): string {
  const edits: Edit[] = [];
  const tree = parseMarkdown(markdown);
  const offsets = (node: Nodes): [number, number] => [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  const edit = (node: Nodes, text: string): void => {
    const [start, end] = offsets(node);
    if (markdown.slice(start, end) !== text) edits.push({ start, end, text });
  };

  function link(node: Nodes & { type: 'link' | 'image'; url: string }): boolean {
    const [start, end] = offsets(node);
    const written = linkText(markdown, start, end);
    const label =
      node.type === 'image' ? (node.alt ?? '') : written.startsWith('[') ? written.slice(1, written.lastIndexOf('](')) : written;
    const unsafe = unsafeUrl(node.url, node.type === 'image');
    if (unsafe && node.type === 'image' && !unsafeUrl(node.url, false)) edit(node, `[${label || 'image'}](${node.url})`);
    else if (unsafe) edit(node, `${label} (\`${node.url}\`)`);
    else if (!/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(node.url)) {
      const target = linkTarget(node.url);
      if (target === node.url) return false;
      const same = label === node.url || label === `\`${node.url}\`` || node.url.startsWith('#');
      edit(node, target !== undefined ? `[${label}](${target})` : same ? label : `${label} (\`${node.url}\`)`);
    } else return false;
    return true;
  }

  function visit(node: Nodes, parent: Nodes | undefined, inCell: boolean): void {
    if (node.type === 'html') {
      edit(node, htmlAsMarkdown(node.value, inCell));
      return;
    }
    if ((node.type === 'link' || node.type === 'image') && link(node)) return;
    if (node.type === 'definition') {
      const target = /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(node.url) ? node.url : linkTarget(node.url);
      if (unsafeUrl(node.url, false) || target === undefined) edit(node, `${node.label ?? ''}: \`${node.url}\``);
    }
    if (node.type === 'code') {
      edits.push(...closedCode(markdown, ...offsets(node)));
      return;
    }
    if (node.type === 'text') {
      const [start, end] = offsets(node);
      const written = markdown.slice(start, end);
      const safe = written
        .replace(/\{\/\*/g, '{\\/*')
        .replace(COMPONENT_TAG, (tag) => `\`${tag}\``)
        .replace(/`{3,}|~{3,}/g, (marks) => marks.replace(/./g, '\\$&'))
        // A box without text is none.
        .replace(/^\[[ xX]\]\s*$/, '\\$&');
      if (safe !== written) edits.push({ start, end, text: safe });
    }
    if (node.type === 'paragraph' && parent?.type === 'root') {
      const [start, end] = offsets(node);
      const written = markdown.slice(start, end);
      if (
        /^(?:import\s+(?:[\w{*][^;\n]*\sfrom\s+)?['"]|export\s+(?:const|let|var|function|default|class|async|\{|\*))/.test(
          written,
        )
      ) {
        edits.push({ start, end, text: `\`\`\`\n${written}\n\`\`\`` });
        return;
      }
    }
    if (node.type === 'paragraph') {
      // `**Date:** …` and `**Status:** …` on lines of their own are meant to be lines of their own.
      const [start, end] = offsets(node);
      for (const { index } of markdown.slice(start, end).matchAll(KEY_LINE_END))
        edits.push({ start: start + index, end: start + index, text: '\\' });
    }
    if (node.type === 'table') {
      const width = node.children[0]?.children.length ?? 0;
      for (const row of node.children.slice(1)) {
        const written = row.children.filter((cell) => (cell.position?.end.offset ?? 0) > (cell.position?.start.offset ?? 0));
        const [start, end] = offsets(row);
        if (written.length < width) {
          const line = markdown.slice(start, end).trimEnd();
          edits.push({ start: end, end, text: `${line.endsWith('|') ? '' : ' |'}${' |'.repeat(width - written.length)}` });
        } else if (written.length > width) {
          // The last cell takes in what is too much.
          for (const cell of written.slice(width)) {
            const at = offsets(cell)[0];
            if (markdown[at] === '|') edits.push({ start: at, end: at, text: '\\' });
          }
        }
      }
    }
    if ('children' in node) for (const child of node.children) visit(child, node, inCell || node.type === 'tableCell');
  }
  visit(tree, undefined, false);
  let text = '';
  let last = 0;
  for (const { start, end, text: replacement } of edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < last) continue;
    text += markdown.slice(last, start) + replacement;
    last = end;
  }
  return text + markdown.slice(last);
}
