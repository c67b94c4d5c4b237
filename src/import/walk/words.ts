import { bare } from '../words/bare.ts';
import type { SectionRole } from '../words/sections.ts';

/** Headings of what a plan says about itself; it stays in the plan, the first time. */
export const OVERVIEW =
  /overview|summary|introduction|context|background|about|überblick|zusammenfassung|kontext|résumé|contexte|objectif|resumen|contexto|objetivo|resumo|visão geral|contesto|обзор|введение|цель|概述|概要|简介|背景|总体|はじめに|개요|소개|배경/iu;
const VALIDATION = /validat|verif|验证|検証|검증|проверк/iu;
/** Labels of what is, and not of what is to be done. */
export const FACTS =
  /\b(?:details|what changes|was sich ändert|current|existing|endpoints?|stack|files?|structure|architecture|logic|rules?|reasons?|why|benefits?|features?|notes?|options?|examples?|components?|tools?|technologies|risks?|services?|props|parameters?|fields?|schema|models?|issues?|impact|includes?|dependencies|considerations|advantages|rationale|principles?|guidelines?|locations?|pros|cons|target|audience|users|when|conditions?|typical|candidates?|characteristics|outcomes?|contract|behaviou?r|coverage|response|scope|references?|materials?|resources|links)\b|ce qui change|qué cambia|o que muda|что меняется|детали|подробности|описание|detalles|detalhes|détails|dettagli|详情|详细|細部|詳細|세부|상세|текущ|变更点|変更点|변경점|现状|当前|文件|原因|优点|現在|ファイル|理由|현재|파일|이유|원칙|原则|原則|principes|principios|princípios|принцип/iu;

/** Headings of a phase below which lists describe; below others they are work. */
export const DESCRIPTIONS =
  /\b(?:(?:user |data |request )?flows?|flujos?|fluxos?|abläufe|endpoints?|contract|behaviou?rs?|semantics|structure|rules?|response|coverage|notes?|details|requirements?|architecture|files|current|existing|background|rationale|why|principles?|guidelines?|granularity|considerations?|recommendations?|lessons|benefits|advantages|features|assumptions|constraints|limitations|scope|overview|summary|examples?|reference|users|audience|stakeholders|(?:pain|sore) points?|problems?|difficulties|symptoms|(?:what|how) (?:\w+ )?(?:usually|typically) .*|reports?|rapport|règles?|fichiers|contexte|reglas|informe|archivos|contexto|regras|relatório|arquivos|regole|regeln|bericht|dateien|regels)\b|правил|отч[её]т|файл|контекст|规则|报告|说明|现状|架构|概述|規則|ルール|レポート|構成|概要|규칙|보고서|구조|개요|基本原則|粒度|原则|原理|優点|优势|优点|建议|考慮事項|注意事項|원칙|장점|고려 ?사항|conseils|recommandations|avantages|principes|recomendaciones|ventajas|principios|recomendações|vantagens|princípios|raccomandazioni|vantaggi|empfehlungen|vorteile|grundsätze|problèmes|problemas|problemi|probleme|schwierigkeiten|принцип|преимуществ|рекомендаци|проблем|трудност|痛点|问题|課題|問題点|문제점|对象$|對象$|対象$|대상$/iu;

/** Headings that name work that is to be done, and not how work is done. */
export const OPEN_WORK =
  /\b(?:tasks?|to-?dos?|action items?|work items?|aufgaben|tâches|tareas|tarefas|attività)\b|задач|任务|待办|タスク|할 일|작업 ?목록/iu;

/** Whether a heading or a label says that tasks stand below it: "Tasks", "Remaining tasks", and not "How we cut tasks into PRs". */
export const announcesTasks = (heading: string): boolean =>
  OPEN_WORK.test(bare(heading)) && bare(heading).split(/\s+/).length <= 4 && !DESCRIPTIONS.test(bare(heading));

/** "Context providers to create": whatever it is, it is to be done. */
export const TO_DO = /\bto (?:create|add|build|implement|migrate|update|remove|delete|move|port|write|do)\b/i;

/** An order in which something is done. */
export const SEQUENCE =
  /\b(?:order|sequence|steps|reihenfolge|schritte|ordre|orden|ordem|pasos|passos)\b|порядок|顺序|步骤|順序|手順|순서/iu;

/** Roles that the parts of a section outside the phases have too. */
export const HANDED_DOWN: ReadonlySet<SectionRole | undefined> = new Set([
  'risks',
  'metrics',
  'questions',
  'environment',
  'rollback',
]);

/** Purposes of checklists by the role of their section. */
export const PURPOSES: Partial<Record<SectionRole, string>> = { next: 'next-steps', exit: 'completion' };

/** Labels that say when something is done, and nothing about what it is: "After validation", "Sobald alles läuft", "验证通过后". */
const WHEN =
  /^(?:after|once|when|whenever|if|as soon as|before|until|upon|while|wenn|falls|sobald|nachdem|nach|vor|bevor|si|cuando|una vez|después|tras|antes|se|quando|assim que|após|depois|dopo|prima|lorsque|quand|une fois|dès|après|avant|если|когда|после|перед|до|как только|khi|sau|setelah|sebelum)\s|如果|もし|만약|(?:之?后|以后|之?前|以前|後|前|후|전)\s*[:：]?$/iu;

/** Whether a heading or a label says when, and not what. */
export const saysWhen = (heading: string): boolean => WHEN.test(bare(heading));

/** Whether a heading is about checking that a phase is done: "Validation", and not "Validation logic". */
export const checksPhase = (heading: string): boolean =>
  VALIDATION.test(heading) && !saysWhen(heading) && !FACTS.test(heading) && bare(heading).split(/\s+/).length <= 5;
/** Lists of files in a section about risks say what is touched. */
export const listsFiles = (markdown: string): boolean => {
  const items = markdown.match(/^[-*+\d][^\n]*/gm) ?? [];
  return items.filter((item) => /^(?:[-*+]|\d+[.)])\s+`?[\w/.-]+\.\w{1,4}\b/.test(item)).length * 2 >= items.length;
};
