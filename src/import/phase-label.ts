import { bare } from './words/bare.ts';

/** A heading or a lead that numbers a part of the work: `Phase 1: Setup`, `Этап 2.`, `阶段一：`, `3단계`. */
export interface PhaseLabel {
  /** The word, in the form in which headings are compared: `phase`. */
  family: string;
  /** Phases, stages and waves are strong; steps and weeks are phases only where a plan has nothing stronger. */
  strength: 'strong' | 'weak';
  /** As numbered: `8.5`, `4A`, `0`, `1-2`; East Asian and Roman numerals as digits. */
  number: string;
  /** The label in the author's words: `阶段一`. */
  label: string;
  /** What stands behind it. */
  title: string;
}

const STRONG: Record<string, string> = {
  phase: 'phase|phases',
  fase: 'fase|faza|fáze',
  этап: 'этап|фаза|стадия',
  阶段: '阶段|階段',
  フェーズ: 'フェーズ|フェイズ|段階',
  단계: '단계|페이즈',
  'giai đoạn': 'giai đoạn',
  tahap: 'tahap|tahapan',
  stage: 'stage|stufe|stade|stadio',
  etapa: 'etapa|etap|tappa|aşama',
  étape: 'étape|etape',
  wave: 'wave|welle|onda|vague|ola|волна',
  milestone: 'milestone|meilenstein|jalon|hito|marco|里程碑|マイルストーン|마일스톤',
  sprint: 'sprint|спринт|スプリント|스프린트',
  iteration: 'iteration|itération|iteración|iteração|итерация',
  block: 'block|bloque|bloco|блок',
  tier: 'tier',
  batch: 'batch|批次',
  increment: 'increment|slice|lot|iterasi',
};

const WEAK: Record<string, string> = {
  step: 'step|schritt|paso|passo|шаг|步骤|步驟|ステップ|스텝|bước|langkah',
  week: 'week|weeks|woche|semaine|semana|settimana|неделя|周|週|주차|tuần|minggu',
  day: 'day|days|tag|jour|día|dia|giorno|день|天|日目|일차|ngày|hari',
  month: 'month|months|monat|mois|mes|mês|mese|месяц|月|개월|tháng|bulan',
};

const CJK_DIGITS = '零一二三四五六七八九';

const cjkNumber = (text: string): number | undefined => {
  if (!/^[零一二三四五六七八九十]+$/.test(text)) return undefined;
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (part: string | undefined, missing: number): number => (part ? CJK_DIGITS.indexOf(part) : missing);
  return text.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0);
};

const ROMAN: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9, X: 10, XI: 11, XII: 12 };

const NUMBER = String.raw`[A-Z]\d+(?:\.\d+)*|\d+(?:\.\d+)*[A-Za-z]?(?:\s*[-–~+&/]\s*\d+(?:\.\d+)?[A-Za-z]?)?\+?|[IVX]{1,4}(?![\p{L}\p{N}])|[零一二三四五六七八九十]+|[A-Z](?![\p{L}\p{N}])`;
const BEHIND = String.raw`\s*(?:[:：—–‑.．、)）\]|｜·・•→/]|-(?!\d)|(?=[(（「【『])|$|\s)\s*`;

interface Family {
  family: string;
  strength: PhaseLabel['strength'];
  before: RegExp;
  behind: RegExp;
}

/** Only East Asian words have their number in front. */
const counted = (alternatives: string): string =>
  alternatives
    .split('|')
    .filter((word) => /[\u3040-\u9fff\uac00-\ud7a3]/.test(word))
    .join('|') || '(?!)';

const familiesOf = (strength: PhaseLabel['strength'], words: Record<string, string>): Family[] =>
  Object.entries(words).map(([family, alternatives]) => ({
    family,
    strength,
    // `Phase 1`, `阶段一`, `Phase #2`
    before: new RegExp(
      `^(?<label>(?:${alternatives})\\s*(?:#|n[º°]\\s*)?(?<number>${NUMBER}))(?<behind>${BEHIND})(?<title>.*)$`,
      'iu',
    ),
    // `第一阶段`, `1단계`, `第 2 フェーズ`
    behind: new RegExp(
      `^(?<label>第?\\s*(?<number>\\d+(?:\\.\\d+)?(?:\\s*[-–~]\\s*\\d+)?|[零一二三四五六七八九十]+)\\s*(?:${counted(alternatives)}))(?<behind>${BEHIND})(?<title>.*)$`,
      'iu',
    ),
  }));

const FAMILIES: readonly Family[] = [...familiesOf('strong', STRONG), ...familiesOf('weak', WEAK)];

