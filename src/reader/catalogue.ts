import type { Severity } from '../model/finding.ts';

/** What reading itself can find wrong. Ids never change; each has a page of its own on the site. */
export interface CatalogueEntry {
  id: string;
  severity: Severity;
  title: string;
  why: string;
}

const entry = (id: string, severity: Severity, title: string, why: string): CatalogueEntry => ({ id, severity, title, why });

const LOST = 'Whatever the file says would be missing from the plan.';
const SILENT = 'YAML would change the value without a word.';
const UNSEEN = 'Its operations cannot be held against the table, and what is missing stays missing.';
const AMBIGUOUS = 'Which of the two a row or a caller means cannot be told.';
const UNREAL = 'What people see is not what is compared, matched and linked.';
const CODE = 'Plans are data: nothing that a plan says is ever run, so that anyone may propose a change to one.';

export const CATALOGUE: readonly CatalogueEntry[] = [
  entry('file/unknown-place', 'error', 'A file in a place that no kind has', LOST),
  entry('file/no-plan', 'error', 'A plan folder without plan.mdx', LOST),
  entry('file/too-large', 'error', 'A file larger than any plan', 'It would slow every build and every page.'),
  entry('file/utf-16', 'error', 'A file in UTF-16', LOST),
  entry('file/not-utf-8', 'error', 'A file that is not UTF-8', LOST),
  entry('file/nul', 'error', 'A NUL byte', LOST),
  entry('file/unreadable', 'error', 'A file or folder that cannot be read', LOST),
  entry(
    'file/link',
    'error',
    'A symbolic link',
    'It could lead anywhere on the machine that builds, and a commit holds only its name.',
  ),
  entry('file/submodule', 'error', 'A submodule with plans', LOST),
  entry('file/too-many', 'error', 'More files than any content root', 'It would take for ever to read them.'),
  entry(
    'file/not-published',
    'error',
    'A file beside a plan that is not published',
    'It could run on the site, or show what nobody meant to publish.',
  ),
  entry('file/name', 'error', 'An invisible character in the name of a file', UNREAL),
  entry('syntax/frontmatter', 'error', 'Frontmatter is missing or not closed', LOST),
  entry('syntax/yaml', 'error', 'Frontmatter is not YAML', LOST),
  entry('syntax/yaml-tag', 'error', 'A YAML tag or anchor', SILENT),
  entry('syntax/yaml-alias', 'error', 'A YAML alias', SILENT),
  entry('syntax/cut-by-hash', 'error', 'A value cut off by #', SILENT),
  entry('syntax/empty-block', 'error', 'An empty block of text', SILENT),
  entry('syntax/no-value', 'error', 'A field without a value', SILENT),
  entry('syntax/task-attribute', 'error', 'An unknown attribute of a task', 'It would be read as part of the text.'),
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
    'A code block that is not closed',
    'Everything below it is shown as code, and its tasks and links are lost.',
  ),
  entry('syntax/diagram', 'error', 'A diagram that mermaid cannot parse', 'Its page could not show it.'),
  entry('schema/unknown-field', 'error', 'An unknown field', 'A mistyped field would be lost.'),
  entry('schema/missing-field', 'error', 'A required field is missing', 'The page cannot be built without it.'),
  entry('schema/value', 'error', 'A value of the wrong kind', 'It could not be compared, computed or drawn.'),
  entry(
    'schema/fixed-severity',
    'error',
    'An error of reading given another severity',
    'An error of reading stays an error: what could not be read is missing from the plan.',
  ),
  entry(
    'schema/unknown-rule',
    'error',
    'Setting names an unknown rule',
    'The setting has no effect: the rule that was meant keeps running, or keeps silent.',
  ),
  entry('content/html', 'error', 'HTML in a body', CODE),
  entry('content/unknown-component', 'error', 'An unknown component', 'It would be left out of the page.'),
  entry('content/unknown-attribute', 'error', 'An unknown attribute of a component', 'It would have no effect.'),
  entry(
    'content/component',
    'error',
    'A component that is not closed, or in the wrong place',
    'What it holds would not be read as tasks or criteria.',
  ),
  entry('content/expression', 'error', 'An expression', CODE),
  entry('content/event-handler', 'error', 'An event handler', CODE),
  entry('content/import', 'error', 'An import or export', CODE),
  entry('content/unsafe-url', 'error', 'An address that runs code or hides data', CODE),
  entry('content/remote-image', 'error', 'An image from another host', 'Readers of the site would be seen by that host.'),
  entry('reference/duplicate-id', 'error', 'Two things with one id', 'Links and references would lead to the wrong one.'),
  entry(
    'reference/unknown-phase',
    'error',
    'A reference to a phase that is not there',
    'What follows from it cannot be computed.',
  ),
  entry(
    'reference/unknown-metric',
    'error',
    'A reference to a metric that is not there',
    'The condition could never be checked.',
  ),
  entry(
    'reference/unknown-decision',
    'error',
    'A reference to a decision that is not there',
    'Nobody could tell whether it is settled.',
  ),
  entry('reference/unknown-trigger', 'error', 'A reference to a trigger that is not there', 'Nobody would know when to go back.'),
  entry('reference/unknown-calendar', 'error', 'A reference to a calendar that is not there', 'Dates cannot be computed.'),
  entry(
    'reference/unknown-group',
    'error',
    'A reference to a group that is not there',
    'The part could not be drawn in its place.',
  ),
  entry('reference/unknown-node', 'error', 'A reference to a node that is not there', 'The line would lead nowhere.'),
  entry('reference/unknown-task', 'error', 'Reference to an unknown task', 'The order of the tasks cannot be checked.'),
  entry('reference/unknown-page', 'error', 'A reference to a page that is not there', 'An audience would not get to read it.'),
  entry('reference/unknown-plan', 'error', 'A reference to a plan that is not there', 'It cannot be put in order.'),
  entry('reference/unknown-owner', 'warning', 'An owner who is nobody of the team', 'Nobody would feel meant.'),
  entry('reference/unknown-reference', 'error', 'A reference that leads nowhere', 'What it says about the other thing is lost.'),
  entry('reference/broken-link', 'error', 'A link that leads nowhere', 'Readers would end on a page that is not there.'),
  entry(
    'damage/mojibake',
    'error',
    'Text in a wrong encoding',
    'Characters were destroyed on the way; what stands there is not what was written.',
  ),
  entry('damage/invisible', 'error', 'An invisible character', UNREAL),
  entry(
    'damage/object-object',
    'error',
    '[object Object] in the text',
    'A program wrote an object where words were meant; the words are lost.',
  ),
  entry('damage/replacement-character', 'error', 'A replacement character', 'A character was destroyed on the way.'),
  entry('damage/conflict-marker', 'error', 'A conflict marker of git', 'Two versions of the text stand side by side.'),
  entry(
    'damage/ragged-table',
    'warning',
    'A table row with more or fewer cells than its head',
    'A cell is lost, or stands in the wrong column.',
  ),
  entry('endpoints/openapi-missing', 'error', 'An OpenAPI document that is not there', UNSEEN),
  entry(
    'endpoints/openapi-outside',
    'error',
    'An OpenAPI document outside of the content root',
    'A plan is read from its content root alone, so that anyone may propose a change to one.',
  ),
  entry(
    'endpoints/openapi-remote-reference',
    'error',
    'An OpenAPI document on another host',
    'Nothing is fetched while a plan is read: it would differ from day to day, and tell that host who reads it.',
  ),
  entry('endpoints/openapi-syntax', 'error', 'An OpenAPI document that cannot be parsed', UNSEEN),
  entry('endpoints/openapi-version', 'error', 'No OpenAPI document, or one of an unknown version', UNSEEN),
  entry('endpoints/openapi-reference', 'error', 'A $ref that leads to nothing', 'What it stands for is not compared.'),
  entry('endpoints/openapi-duplicate', 'warning', 'An OpenAPI document says one thing twice', AMBIGUOUS),
  entry('endpoints/openapi-similar-paths', 'warning', 'Paths that differ by a slash or by case only', AMBIGUOUS),
  entry(
    'endpoints/openapi-contract',
    'error',
    'A report of contract changes that cannot be read',
    'Its evidence does not count.',
  ),
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
