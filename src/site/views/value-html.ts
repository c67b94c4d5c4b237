import { LABELS } from '../labels/index.ts';
import { type InlineOptions, inlineMarkdown } from './inline-markdown.ts';
import { valueText } from './value-text.ts';

/** A field of the model as HTML: the author's words, the items of a list, or why there is nothing. `none` is what is written where nothing is said. */
export function valueHtml(value: unknown, options: InlineOptions & { none?: string } = {}): string {
  const { none = LABELS.common.notStated, ...inline } = options;
  const shown = valueText(value);
  switch (shown.kind) {
    case 'missing':
      return `<span class="none">${inlineMarkdown(none)}</span>`;
    case 'absent':
      return `<span class="none">${shown.word}: ${inlineMarkdown(shown.why, inline)}</span>`;
    case 'text':
      return inlineMarkdown(shown.text, inline);
    case 'list':
      return shown.items.map((item) => valueHtml(item, inline)).join(', ');
  }
}
