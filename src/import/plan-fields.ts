import type { DraftPlan } from './draft-plan.ts';
import type { Fields } from './drafts.ts';
import { keyLine, setStatus } from './phase-fields.ts';
import { timeOf } from './spans.ts';
import { bare } from './words/bare.ts';
import { columnRole } from './words/columns.ts';
import { sectionRole } from './words/sections.ts';

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3041-\u30ff]/g],
  ['ko', /[\uac00-\ud7a3]/g],
  ['zh', /[\u4e00-\u9fff]/g],
  ['ru', /[\u0400-\u04ff]/g],
];

const STOP_WORDS: readonly (readonly [string, RegExp])[] = [
  ['en', /\b(?:the|and|of|with|for|from|this|will|are|is)\b/gi],
  ['de', /\b(?:und|der|die|das|mit|nicht|wird|für|ist|auf)\b|[äöüß]/gi],
  ['fr', /[èêœû]|\b(?:les|des|une|est|pour|dans|avec|sur|pas|aux)\b/gi],
  ['es', /[ñ¿¡]|\b(?:los|las|una|para|con|del|por|que|está|también)\b/gi],
  ['pt', /[ãõ]|\b(?:não|uma|para|com|dos|das|que|são|também|pelo)\b/gi],
  ['it', /\b(?:gli|della|che|con|per|sono|nella|non|anche|delle)\b/gi],
  ['vi', /[ạảấầẩậắặẻếềểệịọốồổộớờợụủứừữựđơư]|\b(?:và|của|cho|các|được|không|với|này)\b/gi],
  ['id', /\b(?:dan|yang|untuk|dengan|dari|akan|tidak|ini)\b/gi],
];

