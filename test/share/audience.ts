import { AUDIENCE_VIEWS, type AudienceView, type Redaction } from '../../src/model/kinds/audience.ts';
import type { ShareAudience } from '../../src/share/audiences.ts';

export const VIEWS = Object.keys(AUDIENCE_VIEWS) as AudienceView[];

export const fieldsOf = (view: AudienceView): string[] => [...AUDIENCE_VIEWS[view].usual, ...AUDIENCE_VIEWS[view].further];

type Stated = Partial<Omit<ShareAudience, 'views' | 'redact'>> & {
  /** Views with their usual fields, or with those that are named. */
  sees?: readonly AudienceView[] | Partial<Record<AudienceView, readonly string[]>>;
  redact?: readonly Redaction[];
};

/** An audience that sees nothing but what is stated. */
export function audience({ sees = [], redact = [], ...rest }: Stated = {}): ShareAudience {
  const entries = Array.isArray(sees)
    ? (sees as AudienceView[]).map((view) => [view, new Set<string>(AUDIENCE_VIEWS[view].usual)] as const)
    : Object.entries(sees as Record<string, readonly string[]>).map(
        ([view, fields]) => [view as AudienceView, new Set(fields)] as const,
      );
  return {
    id: 'board',
    title: 'the board',
    scope: 'plan',
    only: [],
    pages: [],
    mode: 'sealed',
    epoch: 1,
    recipients: [],
    revoked: false,
    listed: false,
    ...rest,
    views: new Map(entries),
    redact: new Set(redact),
  };
}

/** An audience that may see all that any audience may. */
export const allowedAll = (pages: readonly string[] = []): ShareAudience =>
  audience({ sees: Object.fromEntries(VIEWS.map((view) => [view, fieldsOf(view)])), pages });
