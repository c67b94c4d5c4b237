import { AUDIENCE_VIEWS, type AudienceView, type Redaction } from '../model/kinds/audience.ts';
import type { Plan, Portfolio } from '../model/plan.ts';
import { slug } from '../model/slug.ts';
import type { CivilDate } from '../model/values/civil.ts';

/** An audience of one plan, with defaults applied: what it may see, and how its page is published. */
export interface ShareAudience {
  id: string;
  title: string;
  /** Stated by the plan, or by the portfolio for all plans. */
  scope: 'plan' | 'portfolio';
  /** The visible fields by view. A view that is missing here is not shown. */
  views: ReadonlyMap<AudienceView, ReadonlySet<string>>;
  /** `kind/id` of the visible rows, for the kinds named. */
  only: readonly string[];
  /** Ids of the visible pages. */
  pages: readonly string[];
  redact: ReadonlySet<Redaction>;
  message?: string;
  /** The last day on which it opens. */
  expires?: CivilDate;
  mode: 'open' | 'sealed';
  epoch: number;
  /** The environment variable with the passphrase. */
  passphrase?: string;
  /** Each recipient has a separate link; without any there is a single link. */
  recipients: readonly string[];
  revoked: boolean;
  /** Whether the overview of the plan links to its page. */
  listed: boolean;
  /** A published key, in place of the secret of the environment. */
  demonstrationKey?: string;
}

type Stated = Plan['audiences'][number];

/** Returns the fields of each view: those named for it, or else its usual ones. */
function viewsOf(sees: readonly AudienceView[], fields: readonly string[]): Map<AudienceView, Set<string>> {
  return new Map(
    sees.flatMap((view) => {
      const table = AUDIENCE_VIEWS[view];
      if (!table) return [];
      const named = fields.filter((field) => field.startsWith(`${view}.`)).map((field) => field.slice(view.length + 1));
      return [[view, new Set(named.length > 0 ? named : table.usual)]];
    }),
  );
}

function shareAudience(stated: Omit<Stated, 'ref' | 'source'>, scope: ShareAudience['scope']): ShareAudience {
  const { message, expires, passphrase } = stated;
  const demonstrationKey = stated.demonstrationKey;
  return {
    id: stated.id,
    title: stated.title ?? stated.id,
    scope,
    views: viewsOf(stated.sees ?? [], stated.fields ?? []),
    only: (stated.only ?? []).map((ref) => ref.replace(/^phases\//, 'phase/')),
    pages: stated.pages ?? [],
    redact: new Set(stated.redact ?? []),
    ...(message !== undefined && { message }),
    ...(expires?.axis === 'date' && { expires: expires.to }),
    mode: stated.mode ?? 'sealed',
    epoch: stated.epoch ?? 1,
    ...(passphrase !== undefined && { passphrase }),
    recipients: stated.recipients ?? [],
    revoked: stated.revoked ?? false,
    listed: stated.listed ?? false,
    ...(demonstrationKey !== undefined && { demonstrationKey }),
  };
}

/** Returns the audiences of a plan: its own, then those of the portfolio whose ids the plan does not use. */
export function audiencesOf(portfolio: Portfolio, plan: Plan): ShareAudience[] {
  const own = plan.audiences.map((audience) => shareAudience(audience, 'plan'));
  const shared = (portfolio.file?.audiences ?? []).flatMap((audience) => {
    const id = audience.id ?? slug(audience.title ?? '');
    return id === '' ? [] : [shareAudience({ ...audience, id }, 'portfolio')];
  });
  return [...own, ...shared.filter(({ id }) => own.every((each) => each.id !== id))];
}

/** Returns whether a link has expired on a day. `expires` is the last valid day. */
export const isOver = ({ expires }: Pick<ShareAudience, 'expires'>, day: CivilDate): boolean =>
  expires !== undefined && day > expires;