/** The language of a text (BCP 47), by its script, else by its small words. Code does not count. */
export function languageOf(text: string): string {
  const prose = text.replace(/^( *)(`{3,}|~{3,})[\s\S]*?^\1\2\s*$/gm, '').replace(/`[^`\n]*`/g, '');
  const letters = prose.match(/\p{L}/gu)?.length ?? 1;
  for (const [language, script] of SCRIPTS) {
    // A few kana make a text Japanese, whatever its share of Han characters is.
    const count = prose.match(script)?.length ?? 0;
    if (count > letters * (language === 'ja' ? 0.05 : language === 'zh' ? 0.12 : 0.2)) return language;
  }
  const counts = STOP_WORDS.map(([language, pattern]) => [language, prose.match(pattern)?.length ?? 0] as const);
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** Words that name the document and not what moves. */
const DOCUMENT_WORDS =
  /\s*(?:\b(?:(?:full |complete |detailed )?(?:migration|modernization|modernisation|porting|rewrite|cutover|upgrade|refactoring) (?:plan|strategy|roadmap|guide|document|analysis|timeline)|migration|roadmap|plan|strategy)\b|迁移(?:规划文档|实施计划|计划|方案|规划)?|移行計画書?|마이그레이션(?: 계획서?)?)\s*/giu;

/** "Flask to FastAPI Migration Plan" → Flask and FastAPI. Only where a sign or "from … to …" separates them, or the words around say so. */
export function sidesOf(title: string): { from: string; to: string } | undefined {
  const plain = bare(title)
    .replace(/[（(][^()（）]*[)）]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const words =
    /(?:^|[:：—–-]\s*|\s)(?:migrat\w+|port\w*|mov\w+|migración|migração|migration)?\s*(?:from|von|de|из|с)\s+(.+?)\s+(?:to|nach|zu|vers|à|a|para|на|в)\s+(.+)$/iu.exec(
      plain,
    );
  const arrow = /^(.+?)\s*(?:→|->|➜|=>|⇒|⟶)\s*(.+)$/u.exec(plain);
  const to =
    /^(?:.*[:：—–]\s*)?(.+?)\s+(?:to|nach)\s+(.+?)(?=\s+(?:migration|plan|port|rewrite|upgrade|cutover|transition)\b)/i.exec(
      plain,
    );
  const match = arrow ?? to ?? words;
  if (!match) return undefined;
  const clean = (side: string, last: boolean): string => {
    const parts = side
      .replace(DOCUMENT_WORDS, ' ')
      .split(/\s*[:：—–|,，]\s*|\s-\s/)
      .filter((part) => part.trim() !== '');
    return ((last ? parts[0] : parts.at(-1)) ?? '').trim();
  };
  const [from, next] = [clean(match[1] ?? '', false), clean(match[2] ?? '', true)];
  const sensible = (side: string): boolean => side !== '' && side.length <= 60 && side.split(/\s+/).length <= 6;
  return sensible(from) && sensible(next) ? { from, to: next } : undefined;
}

const SIDE_KEYS: readonly (readonly ['from' | 'to', RegExp])[] = [
  [
    'from',
    /^(?:from|source|source (?:system|stack|framework|platform)|current(?: (?:stack|system|framework|state))?|old|legacy|quelle|origen|origem|исходн\S+(?: система)?|当前(?:架构|技术栈)?|現行|기존)$/iu,
  ],
  [
    'to',
    /^(?:to|target|target (?:system|stack|framework|platform)|new|destination|ziel|destino|objetivo|целев\S+(?: система)?|目标(?:架构|技术栈)?|移行先|대상)$/iu,
  ],
];

/** Sets the status of a line that goes on behind it: `Status: in progress, since …`. The line stays prose as well. */
export function setLongStatus(line: string, fields: Fields): void {
  const found = keyLine(line);
  if (!found || columnRole(found.key) !== 'status' || fields.status !== undefined) return;
  const [clause = ''] = bare(found.value).split(/\s*[—–:;,.]\s+/);
  if (clause.length <= 40) setStatus(fields, clause);
}

/** What a line of metadata at the head of a document sets in the plan; nothing where it stays prose. */
export function setPlanKey(line: string, fields: Fields): string | undefined {
  const found = keyLine(line);
  if (!found || found.value === '') return undefined;
  const { key, value } = found;
  const plain = bare(value);
  const document = (fields.document ?? {}) as Record<string, string>;
  const stated = (fields.stated ?? {}) as Record<string, string>;
  for (const [side, pattern] of SIDE_KEYS) {
    if (!pattern.test(key) || fields[side] !== undefined || plain.length > 120) continue;
    fields[side] = { system: plain };
    return side;
  }
  if (key.split(/\s+/).length > 4) return undefined;
  const role = columnRole(key);
  if (/^(?:version|版本|версия|バージョン|버전|versión|versão|versione)$/iu.test(key) && document.version === undefined) {
    fields.document = { ...document, version: plain };
    return 'version';
  }
  if (
    /^(?:(?:last )?updated?(?: on)?|date|datum|created(?: on)?|creation date|erstellt|stand|fecha|data|дата(?: \S+)?|обновлено|日期|更新日期|创建日期|最后更新|更新时间|作成日|更新日|최종 수정일?|작성일|수정일)$/iu.test(
      key,
    )
  ) {
    const day = timeOf(plain);
    if (day?.field !== 'dates' || day.from !== day.to) return undefined;
    const before = document.updated;
    if (before !== undefined && before >= day.from) return before === day.from ? 'date' : undefined;
    if (before !== undefined) return undefined;
    fields.document = { ...document, updated: day.from };
    return 'date';
  }
  if (role === 'status' && fields.status === undefined) {
    if (plain.length <= 120) return setStatus(fields, value) ? 'status' : undefined;
    setLongStatus(line, fields);
    return undefined;
  }
  if (
    (role === 'owner' || /^(?:authors?|autor(?:es|a)?|auteur|автор|作者|著者|작성자)$/iu.test(key)) &&
    fields.owner === undefined &&
    plain.length <= 80
  ) {
    fields.owner = plain;
    return 'owner';
  }
  const time =
    role === 'duration' ||
    role === 'effort' ||
    role === 'period' ||
    role === 'start' ||
    role === 'finish' ||
    /^timeline$/i.test(key)
      ? timeOf(plain)
      : undefined;
  if (time?.field === 'duration' && stated.duration === undefined) {
    fields.stated = { ...stated, duration: time.value };
    return 'duration';
  }
  if (time?.field === 'effort' && stated.effort === undefined) {
    fields.stated = { ...stated, effort: time.value };
    return 'effort';
  }
  if (time?.field === 'dates' && time.from === time.to && (role === 'start' || role === 'finish') && fields[role] === undefined) {
    fields[role] = time.from;
    return role;
  }
  if (/^(?:overall )?risk(?: level)?$|^风险等级$|^リスクレベル$/iu.test(key) && stated.risk === undefined && plain.length <= 40) {
    fields.stated = { ...stated, risk: plain };
    return 'risk';
  }
  if (
    /^(?:overall |total )?(?:progress|completion)$|^进度$|^総進捗$/iu.test(key) &&
    /^~?\d{1,3}(?:\.\d+)?\s*%$/.test(plain) &&
    stated.progress === undefined
  ) {
    fields.stated = { ...stated, progress: plain };
    return 'progress';
  }
  if (/^(?:repo(?:sitory)?|репозиторий|仓库)$/iu.test(key) && fields.repository === undefined) {
    fields.repository = plain;
    return 'repository';
  }
  if (
    /^(?:approach|strategy|migration type|migration strategy|method|ansatz|estrategia|策略)$/iu.test(key) &&
    fields.approach === undefined &&
    plain.length <= 80
  ) {
    fields.approach = plain;
    return 'approach';
  }
  if (sectionRole(key) === 'goal' && fields.summary === undefined && plain.length <= 300) {
    fields.summary = value;
    return 'summary';
  }
  return undefined;
}

/** Sets what the plan as a whole needs: title, language, the two systems. */
export function setPlanTitle(draft: DraftPlan, title: string): void {
  const { fields } = draft.plan;
  fields.title ??= title;
  fields.lang ??= languageOf(draft.source.text);
}
