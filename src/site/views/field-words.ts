import { slug } from '../../model/slug.ts';
import { LABELS } from '../labels/index.ts';
import type { FieldDoc, FieldForm } from './field-docs.ts';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const codes = (words: readonly string[]): string => words.map((word) => `<code>${escaped(word)}</code>`).join(' | ');
const once = (words: readonly string[]): string[] => [...new Set(words)];

function formHtml(form: FieldForm, valueUrl: (anchor: string) => string): string {
  switch (form.is) {
    case 'value':
    case 'shared':
      return `<a href="${valueUrl(slug(form.type))}">${form.type}</a>`;
    case 'words':
      return codes(form.words);
    case 'examples':
      return codes(form.examples);
    case 'fields':
      return form.fields.length > 0 ? LABELS.guide.fields : LABELS.guide.itsAbsence;
    case 'list':
      return LABELS.guide.listOf(once(form.of.map((each) => formHtml(each, valueUrl))));
    case 'names':
      return LABELS.guide.namesWith(form.of.map((each) => formHtml(each, valueUrl)));
  }
}

/** What may be written in a field, as HTML. Value types link to where the guide explains them. */
export const formsHtml = ({ name, forms }: FieldDoc, valueUrl: (anchor: string) => string): string =>
  name === 'defaults' ? LABELS.guide.fieldsOfARow : LABELS.guide.oneOf(once(forms.map((form) => formHtml(form, valueUrl))));
