import { textsOf } from '../../analysis/texts.ts';
import { escapeRegExp } from '../../model/escape-reg-exp.ts';
import type { Plan } from '../../model/plan.ts';
import type { ShareAudience } from '../audiences.ts';
import { namesOf } from '../projection/redaction.ts';
import type { SharedPlan } from '../projection/shared.ts';

/** Shorter texts stand in any page by chance. */
const DISTINCT = 16;

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** What can be read in a page, wherever it stands: text, attributes, comments, scripts. Fonts left out. */
export const readableIn = (page: string): string =>
  page
    .replace(/url\(data:font[^)]*\)/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .toLowerCase();

const normal = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** Texts of a plan that stand in a page although they are not in its projection. */
export function hiddenTexts(plan: Plan, shared: SharedPlan, page: string): string[] {
  const visible = normal(JSON.stringify(shared).replace(/\\"/g, '"'));
  const output = readableIn(page);
  const texts = new Set([...textsOf(plan)].map(({ text }) => normal(text)).filter((text) => text.length >= DISTINCT));
  return [...texts].filter((text) => output.includes(text) && !visible.includes(text));
}

/** Names that stand in a page although they were to be taken out. */
export function unredactedNames(plan: Plan, audience: ShareAudience, page: string): string[] {
  if (!audience.redact.has('people')) return [];
  const output = readableIn(page);
  return namesOf(plan).filter((name) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(name.toLowerCase())}(?![\\p{L}\\p{N}])`, 'u').test(output),
  );
}
