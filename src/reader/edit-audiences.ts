import { type Document, isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { slug } from '../model/slug.ts';
import { type Edited, edit } from './edit.ts';

/** A field to set, or to take out where it is undefined. */
export type AudienceChange = Readonly<Record<string, string | readonly string[] | undefined>>;

const idOf = (row: YAMLMap): string | undefined => {
  const [id, title] = [row.get('id'), row.get('title')];
  return typeof id === 'string' ? id : typeof title === 'string' ? slug(title) : undefined;
};

function rowOf(document: Document, id: string): YAMLMap | undefined {
  const list = document.get('audiences');
  if (!isSeq(list)) return undefined;
  return list.items.filter((item) => isMap(item)).find((item) => idOf(item) === id);
}

/** Lists stand in brackets, as rows are written. */
function set(document: Document, row: YAMLMap, change: AudienceChange): void {
  for (const [field, value] of Object.entries(change)) {
    if (value === undefined) row.delete(field);
    else if (typeof value === 'string') {
      const node = row.get(field, true);
      if (isScalar(node)) node.value = value;
      else row.set(field, value);
    } else row.set(field, document.createNode(value, { flow: true }));
  }
}

/** Changes fields of an audience in the text of its file. Says why where the audience is not there. */
export const changeAudience = (text: string, id: string, change: AudienceChange): Edited =>
  edit(text, (document) => {
    const row = rowOf(document, id);
    if (!row) return `it has no audience ${id}`;
    set(document, row, change);
    return undefined;
  });

/** Adds an audience to the text of a file. Says why where there is one with that id. */
export const addAudience = (text: string, id: string, fields: AudienceChange): Edited =>
  edit(text, (document) => {
    if (rowOf(document, id)) return `it has an audience ${id} already`;
    const list = document.get('audiences');
    const row = document.createNode({ id }, { flow: true }) as YAMLMap;
    set(document, row, fields);
    if (isSeq(list)) list.items.push(row);
    else {
      document.set('audiences', document.createNode([]));
      const made = document.get('audiences');
      if (isSeq(made)) {
        made.flow = false;
        made.items.push(row);
      }
    }
    return undefined;
  });
