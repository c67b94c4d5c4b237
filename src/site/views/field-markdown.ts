import type { KindName } from '../../model/registry.ts';
import { LABELS } from '../labels/index.ts';
import {
  type FieldDoc,
  type FieldForm,
  fieldSections,
  kindFields,
  placeOfKind,
  SHARED_GROUPS,
  sharedFields,
} from './field-docs.ts';

/** Text in a cell of a Markdown table in an MDX file: what would be markup outside of code is escaped. */
const inCell = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[{<]/g, '\\$&')))
    .join('')
    .replaceAll('|', '\\|')
    .replace(/\s*\n\s*/g, ' ');

const codes = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');
const once = (words: readonly string[]): string[] => [...new Set(words)];

function formWords(form: FieldForm): string {
  switch (form.is) {
    case 'value':
    case 'shared':
      return form.type;
    case 'words':
    case 'examples':
      return codes(form.is === 'words' ? form.words : form.examples);
    case 'fields':
      return form.fields.length > 0 ? LABELS.guide.fields : LABELS.guide.itsAbsence;
    case 'list':
      return LABELS.guide.listOf(once(form.of.map(formWords)));
    case 'names':
      return LABELS.guide.namesWith(form.of.map(formWords));
  }
}

const row = ({ name, required, doc, forms }: FieldDoc): string =>
  `| \`${name}\`${required ? ` (${LABELS.guide.required})` : ''} | ${inCell(doc)} | ${inCell(name === 'defaults' ? LABELS.guide.fieldsOfARow : LABELS.guide.oneOf(once(forms.map(formWords))))} |`;

/** The tables of the fields of a kind, or of a group that kinds share, as Markdown. */
function fieldTables(attribute: string, name: string): string {
  const isKind = attribute === 'kind';
  if (!isKind && !SHARED_GROUPS.includes(name)) throw new Error(`there is no shared group ${name}`);
  const sections = fieldSections(isKind ? kindFields(name as KindName) : sharedFields(name));
  const tables = sections.map(({ path, list, fields }) =>
    [
      ...(path === '' ? [] : [`${list ? LABELS.guide.eachRowOf : LABELS.guide.in} \`${path}\`:`, '']),
      `| ${LABELS.guide.field} | ${LABELS.guide.whatItSays} | ${LABELS.guide.whatMayBeWritten} |`,
      '|---|---|---|',
      ...fields.map(row),
    ].join('\n'),
  );
  return [...(isKind ? [`${LABELS.guide.file} \`${placeOfKind(name as KindName)}\``] : []), ...tables].join('\n\n');
}

const PLACE = /^<FieldTable (kind|of)="([\w-]+)"(?: \/>|>\n[\s\S]*?^<\/FieldTable>)$/gm;

/**
 * Writes the tables of fields into a page of the guide, for readers of the file: each `<FieldTable kind="…">` gets them as its
 * content. The site shows its own, with links.
 */
export const withFieldTables = (text: string): string =>
  text.replace(
    PLACE,
    (_, attribute: string, name: string) =>
      `<FieldTable ${attribute}="${name}">\n\n${fieldTables(attribute, name)}\n\n</FieldTable>`,
  );
