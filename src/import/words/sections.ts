import { words } from './pattern.ts';

/** What a section is about. The first role whose words a heading has wins. */
export type SectionRole =
  | 'contents'
  | 'rollback'
  | 'exit'
  | 'entry'
  | 'deliverables'
  | 'questions'
  | 'decisions'
  | 'risks'
  | 'environment'
  | 'metrics'
  | 'rollout'
  | 'checklist'
  | 'testing'
  | 'schedule'
  | 'next'
  | 'tasks'
  | 'goal'
  | 'files'
  | 'notes'
  | 'phases'
  | 'status';

/** Words of headings by role; the first role whose words a heading has wins. */
const SECTION_WORDS: readonly (readonly [SectionRole, RegExp])[] = [
  [
    'contents',
    words(
      'table of contents|contents|toc|inhalt(?:sverzeichnis)?|sommaire|índice|indice|sumário|содержание|оглавление|daftar isi|mục lục',
      '^目次|^目录|목차',
    ),
  ],
  [
    'rollback',
    words(
      'roll-?backs?|roll back|backout|fallback plan|rückfall\\w*|retour arrière|reversión|reversão|откат\\S*',
      '回滚|回退|ロールバック|切り戻し|롤백',
    ),
  ],
  [
    'exit',
    words(
      "exit criteri\\w+|acceptance(?: criteri\\w+| gates?)?|success criteri\\w+|completion criteri\\w+|definition of done|done when|done criteria|gates?(?![\\s-]*\\d)|checkpoints?|akzeptanzkriterien|abnahmekriterien|erfolgskriterien|critères? (?:de (?:succès|sortie|validation)|d['’]acceptation)|criterios? de (?:éxito|aceptación|salida)|critérios? de (?:aceite|sucesso|saída|aceitação)|criteri di (?:successo|accettazione|uscita)|критери\\S+ (?:успеха|при[её]мки|завершения|готовности)|kriteria (?:keberhasilan|penerimaan|sukses)|tiêu chí \\S+",
      '验收标准|完成标准|成功标准|退出标准|验收条件|验收|完了条件|完了基準|成功基準|受け入れ基準|成功の基準|완료 조건|완료 기준|성공 기준|수락 기준|인수 기준',
    ),
  ],
  [
    'entry',
    words(
      'entry criteri\\w+|pre-?requisites?|pre-?conditions?|prérequis|voraussetzungen|requisitos previos|pré-requisitos|prerequisiti|предварительные (?:условия|требования)|prasyarat|điều kiện tiên quyết',
      '前提条件|前置条件|进入条件|전제 조건|사전 조건|선행 조건',
    ),
  ],
  [
    'deliverables',
    words(
      'deliverables?|outputs?|(?:expected |target )?outcomes?|was .* erreicht|liefergegenstände|ergebnisse?|livrables?|livrable attendu|entregables?|entregáveis|consegne|результаты?|hasil|kết quả',
      '交付物|成果物|产出|산출물|결과물',
    ),
  ],
  [
    'questions',
    words(
      'open (?:questions?|issues?|decisions?|points?)|questions (?:to|for) \\p{L}+|unresolved|unknowns|(?:pending|outstanding) decisions?|decisions? (?:needed|required|pending|to (?:make|take|be made|be taken))|(?:offene|ausstehende) (?:fragen|punkte|entscheidungen)|questions ouvertes|décisions (?:à prendre|ouvertes|en attente)|decisiones (?:pendientes|abiertas|por tomar)|decisões (?:pendentes|em aberto|a tomar)|decisioni (?:aperte|da prendere)|нереш[её]нные вопросы|preguntas abiertas|questões (?:em aberto|abertas)|em aberto|открытые вопросы|pertanyaan terbuka',
      '待决策|待决定|待决事项|待定问题|未决问题|待确认|未解決|未決事項|検討事項|미해결|결정 필요',
    ),
  ],
  [
    'decisions',
    words(
      'decisions?|decision log|adrs?|entscheidungen|décisions|decisiones|decisões|decisioni|решения|keputusan|quyết định',
      '决策|决定|決定事項|意思決定|의사결정|결정 사항',
    ),
  ],
  [
    'risks',
    words(
      'risks?|risk (?:assessment|register|matrix|mitigation)|risiken|risiko|risques?|riesgos?|riscos?|rischi|риски?|resiko|rủi ro',
      '风险|風險|リスク|리스크|위험',
    ),
  ],
  [
    'environment',
    words(
      "environment variables?|env(?:ironment)? vars?|environment config\\w*|\\.env(?: \\w+)?|umgebungsvariablen|variables? d['’]environnement|variables? de entorno|variáveis de ambiente|variabili d['’]ambiente|переменные окружения|variabel lingkungan|biến môi trường",
      '环境变量|環境変数|환경 ?변수',
    ),
  ],
  [
    'metrics',
    words(
      '(?:success |performance |key )?metrics?|kpis?|performance (?:targets?|goals|benchmarks?|requirements)|targets|slos?|metriken|kennzahlen|métricas|métriques|metriche|метрики|показатели|metrik|chỉ số',
      '指标|性能目标|メトリクス|指標|성능 목표|지표',
    ),
  ],
  [
    'rollout',
    words(
      'roll-?outs?|canary|traffic (?:shift|migration|split|ramp)\\w*|cut-?over(?: plan| strategy)?|go-?live|gradual (?:rollout|migration)|feature flags?|einführung|umschaltung|bascule|despliegue gradual|implantação gradual|развертывание|выкатка',
      '灰度|切流|流量切换|カットオーバー|段階的リリース|切替計画|트래픽 전환|단계적 배포',
    ),
  ],
  [
    'checklist',
    words(
      'check-?lists?|pre-?flight|readiness|sign-?off|checkliste|liste de (?:contrôle|vérification)|lista de (?:verificación|verificação|comprobación)|чек-?лист|daftar periksa',
      '检查清单|检查列表|チェックリスト|체크리스트',
    ),
  ],
  [
    'testing',
    words(
      'tests?|testing|test (?:plan|strategy|cases)|validation|verification|verify|qa|tests? und verifikation|verifikation|vérification|pruebas|testes|validación|validação|verifica|тестирование|проверка|pengujian|kiểm thử',
      '测试|測試|验证|テスト|検証|테스트|검증',
    ),
  ],
  [
    'schedule',
    words(
      'time-?lines?|schedules?|time ?frame|estimates?|effort|milestones?|gantt|zeitplan|aufwand|calendrier|planning|cronogramas?|calendario|tempistiche|сроки|график|оценка|таймлайн|jadwal|lịch trình',
      '时间(?:表|线|规划|安排|估算|计划)|里程碑|工期|スケジュール|日程|マイルストーン|일정|타임라인|마일스톤',
    ),
  ],
  [
    'next',
    words(
      'next (?:steps?|actions?|up)|action items?|follow-?ups?|nächste (?:schritte|aktionen)|prochaines (?:étapes|actions)|próxim[ao]s (?:pasos|passos|acciones|ações)|prossim[ei] (?:passi|azioni)|(?:следующие|дальнейшие|ближайшие) (?:шаги|действия)|langkah selanjutnya|bước tiếp theo',
      '下一步|后续(?:步骤|行动)|接下来|次の(?:ステップ|アクション)|今後の|다음 단계|후속 (?:조치|작업)',
    ),
  ],
  [
    'phases',
    words(
      'phases|phasing|stages|roadmap|road map|(?:migration|implementation|execution|rollout|recommended|suggested|work|phased?) (?:plan|order|sequence|steps|phases|stages|strategy|approach|roadmap)|phasen|umsetzungsreihenfolge|umsetzungsplan|reihenfolge|étapes|phases de migration|fases|etapas|pasos|passos|plan de (?:migración|implementación|ejecución)|plano de (?:migração|execução|implementação)|planejamento de execução|fasi|этапы|план (?:миграции|работ|действий)|порядок (?:миграции|работ|выполнения)|шаги|tahapan|langkah(?:-langkah)?|các (?:giai đoạn|bước)|lộ trình',
      '阶段|分阶段|实施计划|实施步骤|迁移步骤|迁移阶段|执行计划|执行总览|路线图|フェーズ|移行ステップ|移行手順|移行計画|ロードマップ|実施計画|단계별|단계|로드맵|이행 계획|실행 계획',
    ),
  ],
  [
    'tasks',
    words(
      'tasks?|to-?dos?|work items?|action(?:s| plan)|sub-?tasks|activities|implementation|steps|instructions|instrucciones|instruções|инструкци[ия]|istruzioni|aufgaben|tâches|tareas|tarefas|attività|задачи|tugas|công việc|nhiệm vụ|actividades|atividades|ações|acciones',
      '任务|工作项|具体任务|^操作(?:步骤)?[:：]?$|タスク|作業|실행|작업|할 일',
    ),
  ],
  [
    'goal',
    words(
      'goals?|objectives?|purpose|scope|why this phase|ziele?|objectifs?|objetivos?|propósito|obiettiv\\w+|цел[ьи]|tujuan|mục tiêu',
      '目标|目的|目標|ゴール|목표|목적',
    ),
  ],
  ['files', words('files?(?: to .*| changed| likely .*)?|dateien|fichiers|archivos|arquivos|файлы', '文件|ファイル|파일')],
  [
    'notes',
    words(
      "notes?|background|context|considerations|remarks|hinweise|kontext|contexte|contexto|notas|note|заметки|примечани\\S+|catatan|ghi chú|points d['’]attention",
      '备注|注意|说明|背景|備考|補足|参考|비고|참고|주의',
    ),
  ],
  [
    'status',
    words(
      'status|progress|stand|fortschritt|état|avancement|estado|progreso|progresso|stato|статус|прогресс|состояние|kemajuan|tiến độ',
      '状态|进度|進捗|状況|현황|진행',
    ),
  ],
];

/** Longer headings are sentences, in which any word may occur. */
const LONGEST_HEADING = 70;

/** The role of a heading, or nothing if its words are none of ours. */
export const sectionRole = (title: string): SectionRole | undefined => {
  // What stands in parentheses is beside the point: "Update the batch (high risk)".
  const words = title.replace(/[（(][^()（）]*[)）]/g, ' ').trim();
  return words === '' || words.length > LONGEST_HEADING
    ? undefined
    : SECTION_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
};
