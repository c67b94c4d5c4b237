import { counted } from '../../analysis/counted.ts';
import type { Table } from '../../model/body.ts';
import type { Plan } from '../../model/plan.ts';
import { filesOf } from '../../model/rows-of.ts';
import { defineRule } from '../rule.ts';

/** A register that authors write as a table, by the words that stand at the head of its columns in nine languages. */
interface Register {
  name: string;
  file: string;
  /** Each of them has to match another column. */
  columns: readonly RegExp[];
  /** Whether the plan has rows of it already: then a table beside them is prose. */
  isFilled: (plan: Plan) => boolean;
  row: string;
}

const REGISTERS: readonly Register[] = [
  {
    name: 'risks',
    file: 'risks.mdx',
    columns: [
      /\b(?:risks?|risiko|risiken|risques?|riesgos?|riscos?|rischio|rischi)\b|риск|风险|リスク|위험/iu,
      /\b(?:probability|likelihood|impact|mitigation|severity|wahrscheinlichkeit|auswirkung|maßnahmen?|gegenmaßnahmen?|probabilité|atténuation|probabilidad|impacto|mitigación|probabilidade|mitigação|probabilità|impatto|mitigazione)\b|вероятность|влияние|снижени|概率|影响|缓解|应对|影響|確率|対策|확률|영향|완화|대응/iu,
    ],
    isFilled: ({ risks }) => (risks?.risks.length ?? 0) > 0,
    row: '{ title: "…", probability: low, impact: high, mitigation: "…" }',
  },
  {
    name: 'metrics',
    file: 'metrics.mdx',
    columns: [
      /\b(?:metrics?|kpis?|metrik|kennzahl|métriques?|indicateur|métricas?|indicador|metrica|metriche)\b|метрика|показатель|指标|指標|メトリクス|지표/iu,
      /\b(?:baseline|target|goal|threshold|slo|ausgangswert|ziel|zielwert|cible|objectif|seuil|objetivo|meta|umbral|obiettivo|soglia)\b|цель|порог|目标|基线|目標|基準|목표|기준/iu,
    ],
    isFilled: ({ metrics }) => (metrics?.metrics.length ?? 0) > 0,
    row: '{ name: "…", baseline: 180 ms, target: at most 200 ms }',
  },
  {
    name: 'endpoints',
    file: 'endpoints/<api>.mdx',
    columns: [
      /\b(?:old|current|legacy|existing|alt|aktuell|ancien|actuel|actual|antiguo|atual|antigo|attuale|vecchio)\b.*(?:endpoint|route|path|api|url)|旧.*(?:接口|端点|エンドポイント)|기존.*엔드포인트|текущ.*(?:endpoint|эндпоинт|маршрут)/iu,
      /\b(?:new|target|neu|neuer|nouveau|nouvelle|nuevo|novo|nuovo|replacement)\b.*(?:endpoint|route|path|api|url)|新.*(?:接口|端点|エンドポイント)|새.*엔드포인트|нов.*(?:endpoint|эндпоинт|маршрут)/iu,
    ],
    isFilled: ({ endpoints }) => endpoints.some(({ mappings }) => mappings.length > 0),
    row: '{ from: GET /old, to: GET /new }',
  },
  {
    name: 'schedule',
    file: 'phases/<number>-<name>.mdx, one file a phase',
    columns: [
      /\b(?:phases?|stages?|milestones?|étapes?|fases?|meilenstein|etapas?|fase|fasi)\b|фаза|этап|阶段|フェーズ|단계/iu,
      /\b(?:duration|start|end|finish|weeks?|dates?|dauer|beginn|ende|wochen?|durée|début|fin|semaines?|duración|inicio|semanas?|duração|início|fim|durata|inizio|fine|settimane)\b|срок|длительность|начало|недел|时间|周期|工期|期間|開始|기간|시작/iu,
    ],
    isFilled: ({ phases }) => phases.length > 0,
    row: 'title: …, status: planned, duration: 2w',
  },
];

/** Whether each pattern matches a column of its own. */
const matches = ({ head }: Table, columns: readonly RegExp[]): boolean => {
  const left = [...head];
  return columns.every((column) => {
    const index = left.findIndex((cell) => column.test(cell));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
};

const PLAN = '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n---\n';

export const registerAsTable = defineRule({
  id: 'damage/register-as-table',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Register is written as a Markdown table',
  why: 'Tables in a body are shown but not read: nothing is compared, computed or checked.',
  examples: {
    fails: {
      'plan.mdx': `${PLAN}\n| Risk | Probability | Mitigation |\n|---|---|---|\n| The importer loses rows | high | Compare counts |\n`,
    },
    passes: {
      'plan.mdx': PLAN,
      'risks.mdx':
        '---\nrisks:\n  - { title: The importer loses rows, probability: high, impact: high, mitigation: Compare counts, owner: Ana }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const register of REGISTERS) {
      if (register.isFilled(plan)) continue;
      for (const file of filesOf(plan)) {
        for (const table of file.body.tables) {
          if (table.rows === 0 || !matches(table, register.columns)) continue;
          report(
            { ref: file.ref, source: table.source },
            `A table of ${register.name} with ${counted(table.rows, 'row')} is in the body, where it is not read, and the plan has no other ${register.name}.`,
          )
            .fix(`Write its rows in ${register.file}: ${register.row}; \`banyan import plan\` converts whole documents`)
            .key(register.name, ...table.head);
        }
      }
    }
  },
});