/** `M0 — Foundation`, `P8.5: Shadow`, `WS2: …`: letters that plans number their milestones and work packages by. */
const SHORT =
  /^(?<label>(?<family>M|P|WP|WS)(?<number>\d+(?:\.\d+)?[A-Za-z]?))(?<behind>\s*(?:[:：—–]|-(?!\d)|\.\s)\s*)(?<title>\S.*)$/u;
/** `01-sdk: Update the SDK`: a number and a name that files are called by. */
const NAMED = /^(?<label>(?<number>\d{2,3}(?:\.\d+)?)-[a-z][a-z0-9-]*)(?<behind>\s*[:：]\s*)(?<title>\S.*)$/u;

/** `W0 Foundations`, `P1: Setup`: any letters and a number, where a plan is known to number its phases so. */
const CODE = /^(?<number>[A-Z]{1,3}\d+(?:\.\d+)?[a-z]?)(?:\s*[:：—–.-])?(?:\s+(?<title>.+))?$/u;

/** Reads a text as the short label of a phase, such as `W0` or `S1`, and a name. */
export function codeLabel(text: string): PhaseLabel | undefined {
  const { number, title = '' } = CODE.exec(bare(text))?.groups ?? {};
  return number === undefined ? undefined : { family: 'short', strength: 'strong', number, label: number, title: title.trim() };
}

const SHORT_FAMILY: Record<string, string> = { M: 'milestone', P: 'phase', WP: 'work package', WS: 'work stream' };

const TEMPLATE = /^[XN]$|^\[/;

function labelFrom(
  groups: Record<string, string | undefined>,
  family: string,
  strength: PhaseLabel['strength'],
): PhaseLabel | undefined {
  const { label = '', number = '', behind = '', title = '' } = groups;
  if (TEMPLATE.test(number) || /^\[[^\]]*\]$/.test(title.trim())) return undefined;
  // Words are matched in any case, letters and Roman numerals are capitals that stand alone: "phases" is no phase S.
  if (/^[A-Za-z]+$/.test(number) && (number !== number.toUpperCase() || !/[\s#]$/.test(label.slice(0, -number.length))))
    return undefined;
  const roman = ROMAN[number];
  // `phase1-setup/`, `step-2.sql`: the name of a folder or a file.
  if (/^-?[\w.-]+(?:\/|\.[a-z]\w{0,4})$/.test(`${behind.trim()}${title.trim()}`)) return undefined;
  // A letter or a Roman numeral without a sign behind it is a word: "Phase I think", "Step A service".
  const separated = /[^\s]/.test(behind) || title.trim() === '' || /^[(（]/.test(title);
  if (/^[A-Z]$|^[IVX]+$/i.test(number) && !/\d/.test(number) && !separated) return undefined;
  // `Phase 2 Considerations` goes on in lower case or names a document about the phase; that is judged by its section.
  const digits =
    roman !== undefined ? String(roman) : (cjkNumber(number)?.toString() ?? number.replace(/\s+/g, '').replace(/–/g, '-'));
  return { family, strength, number: digits, label: label.trim(), title: title.trim() };
}

/** The number in front of a heading: `3. `, `4.2 `, `3a. `, `2) `, `一、`, `IV. `. */
export const NUMBERING =
  /^(?:\d+(?:\.\d+)*\s*[.)）、:]?\s+|\d+[.)、]\s*|\d+(?:\.\d+)*[a-z][.)]\s+|[一二三四五六七八九十]+[、.．]\s*|[IVX]+[.)]\s+|[（(]\d+[)）]\s*)/u;

/** A heading as a title: without marks, the number in front and the colon behind. Nothing else is left of one that is all number. */
export const unnumbered = (heading: string): string => {
  const plain = bare(heading).replace(/\s*[:：]$/, '');
  return plain.replace(NUMBERING, '') || plain;
};

/** Reads a heading, or the lead of a line, as the label of a phase. */
export function phaseLabel(heading: string): PhaseLabel | undefined {
  const plain = bare(heading).replace(/^[^\p{L}\p{N}#(（]+/u, '');
  for (const text of [plain, plain.replace(NUMBERING, '')]) {
    for (const { family, strength, before, behind } of FAMILIES) {
      const groups = before.exec(text)?.groups ?? behind.exec(text)?.groups;
      const label = groups && labelFrom(groups, family, strength);
      if (label) return label;
    }
    const short = SHORT.exec(text)?.groups;
    const named = NAMED.exec(text)?.groups;
    if (named) return labelFrom(named, 'task', 'strong');
    if (short) return labelFrom(short, SHORT_FAMILY[short.family ?? ''] ?? 'phase', 'strong');
  }
  return undefined;
}
