import type { List } from 'mdast';
import type { Block } from './blocks.ts';
import type { DraftPlan } from './draft-plan.ts';
import type { DraftFile, Fields } from './drafts.ts';
import type { Section } from './sections.ts';
import { elapsedOf } from './spans.ts';
import { itemLines, itemText } from './task-list.ts';
import { bare } from './words/bare.ts';

const TRAFFIC = String.raw`traffic|users?|requests?|customers?|tenants?|instances?|流量|用户|トラフィック|ユーザー|트래픽|사용자|трафик\S*|пользовател\S*|tráfico|tráfego|usuarios|usuários|trafic|utilisateurs|verkehr|nutzer`;
const SHARE = new RegExp(
  String.raw`(?<![\d.<>≤≥+-])\s*(\d{1,3}(?:\.\d+)?)\s*%\s*(?:of\s+|der\s+|des\s+|de(?:l|\s+)?\s*|от\s+|的)?(?:(?:the|production|prod|all|live|internal|beta|user|生产|真实)\s+)*(?:${TRAFFIC})`,
  'iu',
);
const AHEAD = new RegExp(
  String.raw`(?:${TRAFFIC}|canary|rollout|roll out)\D{0,24}?(?:to|:|：|→|=|在|по|до|auf|al?|até)?\s*(\d{1,3}(?:\.\d+)?)\s*%(?!\s*(?:error|fail|regress))`,
  'iu',
);

/** The share of traffic that a text says; comparisons such as "> 1 % errors" are none. */
export function shareOfTraffic(text: string): string | undefined {
  const found = SHARE.exec(text)?.[1] ?? AHEAD.exec(text)?.[1];
  return found !== undefined && Number(found) <= 100 ? `${found} %` : undefined;
}

/** `25% / 50% / 100%`, `10% → 100%` */
const SEVERAL = /\d{1,3}\s*%(?:\s*(?:\/|→|->|,|–)\s*\d{1,3}\s*%)+/u;

const ramp = (draft: DraftPlan, title: string): DraftFile => {
  const known = draft.files.find((file) => file.kind === 'rollout');
  if (known) return known;
  const file = draft.add('rollout', title, 1);
  file.fields.title = title;
  return file;
};

/** A phase that moves traffic is a step of the rollout too. */
export function rolloutOfPhase(draft: DraftPlan, phase: DraftFile, section: Section): void {
  const heading = bare(section.heading);
  const share = shareOfTraffic(heading);
  const several = draft.files.some(({ kind }) => kind === 'rollout')
    ? SEVERAL.exec(heading)?.[0].match(/\d{1,3}(?=\s*%)/g)
    : undefined;
  if (share === undefined && !several) return;
  const file = ramp(draft, 'Rollout');
  // Hours beside a share of the traffic are time that passes, and no work.
  if (typeof phase.fields.effort === 'string' && elapsedOf(phase.fields.effort)) {
    phase.fields.hold ??= phase.fields.effort;
    delete phase.fields.effort;
  }
  for (const each of share === undefined ? (several ?? []) : []) {
    const step: Fields = { title: `${each} %`, share: `${each} %`, phase: phase.id };
    if (typeof phase.fields.hold === 'string') step.hold = phase.fields.hold;
    draft.row(file, 'steps', step, section.from, section.to, 'the heading of the phase says shares of the traffic');
  }
  if (share === undefined) return;
  const fields: Fields = { title: String(phase.fields.title), share, phase: phase.id };
  if (typeof phase.fields.hold === 'string') fields.hold = phase.fields.hold;
  draft.row(file, 'steps', fields, section.from, section.to, 'the heading of the phase says a share of the traffic');
}

/** Items that each say a share of the traffic, as the steps of a rollout. */
export function rolloutItems(draft: DraftPlan, block: Block, heading: string): boolean {
  const { children } = block.node as List;
  const read = children.map((item) => {
    const text = itemText(draft, item);
    const share = shareOfTraffic(bare(text)) ?? /^\D{0,24}?(\d{1,3})\s*%/.exec(bare(text))?.[1]?.concat(' %');
    return { item, text, share };
  });
  if (read.length < 2 || read.some(({ share }) => share === undefined)) return false;
  const file = ramp(draft, bare(heading).replace(/[:：]$/, '') || 'Rollout');
  for (const { item, text, share } of read) {
    const lines = itemLines(item);
    const fields: Fields = { title: bare(text), share: share ?? '' };
    const hold = /[（(]([^()（）]*)[)）]/.exec(bare(text))?.[1];
    const span = hold === undefined ? undefined : elapsedOf(hold);
    if (span !== undefined) fields.hold = span;
    const more = item.children.flatMap((child) =>
      child.type === 'list' ? child.children.map((each) => itemText(draft, each)) : [],
    );
    if (more.length > 0) fields.actions = more;
    draft.row(file, 'steps', fields, lines.from, lines.to, 'an item of a list in which each says a share of the traffic');
  }
  return true;
}
