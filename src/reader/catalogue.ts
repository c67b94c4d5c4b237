import type { Severity } from '../model/finding.ts';

/** What reading itself can find wrong. Ids never change; each has a page of its own on the site. */
export interface CatalogueEntry {
  id: string;
  severity: Severity;
  title: string;
  why: string;
}

const entry = (id: string, severity: Severity, title: string, why: string): CatalogueEntry => ({ id, severity, title, why });

const LOST = 'Everything in the file would be missing from the plan.';
const SILENT = 'YAML would change the value silently.';
const UNSEEN = 'Its operations cannot be compared with the table, so missing ones stay unnoticed.';
const AMBIGUOUS = 'It is unclear which of the two a row or a caller means.';
const UNREAL = 'What people see is not what is compared, matched and linked.';
const CODE = 'Plans are data: nothing in a plan is ever run, so anyone may propose a change to one.';

export const CATALOGUE: readonly CatalogueEntry[] = [
  entry('file/unknown-place', 'error', 'File is in an unknown place', LOST),
  entry('file/no-plan', 'error', 'Plan folder has no plan.mdx', LOST),
  entry('file/too-large', 'error', 'File is too large', 'It would slow every build and every page.'),
  entry(
    'file/long-line',
    'error',
    'Line is too long',
    'Reading a line takes time that grows with its length, and nobody can review it.',
  ),
  entry(
    'file/too-many-fields',
    'error',
    'Mapping has too many fields',
    'No schema has as many, and reading them would slow every build.',
  ),
  entry('file/too-deep', 'error', 'Nesting is too deep', 'A page cannot show it, and rendering it can fail.'),
  entry('file/utf-16', 'error', 'File is in UTF-16', LOST),
  entry('file/not-utf-8', 'error', 'File is not UTF-8', LOST),
  entry('file/nul', 'error', 'File contains a NUL byte', LOST),
  entry('file/unreadable', 'error', 'File or folder cannot be read', LOST),
  entry(
    'file/link',
    'error',
    'Symbolic link',
    'It could lead anywhere on the machine that builds, and a commit holds only its name.',
  ),
  entry('file/submodule', 'error', 'Submodule contains plans', LOST),
  entry('file/too-many', 'error', 'Too many files', 'Reading them would take too long.'),
  entry(
    'file/not-published',
    'error',
    'File beside a plan is not published',
    'It could run on the site, or show something that was never meant to be published.',
  ),
  entry('file/name', 'error', 'File name has an invisible character', UNREAL),
  entry(
    'file/clash',
    'error',
    'Two file names are the same on some systems',
    'A checkout on macOS or Windows has one of the two files only.',
  ),
  entry('internal/plan', 'error', 'Plan could not be computed', 'Nothing is known about it: no date, no finding, no progress.'),
  entry('internal/rule', 'error', 'Rule could not be run', 'What it looks for may be in the plan, and nobody would know.'),
  entry('syntax/frontmatter', 'error', 'Frontmatter is missing or not closed', LOST),
  entry('syntax/yaml', 'error', 'Frontmatter is not YAML', LOST),
  entry('syntax/yaml-tag', 'error', 'Value is read as a YAML tag or anchor', SILENT),
  entry('syntax/yaml-alias', 'error', 'Value is read as a YAML alias', SILENT),
  entry('syntax/cut-by-hash', 'error', 'Value is cut off by #', SILENT),
  entry('syntax/empty-block', 'error', 'Block of text is empty', SILENT),
  entry('syntax/no-value', 'error', 'Field has no value', SILENT),
  entry('syntax/task-attribute', 'error', 'Task attribute is unknown or misplaced', 'It would be read as part of the text.'),
  entry(
    'syntax/task-parenthesis',
    'note',
    'Parenthesis of a task looks like an attribute',
    'It is read as part of the text. If it was meant as an attribute, nothing follows from it.',
  ),
  entry(
    'syntax/box',
    'error',
    'Box is not read as a task',
    'The item is missing from the tasks, and from the progress of its phase.',
  ),
  entry(
    'syntax/unknown-box',
    'warning',
    'Unknown mark in a box',
    'The item is missing from the tasks, and from the progress of its phase.',
  ),
  entry(
    'syntax/unclosed-fence',
    'error',
    'Code block is not closed',
    'Everything below it is shown as code, and its tasks and links are lost.',
  ),
  entry('syntax/diagram', 'error', 'Diagram cannot be parsed by mermaid', 'Its page cannot show it.'),
  entry('schema/unknown-field', 'error', 'Unknown field', 'A mistyped field would be lost.'),
  entry('schema/missing-field', 'error', 'Required field is missing', 'The page cannot be built without it.'),
  entry('schema/value', 'error', 'Value has the wrong type', 'It cannot be compared, computed or drawn.'),
  entry(
    'schema/fixed-severity',
    'error',
    'Severity of a reading error cannot be changed',
    'An error of reading stays an error: what could not be read is missing from the plan.',
  ),
  entry(
    'schema/unknown-rule',
    'error',
    'Setting names an unknown rule',
    'The setting has no effect: the rule that was meant keeps running, or stays off.',
  ),
  entry('content/html', 'error', 'Body contains HTML', CODE),
  entry('content/unknown-component', 'error', 'Unknown component', 'It would be left out of the page.'),
  entry('content/unknown-attribute', 'error', 'Component has an unknown attribute', 'It would have no effect.'),
  entry(
    'content/component',
    'error',
    'Component is not closed, or misplaced',
    'What it holds would not be read as tasks or criteria.',
  ),
  entry('content/expression', 'error', 'Expression in a body', CODE),
  entry('content/event-handler', 'error', 'Event handler in a body', CODE),
  entry('content/import', 'error', 'Import or export in a body', CODE),
  entry('content/unsafe-url', 'error', 'Address runs code or hides data', CODE),
  entry('content/remote-image', 'error', 'Image is loaded from another host', 'That host would see who reads the site.'),
  entry(
    'reference/similar-id',
    'warning',
    'Two ids differ only by case',
    'Readers take one for the other, and so do some file systems.',
  ),
  entry('reference/duplicate-id', 'error', 'Two items have the same id', 'Links and references would lead to the wrong one.'),
  entry('reference/unknown-phase', 'error', 'Reference to an unknown phase', 'What follows from it cannot be computed.'),
  entry('reference/unknown-metric', 'error', 'Reference to an unknown metric', 'The condition could never be checked.'),
  entry('reference/unknown-decision', 'error', 'Reference to an unknown decision', 'It is unknown whether it is settled.'),
  entry('reference/unknown-trigger', 'error', 'Reference to an unknown trigger', 'It is unknown when to roll back.'),
  entry('reference/unknown-calendar', 'error', 'Reference to an unknown calendar', 'Dates cannot be computed.'),
  entry('reference/unknown-group', 'error', 'Reference to an unknown group', 'The part cannot be drawn in its place.'),
  entry('reference/unknown-node', 'error', 'Reference to an unknown node', 'The line would lead nowhere.'),
  entry('reference/unknown-task', 'error', 'Reference to an unknown task', 'The order of the tasks cannot be checked.'),
  entry('reference/unknown-page', 'error', 'Reference to an unknown page', 'The audience would not see it.'),
  entry('reference/unknown-plan', 'error', 'Reference to an unknown plan', 'It cannot be sorted.'),
  entry('reference/unknown-owner', 'warning', 'Owner is not in the team', 'Nobody in the team would feel responsible.'),
  entry('reference/unknown-reference', 'error', 'Reference to an unknown item', 'What it says about the other thing is lost.'),
  entry(
    'reference/baseline',
    'error',
    'Baseline cannot be read',
    'Slips are measured against it, so without it a plan looks as if it had never slipped.',
  ),
  entry('reference/broken-link', 'error', 'Link is broken', 'Readers would get to a page that does not exist.'),
  entry('damage/mojibake', 'error', 'Text has the wrong encoding', 'Characters were damaged; the text is not what was written.'),
  entry('damage/invisible', 'error', 'Invisible character', UNREAL),
  entry(
    'damage/look-alike',
    'warning',
    'Word mixes scripts that look alike',
    'It looks like another word and does not match it.',
  ),
  entry(
    'damage/object-object',
    'error',
    '[object Object] in the text',
    'A program wrote an object where words were meant; the words are lost.',
  ),
  entry('damage/replacement-character', 'error', 'Replacement character in the text', 'A character was lost.'),
  entry('damage/conflict-marker', 'error', 'Unresolved git conflict', 'The file contains two versions of the text.'),
  entry(
    'damage/ragged-table',
    'warning',
    'Table row has too many or too few cells',
    'A cell is lost, or is in the wrong column.',
  ),
  entry('endpoints/document-missing', 'error', 'API document does not exist', UNSEEN),
  entry(
    'endpoints/document-outside',
    'error',
    'API document is outside the content root',
    'A plan is read from its content root alone, so that anyone may propose a change to one.',
  ),
  entry(
    'endpoints/document-remote-reference',
    'error',
    'API document is on another host',
    'Nothing is fetched while a plan is read: the result would differ from day to day, and that host would learn who reads it.',
  ),
  entry('endpoints/document-syntax', 'error', 'API document cannot be parsed', UNSEEN),
  entry('endpoints/document-version', 'error', 'Not an API document, or an unknown version', UNSEEN),
  entry('endpoints/document-reference', 'error', 'Broken $ref', 'What it refers to is not compared.'),
  entry('endpoints/document-duplicate', 'warning', 'API document has a duplicate', AMBIGUOUS),
  entry('endpoints/openapi-similar-paths', 'warning', 'Paths differ only by a slash or by case', AMBIGUOUS),
  entry(
    'endpoints/document-partly-compared',
    'note',
    'Contracts are compared in part',
    'What breaks beyond the limit is not in the list of changes.',
  ),
  entry('endpoints/openapi-contract', 'error', 'Contract report cannot be read', 'Its evidence does not count.'),
];

/** Rules of reading that find errors. Their severity cannot be changed. */
export const READING_ERRORS: ReadonlySet<string> = new Set(
  CATALOGUE.filter(({ severity }) => severity === 'error').map(({ id }) => id),
);

const BY_ID = new Map(CATALOGUE.map((each) => [each.id, each]));

/** The title of a finding of reading. */
export const titleOfRule = (rule: string): string => BY_ID.get(rule)?.title ?? rule;

/** The severity of a finding of reading. */
export const severityOf = (rule: string): Severity => BY_ID.get(rule)?.severity ?? 'error';
