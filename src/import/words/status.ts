import type { Status } from '../../model/kinds/common.ts';
import { bare } from './bare.ts';
import { words } from './pattern.ts';

/** Words and signs for where something stands. The first that a text has wins, so that "not started" is not taken for started. */
const STATUS_WORDS: readonly (readonly [Status, RegExp])[] = [
  [
    'cancelled',
    words(
      "cancell?ed|dropped|superseded|abandoned|skipped|won['’]t do|obsolete|deprecated|abgebrochen|entfällt|annulé\\w*|cancelad[oa]|annullat[oa]|отмен[её]н\\S*|dibatalkan",
      '已取消|取消|废弃|中止|취소',
    ),
  ],
  [
    'blocked',
    words(
      'blocked|on hold|paused|deferred|locked|blockiert|bloqué\\w*|bloquead[oa]|заблокирован\\S*|приостановлен\\S*',
      '阻塞|暂停|已冻结|保留中|보류|차단|⏸|🔒',
    ),
  ],
  [
    'planned',
    words(
      'not (?:yet )?(?:started|begun|done|complete|implemented)|to ?do|pending|planned|proposed|planning|upcoming|future|scheduled|draft|open|speculative|geplant|offen|ausstehend|entwurf|en attente|à faire|prévu\\w*|pendientes?|por hacer|planificad[oa]|borrador|pendentes?|a fazer|planejad[oa]|rascunho|da fare|in attesa|pianificat\\w+|ожидает|не начат\\S*|запланирован\\S*|планируется|черновик|belum\\s\\S+|direncanakan|chưa \\S+|falta',
      '未开始|待开始|待办|计划中?|规划|未着手|未対応|予定|예정|미착수|대기|계획|초안|⬜|🔲|⏳|📋|待',
    ),
  ],
  [
    'in-progress',
    words(
      'in[- ]?progress|wip|ongoing|started|partial(?:ly)?(?: \\w+)?|mostly (?:done|completed?)|active|underway|in arbeit|laufend|begonnen|en cours|en progreso|en curso|em andamento|em progresso|in corso|в (?:процессе|работе)|частично|sedang\\s\\S+|đang \\S+|parcial',
      '进行中|部分完成|开发中|進行中|対応中|作業中|一部|진행 ?중|부분|🔄|🚧|🏗️?|🟡',
    ),
  ],
  [
    'ready',
    words(
      'ready(?: for \\w+| to \\w+)?|approved|implementation ready|bereit|freigegeben|prêt\\w*|list[oa]|aprobad[oa]|pront[oa]|aprovad[oa]|готов\\S* к|siap',
      '就绪|已批准|準備完了|承認済み?|준비 ?완료|승인',
    ),
  ],
  [
    'done',
    words(
      'done|completed?|finished|implemented|shipped|deployed|resolved|merged|closed|fertig|erledigt|abgeschlossen|umgesetzt|terminé\\w*|fait|fini\\w*|complété\\w*|completad[oa]|terminad[oa]|hech[oa]|list[oa]|concluíd[oa]|feit[oa]|finalizad[oa]|completat[oa]|fatto|выполнен\\S*|готов[оа]?|заверш[её]н\\S*|сделано|selesai|hoàn (?:thành|tất)|đã \\S+',
      '已完成|完成|已实现|完了|済み?|実装済み?|완료|✅|✔️?|☑️?|🟢|💯',
    ),
  ],
];

/** The status that words or signs say, or nothing. */
export function statusOf(text: string): Status | undefined {
  const percent = /(?<!\d)(\d{1,3}(?:\.\d+)?)\s*%/.exec(text)?.[1];
  if (percent !== undefined && Number(percent) > 0 && Number(percent) < 100 && !/[⏳⏸🔒❌]/u.test(text)) return 'in-progress';
  const find = (words: string): Status | undefined => STATUS_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  // "In progress (the proxy is pending)": what is in parentheses is about parts of it.
  const outside = text.replace(/[（(].*$/s, '');
  // "⏳ In progress": the words say more than the sign.
  return find(bare(outside)) ?? find(outside) ?? find(bare(text)) ?? find(text);
}

/** Words that say how much of something has a status, or that it has it by now. */
const DEGREE = words(
  'all|fully|mostly|partially|partly|almost|nearly|already|now|still|currently|vollständig|weitgehend|teilweise|fast|bereits|noch|totalmente|parcialmente|casi|quase|ya|já|entièrement|partiellement|presque|déjà|quasi|già|почти|частично|полностью|уже',
  '全部|基本|大部分|部分|已|均|ほぼ|全て|すべて|거의|모두',
);

/** The status of a text that says nothing else: "mostly done" and "✅ 已完成", and neither "done locally" nor "在本地完成". */
export function onlyStatusOf(text: string): Status | undefined {
  const status = statusOf(text);
  const pattern = STATUS_WORDS.find(([each]) => each === status)?.[1];
  if (!pattern) return undefined;
  const rest = [pattern, DEGREE].reduce((left, each) => left.replace(new RegExp(each.source, 'giu'), ' '), bare(text));
  return /[\p{L}]/u.test(rest) ? undefined : status;
}

const PARTS =
  'phases?|stages?|steps?|waves?|sprints?|milestones?|weeks?|tasks?|items?|parts?|tiers?|batch(?:es)?|phasen?|stufen?|schritte?|etappen?|wellen?|meilensteine?|aufgaben?|étapes?|tâches?|fases?|etapas?|pasos?|passos?|tareas?|tarefas?|fasi|tappe|этап\\w*|фаз\\w*|шаг\\w*';
const PART_FIRST = new RegExp(
  `^(?:[^\\p{L}\\p{N}]*)(?:(?:[\\p{L} -]{2,24}[:：]\\s*)?(?:${PARTS})\\s*#?\\d|(?:\\p{L}{2,8}[:：]\\s*)?(?:第\\s*[\\d一二三四五六七八九十]+|[\\d一二三四五六七八九十]+\\s*단계|(?:阶段|フェーズ)\\s*[\\d一二三四五六七八九十]))`,
  'iu',
);

/** Whether a text says where some parts stand, and not the whole: "Stages 0–3 done", "Done: phases 1 and 2", "第一阶段已完成". */
export const isOfParts = (text: string): boolean => PART_FIRST.test(bare(text));
