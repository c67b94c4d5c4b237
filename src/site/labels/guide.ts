/** Tables of the guide that are made from the schema. */
export const GUIDE = {
  fieldsOfPart: (kind: string, path: string) => `Fields of ${kind}${path === '' ? '' : `: ${path}`}`,
  file: 'File:',
  fieldsOf: 'Fields of',
  eachRowOf: 'Each row of',
  in: 'In',
  field: 'Field',
  whatItSays: 'What it says',
  whatMayBeWritten: 'What may be written',
  required: 'required',
  says: 'Says',
  write: 'Write',
  guide: 'Guide',
};
