import { ID_PATTERN } from '../model/field.ts';
import { orderAndId } from '../model/order.ts';
import { KINDS, type Kind, type KindName } from '../model/registry.ts';
import { didYouMean, nearest } from '../model/values/nearest.ts';

/** What a path says: the kind of file, whose it is, and how it is called. */
export type Classified =
  | { ok: true; kind: KindName; plan?: string; id: string; order?: string }
  | { ok: false; message: string; fix: string };

const kinds: readonly (Kind & { name: KindName })[] = KINDS;
const FOLDERS = new Map(
  kinds
    .filter((kind) => kind.location === 'folder')
    .map((kind) => [kind.name === 'decision' ? 'decisions' : kind.collection, kind.name]),
);
const SINGLE = new Map(
  kinds
    .filter((kind) => kind.location === 'file')
    .map((kind) => [kind.name === 'plan' ? 'plan.mdx' : `${kind.collection}.mdx`, kind.name]),
);
const PLACES = [...SINGLE.keys(), ...[...FOLDERS.keys(), 'pages'].map((folder) => `${folder}/`)];

const named = (path: string): { id: string; order?: string } => {
  const parts = path
    .replace(/\.mdx$/, '')
    .split('/')
    .map(orderAndId);
  const order = parts.at(-1)?.order;
  return { id: parts.map((part) => part.id).join('/'), ...(order !== undefined && { order }) };
};

const no = (message: string, fix: string): Classified => ({ ok: false, message, fix });

function inPlan(plan: string, rest: string): Classified {
  const single = SINGLE.get(rest);
  if (single) return { ok: true, kind: single, plan, id: single === 'plan' ? plan : single };
  const [folder = '', ...names] = rest.split('/');
  if (folder === 'pages' && names.length > 0) return { ok: true, kind: 'page', plan, ...named(names.join('/')) };
  const kind = FOLDERS.get(folder);
  if (kind && names.length === 1) return { ok: true, kind, plan, ...named(names[0] ?? '') };
  if (kind)
    return no(`files of ${folder}/ lie in that folder itself, not below it`, `Move it to ${plan}/${folder}/${names.at(-1)}`);
  const stem = folder.replace(/\.mdx$/, '');
  const collection = nearest(stem, FOLDERS.keys());
  if (names.length === 0 && collection !== undefined && nearest(rest, SINGLE.keys()) === undefined)
    return no(`unknown file ${rest}`, `Files of this kind lie in a folder: move it to ${plan}/${collection}/${rest}`);
  const hint = didYouMean(names.length > 0 ? `${folder}/` : folder, PLACES);
  return no(
    `unknown file ${rest}`,
    hint ? hint.replace(/^d/, 'D') : `Known are ${PLACES.join(', ')}; anything else belongs in pages/`,
  );
}

/** Tells the kind of a file from its path below the content root. */
export function classify(file: string): Classified {
  if (/\.md$/i.test(file)) return no('plan files end in .mdx', `Rename it to ${file}x`);
  if (file === 'portfolio.mdx') return { ok: true, kind: 'portfolio', id: 'portfolio' };
  const [first, second, ...rest] = file.split('/');
  if (first === 'calendars' && second && rest.length === 0) return { ok: true, kind: 'calendar', ...named(second) };
  if (first === 'plans' && second && rest.length > 0)
    return ID_PATTERN.test(second)
      ? inPlan(second, rest.join('/'))
      : no(
          `the folder of a plan is named by the plan's id, which \`${second}\` is not`,
          'Rename it: letters, digits, dots, hyphens and underscores, beginning with a letter or digit',
        );
  if (first === 'plans')
    return no('a plan is a folder with a plan.mdx', `Move it to plans/${(second ?? 'name').replace(/\.mdx$/, '')}/plan.mdx`);
  return no(`unknown file ${file}`, 'Known are portfolio.mdx, calendars/ and plans/<plan>/');
}
