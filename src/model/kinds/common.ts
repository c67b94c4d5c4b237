import { date, elapsed, group, id, listOf, optional, quantity, shortOrLong, text, word } from '../field.ts';

/** Statuses of plans, phases and steps. */
export const STATUSES = ['planned', 'ready', 'in-progress', 'blocked', 'done', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];

/** What other tools and languages call these statuses. */
const STATUS_SYNONYMS: Readonly<Record<string, Status>> = {
  todo: 'planned',
  'to-do': 'planned',
  open: 'planned',
  new: 'planned',
  pending: 'planned',
  backlog: 'planned',
  draft: 'planned',
  proposed: 'planned',
  scheduled: 'planned',
  'not-started': 'planned',
  geplant: 'planned',
  prévu: 'planned',
  planificado: 'planned',
  planejado: 'planned',
  待开始: 'planned',
  未着手: 'planned',
  未开始: 'planned',
  预定: 'planned',
  예정: 'planned',
  offen: 'planned',
  pendiente: 'planned',
  pendente: 'planned',
  pianificato: 'planned',
  'à-faire': 'planned',
  запланировано: 'planned',
  'не-начато': 'planned',
  wip: 'in-progress',
  active: 'in-progress',
  doing: 'in-progress',
  started: 'in-progress',
  ongoing: 'in-progress',
  running: 'in-progress',
  begonnen: 'in-progress',
  'in-arbeit': 'in-progress',
  'en-cours': 'in-progress',
  'en-curso': 'in-progress',
  'em-andamento': 'in-progress',
  进行中: 'in-progress',
  進行中: 'in-progress',
  진행중: 'in-progress',
  '진행-중': 'in-progress',
  'in-corso': 'in-progress',
  'в-работе': 'in-progress',
  'в-процессе': 'in-progress',
  paused: 'blocked',
  waiting: 'blocked',
  'on-hold': 'blocked',
  blockiert: 'blocked',
  bloqué: 'blocked',
  bloqueado: 'blocked',
  bloccato: 'blocked',
  заблокировано: 'blocked',
  阻塞: 'blocked',
  complete: 'done',
  completed: 'done',
  closed: 'done',
  finished: 'done',
  resolved: 'done',
  shipped: 'done',
  fertig: 'done',
  erledigt: 'done',
  terminé: 'done',
  completado: 'done',
  concluído: 'done',
  已完成: 'done',
  完了: 'done',
  완료: 'done',
  hecho: 'done',
  feito: 'done',
  fatto: 'done',
  completato: 'done',
  fini: 'done',
  готово: 'done',
  выполнено: 'done',
  завершено: 'done',
  canceled: 'cancelled',
  abandoned: 'cancelled',
  dropped: 'cancelled',
  abgebrochen: 'cancelled',
  annulé: 'cancelled',
  annullato: 'cancelled',
  cancelado: 'cancelled',
  отменено: 'cancelled',
  已取消: 'cancelled',
  취소: 'cancelled',
  中止: 'cancelled',
};

export const status = word(STATUSES, STATUS_SYNONYMS);

/** Evidence for a statement: a source, and how long it is valid. */
export const evidence = group({
  for: optional(text, 'The field that it supports, such as `status` or `compat`.'),
  source: optional(text, 'Where it can be looked up: a CI run, a commit, a dashboard, a person.'),
  asOf: optional(date, 'The day it was true (ISO 8601).'),
  expires: optional(
    shortOrLong(elapsed, group({ on: optional(date, 'Last day on which it counts.') })),
    'How long it counts after `asOf`; past that it is stale.',
  ),
});

/** A condition of a gate or a trigger: a metric and its threshold. */
export const condition = shortOrLong(
  id,
  group({
    id: optional(id, 'Its id; by default the slug of `when`.'),
    when: optional(text, 'What is watched, in words: `5xx rate`.'),
    is: optional(quantity, 'The threshold: `> 1 %`.'),
    for: optional(elapsed, 'How long it has to last (clock time).'),
    metric: optional(id, 'The metric that is watched.'),
    note: optional(text, 'Anything else.'),
  }),
);

/** Fields that every row may carry. */
export const rowFields = {
  id: optional(id, 'Its id, stable when the text changes; by default the slug of its name.'),
  note: optional(text, 'Anything that no other field holds.'),
  owner: optional(text, 'The person, team or role responsible for it.'),
  evidence: optional(listOf(evidence), 'What shows that it is true.'),
  source: optional(text, 'Where it comes from: a section, a document, or the lines that it was imported from (`PLAN.md:12`).'),
};

/** The row fields of items that belong to a phase. */
export const phasedRowFields = { ...rowFields, phase: optional(id, 'The phase that it belongs to.') };

/** Every file has a title and an id, like rows. */
export const fileFields = {
  title: optional(text, 'Its title.'),
  note: optional(text, 'Anything that no other field holds.'),
  owner: optional(text, 'The person, team or role responsible for it.'),
  order: optional(text, 'Its place among its siblings, if the file name does not say it.'),
  source: optional(text, 'Where it comes from: a section, a document, or the lines that it was imported from (`PLAN.md:12-40`).'),
};

/** Actual dates. */
export const actual = group({
  start: optional(date, 'The day it started.'),
  finish: optional(date, 'The last worked day.'),
  effort: optional(text, 'The work it took.'),
});
