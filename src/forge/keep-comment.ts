import { type Forge, type ForgeComment, ReadOnlyError } from './forge.ts';

/** What became of the comment. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'nothing' | 'readonly';

/** The line that says which comment is ours. The author is looked at, too: anybody can write it. */
export const markerOf = (tag: string | undefined, html: boolean): string => {
  const name = `banyan-diff${tag === undefined ? '' : `:${tag}`}`;
  return html ? `<!-- ${name} -->` : `[//]: # (${name})`;
};

/** Folded parts as headings, for forges that render no HTML. */
const unfolded = (text: string): string =>
  text.replace(/^<summary>(.*)<\/summary>$/gm, '**$1**').replace(/^<\/?details>\n?/gm, '');

/** The comment's text: behind the marker, whole lines, and never longer than the forge takes. */
export function bodyOf(text: string, marker: string, longest: number, html: boolean): string {
  const own = html ? text : unfolded(text);
  const body = `${marker}\n${html ? '' : '\n'}${own.trim()}\n`;
  if (body.length <= longest) return body;
  const note = `\n**The rest is left out: a comment holds ${longest.toLocaleString('en')} characters.**\n`;
  const room = longest - note.length - '\n</details>\n'.length - '\n```\n'.length;
  const kept = body.slice(0, room);
  const whole = kept.includes('\n') ? kept.slice(0, kept.lastIndexOf('\n') + 1) : kept;
  const fences = whole.match(/^```/gm)?.length ?? 0;
  const closed = fences % 2 === 1 ? `${whole}\`\`\`\n` : whole;
  const count = (tag: RegExp): number => closed.match(tag)?.length ?? 0;
  const open = count(/^<details>$/gm) > count(/^<\/details>$/gm);
  return `${closed}${open ? '\n</details>\n' : ''}${note}`;
}

const isClean = (text: string): boolean => /^#* *Plan: no changes$/.test(text.trim().split('\n')[0] ?? '');

/** Names of apps come with and without `[bot]`. */
const sameAuthor = (one: string, other: string): boolean => one.replace(/\[bot\]$/, '') === other.replace(/\[bot\]$/, '');

/** Updates the first of our comments that may be written. Of an unknown author, the forge says which are ours. */
async function updateFirst(forge: Forge, ours: readonly ForgeComment[], body: string): Promise<ForgeComment | undefined> {
  for (const comment of ours)
    try {
      await forge.update(comment, body);
      return comment;
    } catch (error) {
      if (!(error instanceof ReadOnlyError)) throw error;
    }
  return undefined;
}

/**
 * Updates our comment, or writes the first one; where nothing changed and there is none, none is written. More than one (two
 * runs at once) become one. Answers `readonly` where the token may not write. Throws ForgeError where the forge fails.
 */
export async function keepComment(
  forge: Forge,
  text: string,
  { tag, longest = forge.longest }: { tag?: string; longest?: number } = {},
): Promise<Outcome> {
  const marker = markerOf(tag, forge.html);
  const body = bodyOf(text, marker, Math.min(longest, forge.longest), forge.html);
  try {
    const [self, comments] = [await forge.self(), await forge.comments()];
    const ours = comments.filter(
      (comment) => comment.body.split(/\r?\n/, 1)[0] === marker && (self === undefined || sameAuthor(comment.author, self)),
    );
    const [first] = ours;
    if (!first && isClean(text)) return 'nothing';
    if (first && ours.length === 1 && first.body.replaceAll('\r\n', '\n').trim() === body.trim()) return 'unchanged';
    const updated = await updateFirst(forge, ours, body);
    if (!updated) {
      if (first && self !== undefined) return 'readonly';
      await forge.create(body);
      return 'created';
    }
    // Where the forge does not say who we are, others' comments are left alone.
    if (self !== undefined) for (const comment of ours) if (comment !== updated) await forge.remove(comment);
    return 'updated';
  } catch (error) {
    if (error instanceof ReadOnlyError) return 'readonly';
    throw error;
  }
}
