import type { DocumentProblem } from '../documents/document.ts';
import type { DocumentFiles } from '../documents/files.ts';
import { duplicateProblems, linkedRoot } from '../openapi/read.ts';
import type { AsyncDocument } from './document.ts';
import { isFields } from './messages.ts';
import { normalAsyncDocument } from './normal.ts';

/** Returns why a root is not an AsyncAPI document of a supported version. */
function versionProblem(root: unknown, file: string): DocumentProblem | undefined {
  const stated = isFields(root) ? root.asyncapi : undefined;
  const rule = 'endpoints/document-version';
  if (typeof stated === 'string' && /^(?:2\.\d+|3\.[01])\.\d+$/.test(stated)) return undefined;
  if (stated === undefined)
    return {
      rule,
      message: `${file} is no AsyncAPI document: it has no asyncapi:`,
      fix: 'Name an AsyncAPI 2.x or 3.x document',
      file,
      offset: 0,
    };
  return typeof stated === 'number'
    ? { rule, message: `asyncapi: ${stated} is a number`, fix: 'Write asyncapi: "3.0.0"', file, pointer: ['asyncapi'] }
    : {
        rule,
        message: `asyncapi: ${String(stated)} is not supported`,
        fix: 'Supported are AsyncAPI 2.0 to 2.6, 3.0 and 3.1',
        file,
        pointer: ['asyncapi'],
      };
}

/** Reads an AsyncAPI 2.x or 3.x document with all files that it refers to. */
export async function readAsyncApi(
  root: string,
  files: DocumentFiles,
): Promise<{ document?: AsyncDocument; problems: DocumentProblem[] }> {
  const { value, problems } = await linkedRoot(root, files, versionProblem, 'asyncDocument');
  if (value === undefined) return { problems };
  const document = normalAsyncDocument(value, root);
  if (document.operations.length > 0) return { document, problems: [...problems, ...duplicateProblems(files.texts)] };
  return {
    problems: [
      {
        rule: 'endpoints/document-syntax',
        message: `${root} has no ${/^2\./.test(String((value as { asyncapi: unknown }).asyncapi)) ? 'publish: or subscribe: in channels:' : 'operations:'}`,
        fix: 'Name the document that says what is sent and received',
        file: root,
        offset: 0,
      },
    ],
  };
}
