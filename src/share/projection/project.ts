import { createHash } from 'node:crypto';
import type { CivilDate } from '../../model/values/civil.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import type { ShareAudience } from '../audiences.ts';
import { shows } from './allowance.ts';
import { pageOf } from './pages.ts';
import type { SharedPlan, SharedText } from './shared.ts';
import { viewingOf } from './viewing.ts';
import { drawingReads, drawingsOf } from './views/drawings.ts';
import { statusOf, statusReads, systemsOf } from './views/status.ts';
import { timelineOf, timelineReads } from './views/timeline.ts';
import { TABLES } from './views.ts';
import { own, type Words } from './words.ts';

const revisionOf = (plan: Omit<SharedPlan, 'revision' | 'asOf'>): string =>
  createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 7);

/**
 * Returns a plan as visible to an audience. Built up from what is allowed, never reduced from what exists: a view, field or kind
 * not named here is left out. The last argument replaces the words in a trial. Pure.
 */
export function projectPlan(computed: ComputedPlan, audience: ShareAudience, asOf: CivilDate, told?: Words): SharedPlan {
  const viewing = viewingOf(computed, audience, asOf, told);
  const { plan, words } = viewing;
  const [status, timeline, systems] = [statusOf(viewing), timelineOf(viewing), systemsOf(viewing)];
  const tables = TABLES.flatMap((table) => (audience.views.has(table.view) ? (table.project(viewing) ?? []) : []));
  const pages = plan.pages.filter((page) => audience.pages.includes(page.id)).map((page) => pageOf(page, viewing));
  const document = plan.document;
  const version = words.say(document?.version);
  const message = words.say(audience.message);
  const lang = plan.lang ?? 'en';
  const shown: SharedText[] = [
    ...(status ? [own('status')] : []),
    ...(timeline ? [own('timeline')] : []),
    ...tables.map(({ title }) => own(title.toLowerCase())),
    ...pages.map(({ title }) => own(`“${title}”`)),
  ];
  const shared: Omit<SharedPlan, 'revision' | 'asOf'> = {
    title: words.say(plan.title) ?? own('Migration plan'),
    lang: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(lang) ? lang : 'en',
    audience: words.say(audience.title) ?? own('readers'),
    ...(version !== undefined && { version }),
    ...(audience.expires !== undefined && { expires: audience.expires }),
    ...(message !== undefined && { message }),
    ...(systems && { systems }),
    ...(status && { status }),
    ...(timeline && { timeline }),
    tables,
    drawings: drawingsOf(viewing),
    pages,
    shown,
  };
  return { ...shared, revision: revisionOf(shared), asOf };
}

/** Returns the visible fields of the model, as `risks.title`, for the release gate. */
export function readsOf(computed: ComputedPlan, audience: ShareAudience, asOf: CivilDate): Set<string> {
  const viewing = viewingOf(computed, audience, asOf);
  const named = ['plan.title', 'plan.document.version', 'plan.lang'];
  const rollout = shows(audience, 'rollout', 'title') ? ['rollout.title'] : [];
  return new Set([
    ...named,
    ...rollout,
    ...statusReads(viewing),
    ...timelineReads(viewing),
    ...drawingReads(viewing),
    ...TABLES.flatMap((table) => (audience.views.has(table.view) ? table.reads(viewing) : [])),
    ...audience.pages.flatMap((page) => [`page/${page}.body`, `page/${page}.title`]),
  ]);
}
