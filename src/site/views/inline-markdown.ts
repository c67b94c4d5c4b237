import type { PhrasingContent } from 'mdast';
import { parseMarkdown } from '../../reader/markdown.ts';
import { unsafeUrl } from '../../reader/urls.ts';
import { linkUrl } from '../urls.ts';

export interface InlineOptions {
  /** The site's base path, without a slash at the end. */
  base?: string;
  /** The file of the content root that the text stands in; without it, relative links are shown as text. */
  file?: string;
}

const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Anything that may be Markdown, or a character that it would swallow. Most values have none of it, and are not parsed. */
const MARKUP = /[`*_[\]~\\<&!]/;

function linkTarget(url: string, { base = '', file }: InlineOptions): string | undefined {
  if (unsafeUrl(url, false)) return undefined;
  if (/^https?:/i.test(url)) return url;
  if (file === undefined) return undefined;
  const target = linkUrl(file, url);
  return target.startsWith('/') ? base + target : target.startsWith('#') ? target : undefined;
}

function phrase(node: PhrasingContent, options: InlineOptions, source: string): string {
  const inside = (children: PhrasingContent[]): string => children.map((child) => phrase(child, options, source)).join('');
  switch (node.type) {
    case 'text':
      return escapeText(node.value);
    case 'inlineCode':
      return `<code>${escapeText(node.value)}</code>`;
    case 'emphasis':
      return `<em>${inside(node.children)}</em>`;
    case 'strong':
      return `<strong>${inside(node.children)}</strong>`;
    case 'delete':
      return `<del>${inside(node.children)}</del>`;
    case 'break':
      return ' ';
    case 'link': {
      const target = linkTarget(node.url, options);
      return target === undefined ? inside(node.children) : `<a href="${escapeText(target)}">${inside(node.children)}</a>`;
    }
    default: {
      // A tag, an image, a footnote: none of them means anything here, so it stays as it was written.
      const { start, end } = node.position ?? {};
      return escapeText(source.slice(start?.offset ?? 0, end?.offset ?? 0));
    }
  }
}

/** A line of author text as HTML. Only code spans, emphasis and safe links are markup; blocks (`- x`, `# x`, `1. x`) are text. */
export function inlineMarkdown(text: string, options: InlineOptions = {}): string {
  if (!MARKUP.test(text)) return escapeText(text);
  // A first character that cannot begin a block keeps the text one paragraph.
  const source = `\u00a0${text.replace(/\s*\n\s*/g, ' ')}`;
  const [block, ...more] = parseMarkdown(source).children;
  if (block?.type !== 'paragraph' || more.length > 0) return escapeText(text);
  return block.children
    .map((child) => phrase(child, options, source))
    .join('')
    .replace('\u00a0', '');
}
