import type { DocumentProblem } from '../documents/document.ts';
import type { ApiDocument, ApiOperation } from './document.ts';

/** Returns a path without parameter names, which do not matter for matching. */
export const pathShape = (path: string): string => path.replace(/\{[^}]*\}/g, '{}');

/** Normalises a path as many servers do: without trailing slash, in lower case. */
const looseShape = (path: string): string =>
  pathShape(path)
    .replace(/(?<=.)\/$/, '')
    .toLowerCase();

const at = ({ file, pointer }: ApiOperation): Pick<DocumentProblem, 'file' | 'pointer'> => ({ file, pointer });

/** Reports operations of a document that match the same calls, or differ only by a trailing slash or by case. */
export function operationProblems({ operations }: ApiDocument): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  const seen = new Map<string, ApiOperation>();
  const similar = new Map<string, ApiOperation>();
  const ids = new Map<string, ApiOperation>();
  for (const operation of operations) {
    const { method, path, fullPath, operationId } = operation;
    const exact = `${method} ${pathShape(fullPath)}`;
    const loose = `${method} ${looseShape(fullPath)}`;
    const [twin, near] = [seen.get(exact), similar.get(loose)];
    if (twin) {
      problems.push({
        rule: 'endpoints/document-duplicate',
        message: `${method} ${path} is ${twin.path === path ? 'already there' : `the same operation as ${method} ${twin.path}`}: paths that differ only in parameter names are the same path`,
        fix: 'Keep one of them',
        ...at(operation),
      });
    } else if (near) {
      const how =
        pathShape(near.fullPath).toLowerCase() === pathShape(fullPath).toLowerCase()
          ? 'by upper and lower case'
          : 'by the slash at its end';
      problems.push({
        rule: 'endpoints/openapi-similar-paths',
        message: `${method} ${path} differs from ${method} ${near.path} only ${how}`,
        fix: 'Keep one of them, or rename one: many servers and proxies take both for one',
        ...at(operation),
      });
    }
    seen.set(exact, operation);
    if (!near) similar.set(loose, operation);
    const namesake = operationId === undefined ? undefined : ids.get(operationId);
    if (namesake)
      problems.push({
        rule: 'endpoints/document-duplicate',
        message: `${method} ${path} has the operationId ${operationId} of ${namesake.method} ${namesake.path}`,
        fix: 'Give each operation an id of its own',
        ...at(operation),
      });
    else if (operationId !== undefined) ids.set(operationId, operation);
  }
  return problems;
}
