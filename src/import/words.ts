import type { Status } from '../model/kinds/common.ts';

/**
 * The words by which parts of a plan are recognised: English, German, French, Spanish, Portuguese, Italian, Russian, Chinese,
 * Japanese, Korean, Vietnamese and Indonesian. Latin words stand between word boundaries; East Asian ones have none.
 */

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

const latin = (words: string): string => `(?<![\\p{L}-])(?:${words})(?![\\p{L}])`;
const words = (latinWords: string, other = ''): RegExp =>
  new RegExp(other === '' ? latin(latinWords) : `${latin(latinWords)}|${other}`, 'iu');

export const SECTION_WORDS: readonly (readonly [SectionRole, RegExp])[] = [
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
      'roll-?backs?|roll back|backout|fallback plan|rückfall\\w*|retour arrière|reversión|reversão|откат\\S*|contingency',
      '回滚|回退|ロールバック|切り戻し|롤백',
    ),
  ],
  [
    'exit',
    words(
      "exit criteri\\w+|acceptance(?: criteri\\w+| gates?)?|success criteri\\w+|completion criteri\\w+|definition of done|done when|done criteria|gates?|checkpoints?|akzeptanzkriterien|abnahmekriterien|erfolgskriterien|critères? (?:de (?:succès|sortie|validation)|d['’]acceptation)|criterios? de (?:éxito|aceptación|salida)|critérios? de (?:aceite|sucesso|saída|aceitação)|criteri di (?:successo|accettazione|uscita)|критери\\S+ (?:успеха|при[её]мки|завершения|готовности)|kriteria (?:keberhasilan|penerimaan|sukses)|tiêu chí \\S+",
      '验收标准|完成标准|成功标准|退出标准|验收条件|验收|完了条件|完了基準|成功基準|受け入れ基準|成功の基準|완료 조건|완료 기준|성공 기준|수락 기준|인수 기준',
    ),
  ],
  [
    'entry',
    words(
      'entry criteri\\w+|pre-?requisites?|prérequis|voraussetzungen|requisitos previos|pré-requisitos|prerequisiti|предварительные (?:условия|требования)|prasyarat|điều kiện tiên quyết',
      '前提条件|前置条件|进入条件|전제 조건|사전 조건|선행 조건',
    ),
  ],
  [
    'deliverables',
    words(
      'deliverables?|outputs?|liefergegenstände|ergebnisse?|livrables?|livrable attendu|entregables?|entregáveis|consegne|результаты?|hasil|kết quả',
      '交付物|成果物|产出|산출물|결과물',
    ),
  ],
  [
    'questions',
    words(
      'open (?:questions?|issues?|decisions?|points?|items)|questions (?:to|for) \\p{L}+|unresolved|unknowns|offene (?:fragen|punkte)|questions ouvertes|preguntas abiertas|questões (?:em aberto|abertas)|em aberto|открытые вопросы|pertanyaan terbuka',
      '待定问题|未决问题|待确认|未解決|未決事項|検討事項|미해결|결정 필요',
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
      '时间表|时间线|里程碑|工期|スケジュール|日程|マイルストーン|일정|타임라인|마일스톤',
    ),
  ],
  [
    'next',
    words(
      'next (?:steps?|actions?)|action items?|follow-?ups?|nächste schritte|prochaines étapes|próximos pasos|próximos passos|prossimi passi|следующие шаги|дальнейшие шаги|langkah selanjutnya|bước tiếp theo',
      '下一步|后续步骤|次のステップ|今後の|다음 단계',
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
      'tasks?|to-?dos?|work items?|action(?:s| plan)|sub-?tasks|activities|implementation|steps|aufgaben|tâches|tareas|tarefas|attività|задачи|tugas|công việc|nhiệm vụ|actividades|atividades|ações|acciones',
      '任务|工作项|具体任务|タスク|作業|실행|작업|할 일',
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

/** What a column of a table holds. */
export type ColumnRole =
  | 'id'
  | 'mitigation'
  | 'contingency'
  | 'probability'
  | 'impact'
  | 'level'
  | 'consequence'
  | 'risk'
  | 'decision'
  | 'options'
  | 'chosen'
  | 'reason'
  | 'variable'
  | 'default'
  | 'required'
  | 'metric'
  | 'baseline'
  | 'target'
  | 'measured'
  | 'method'
  | 'endpoint'
  | 'criteria'
  | 'deliverables'
  | 'dependencies'
  | 'duration'
  | 'effort'
  | 'size'
  | 'start'
  | 'finish'
  | 'period'
  | 'phase'
  | 'task'
  | 'status'
  | 'progress'
  | 'owner'
  | 'priority'
  | 'package'
  | 'version'
  | 'category'
  | 'from'
  | 'to'
  | 'purpose'
  | 'notes'
  | 'date'
  | 'title';

export const COLUMN_WORDS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['id', /^(?:#|no\.?|nr\.?|n[º°]|id|№|编号|序号|番号|번호|(?:risk|风险|リスク)\s*id)$/iu],
  [
    'mitigation',
    words(
      'mitigations?|mitigation (?:strategy|plan|steps)|countermeasures?|response|gegenmaßnahmen?|maßnahmen?|atténuation|mitigación|mitigação|mitigazione|смягчение|митигация|меры|mitigasi|giảm thiểu',
      '缓解|应对|对策|対策|対応策|대응|완화|대책',
    ),
  ],
  ['contingency', words('contingency|fallback|plan b', '应急|コンティンジェンシー|비상 ?계획')],
  [
    'probability',
    words(
      'probabilit\\w+|likelihood|chance|wahrscheinlichkeit|probabilité|probabilidad|probabilidade|probabilità|вероятность|kemungkinan|khả năng',
      '概率|可能性|発生確率|発生可能性|발생 ?가능성|확률|가능성',
    ),
  ],
  ['consequence', words('consequences?|effect|folgen?|conséquences?|consecuencias?|последствия', '后果|结果影响|현상')],
  ['impact', words('impacts?|auswirkung(?:en)?|impacto|impatto|влияние|dampak|ảnh hưởng|tác động', '影响|影響|영향')],
  [
    'level',
    words(
      'severity|sev|risk level|level|schweregrad|gravité|severidad|gravidade|gravità|серьёзность|уровень|tingkat',
      '严重|风险等级|等级|重要度|深刻度|심각도|위험도',
    ),
  ],
  [
    'risk',
    words(
      'risks?|primary risk|risk description|challenges?|risiko|risiken|risques?|riesgos?|riscos?|rischi\\w*|риски?|resiko|rủi ro',
      '风险|風險|リスク|리스크|위험',
    ),
  ],
  [
    'decision',
    words('decisions?|entscheidung(?:en)?|décisions?|decisión|decisões|decisão|решения?|keputusan', '决策|决定事项|決定|결정'),
  ],
  ['options', words('options?|alternatives?|alternativen|alternativas|варианты', '备选|选项|方案|選択肢|대안')],
  [
    'chosen',
    words('chosen|choice|selected|selection|gewählt|choix|elección|escolha|scelta|выбор|pilihan', '选择|選定|採用|선택'),
  ],
  [
    'reason',
    words(
      'reasons?|rationale|why(?: \\w+)?|justification|begründung|grund|raison|razón|motivo|por quê|por qué|justificativa|причина|обоснование|alasan|lý do',
      '理由|原因|근거|이유',
    ),
  ],
  [
    'variable',
    words(
      '(?:env(?:ironment)?\\.? ?)?variables?|env(?:ironment)? vars?|env|umgebungsvariable|variável|переменная',
      '环境变量|变量名?|変数名?|변수명?',
    ),
  ],
  [
    'default',
    words(
      'defaults?|default value|example|sample|standardwert|par défaut|por defecto|padrão|по умолчанию',
      '默认值?|示例|デフォルト|기본값|예시',
    ),
  ],
  ['required', words('required|mandatory|pflicht|requis|requerido|obrigatório|обязательн\\S+|wajib', '必填|必须|必須|필수')],
  [
    'metric',
    words(
      'metrics?|kpis?|measure|indicator|metrik|kennzahl|métriques?|métricas?|метрика|показатель|metriche?',
      '指标|指標|メトリクス|지표',
    ),
  ],
  [
    'baseline',
    words(
      'baselines?|\\w+ baseline|current (?:value|performance)|ausgangswert|línea base|linha de base',
      '基线|基准|ベースライン|현재 값|현재값',
    ),
  ],
  ['measured', words('measured|actual(?: value)?|achieved|ist-?wert|medido', '实测|实际值|実測|실측')],
  ['method', words('(?:http )?(?:methods?|verbs?)|methode|méthode|método|метод', '方法|请求方式|メソッド|메서드|메소드')],
  [
    'endpoint',
    words(
      'endpoints?|routes?|urls?|uris?|paths?|apis?|endpunkte?|rotas?|rutas?|эндпоинты?|маршруты?',
      '端点|接口|路由|エンドポイント|パス|ルート|엔드포인트|경로',
    ),
  ],
  [
    'criteria',
    words(
      'criteria|criterion|(?:success|exit|acceptance|pass|validation) criteria|acceptance|kriterien|critères?|criterios?|critérios?|критерии',
      '标准|条件|基準|기준',
    ),
  ],
  [
    'deliverables',
    words(
      'deliverables?|key deliverables?|outputs?|lieferobjekte|livrables?|entregables?|entregáveis|результат\\S*',
      '交付物|成果物|产出|산출물',
    ),
  ],
  [
    'dependencies',
    words(
      'depends on|dependenc\\w+|depends|prerequisites?|requires|abhängigkeit\\w*|dépendances?|dependencias?|dependências?|зависимости',
      '依赖|前置|依存|의존|선행',
    ),
  ],
  [
    'size',
    /^(?:t-?shirt[- ])?size(?:\s*[（(].*[)）])?$|^t-?shirt$|^größe$|^taille$|^talla$|^tamanho$|^размер$|^规模$|^規模$|^규모$/iu,
  ],
  [
    'effort',
    words(
      'efforts?|est\\.? hours|hours|estimated? (?:hours|effort)|loe|story points|aufwand|stunden|charge|esfuerzo|esforço|horas|sforzo|трудозатраты|часы|часов',
      '工作量|人日|工时|工数|공수|작업량',
    ),
  ],
  [
    'duration',
    words(
      'duration|time|estimated? (?:time|duration)|estimate|length|dauer|durée|duración|duração|durata|длительность|время|дней|срок|durasi|waktu|thời gian',
      '工期|时长|耗时|周期|预计时间|期間|所要時間|기간|소요',
    ),
  ],
  ['start', words('start(?:ed|s)?|start date|begin|beginn|début|inicio|início|inizio|начало|mulai|bắt đầu', '开始|開始|시작')],
  [
    'finish',
    words(
      'end(?:s)?|end date|finish(?:ed)?|completed?|completion|target date|due(?: date)?|deadline|ende|fin|término|fim|fine|конец|окончание|завершение|selesai|kết thúc',
      '结束|完成日期|完成时间|終了|完了日|종료|완료일',
    ),
  ],
  [
    'period',
    words('weeks?|when|timeline|timing|sprint|woche|semaine|semana|settimana|неделя|minggu|tuần', '周次|时间|週|時期|주차|시기'),
  ],
  [
    'phase',
    words(
      'phases?|stages?|waves?|milestones?|fases?|etapas?|étapes?|fasi|этапы?|фаза|tahap|giai đoạn',
      '阶段|フェーズ|段階|단계|里程碑|マイルストーン',
    ),
  ],
  [
    'task',
    words(
      'tasks?|activit\\w+|actions?|action items?|steps?|work(?: items?| packages?)?|to-?dos?|aufgaben?|tâches?|tareas?|tarefas?|attività|задач[аи]|tugas|công việc',
      '任务|工作内容|步骤|タスク|作業|작업',
    ),
  ],
  [
    'status',
    words(
      'status|state|stand|statut|état|estado|stato|статус|состояние|trạng thái|verified|parity verified|done',
      '状态|狀態|ステータス|状況|状態|상태|현황',
    ),
  ],
  [
    'progress',
    words(
      'progress|% complete|complete|completion|fortschritt|avancement|progreso|progresso|прогресс',
      '进度|完成度|進捗|진행률',
    ),
  ],
  [
    'owner',
    words(
      'owners?|assignees?|responsible|lead|who|verantwortlich\\w*|responsables?|responsável|dueño|ответственн\\S+|исполнитель|penanggung jawab|người phụ trách',
      '负责人|责任人|担当|담당',
    ),
  ],
  [
    'priority',
    words(
      'priority|prio|order|priorität|priorité|prioridad|prioridade|priorità|приоритет|prioritas|ưu tiên',
      '优先级|優先度|優先順位|우선순위',
    ),
  ],
  [
    'package',
    words(
      'packages?|librar(?:y|ies)|dependency|modules?|tools?|technolog(?:y|ies)|frameworks?|paket|bibliothek|bibliothèque|paquete|biblioteca|pacote|библиотека|пакет',
      '包名?|库|依赖包|技术|框架|パッケージ|ライブラリ|技術|패키지|라이브러리|기술',
    ),
  ],
  ['version', words('versions?|version range|versión|versão|версия', '版本|バージョン|버전')],
  [
    'from',
    words(
      'from|old|current|existing|legacy|before|source|original|today|present|now|as-?is|previous|replaces|alt|bisher|aktuell|quelle|ancien\\w*|actuel\\w*|avant|actual|antiguo|origen|antes|atual|origem|antigo|attuale|vecchio|prima|старый|текущ\\S+|было|сейчас|из|lama|saat ini|cũ|hiện tại',
      '旧|现有|现状|当前|原|迁移前|移行前|現行|現在|元|기존|현재|이전',
    ),
  ],
  [
    'target',
    words(
      'targets?(?: value| latency)?|goal|soll-?wert|zielwert|objetivo|meta|cible|valor objetivo|целевое',
      '目标值|目標値|目标|목표',
    ),
  ],
  [
    'to',
    words(
      'to|new|after|future|replacement|replaced by|equivalent|alternative|destination|to-?be|becomes|neu|ziel|nouveau|nouvelle|après|nuevo|destino|después|novo|depois|nuovo|dopo|новый|станет|стало|в|baru|mới',
      '新|迁移后|移行後|移行先|変換後|目标组件|변경 후|신규|이후|대체',
    ),
  ],
  [
    'category',
    words(
      'categor(?:y|ies)|areas?|type|group|component|layer|aspect|kategorie|bereich|catégorie|categoría|categoria|camada|категория',
      '类别|分类|组件|模块|カテゴリ|区分|구분|분류',
    ),
  ],
  [
    'purpose',
    words(
      'purpose|descriptions?|role|usage|used for|use|responsibilit\\w+|zweck|beschreibung|rôle|propósito|descripción|descrição|uso|papel|назначение|описание|keterangan|mô tả',
      '用途|描述|说明|作用|用途|説明|役割|용도|설명|역할',
    ),
  ],
  [
    'notes',
    words(
      'notes?|comments?|remarks?|details?|changes?|observations?|hinweise?|bemerkung(?:en)?|remarques?|notas?|observaciones|observações|commenti|примечани\\S+|комментари\\S+|catatan|ghi chú',
      '备注|注释|変更点|备注|備考|补充|변화|비고|참고|내용',
    ),
  ],
  ['date', words('date|datum|fecha|data|дата|tanggal|ngày', '日期|日付|날짜|일자')],
  ['title', words('name|title|item|subject|titel|nom|nombre|nome|название|имя|nama|tên', '名称|名前|项目|タイトル|이름|항목')],
];

/** The role of a column by its header. */
export const columnRole = (header: string): ColumnRole | undefined =>
  COLUMN_WORDS.find(([, pattern]) => pattern.test(header.trim()))?.[0];

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
  return STATUS_WORDS.find(([, pattern]) => pattern.test(text))?.[0];
}

const EMOJI =
  /(?:\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}])(?:\ufe0f|\u200d|[\u{1F3FB}-\u{1F3FF}]|\p{Extended_Pictographic})*/gu;

/** Text without Markdown marks, emoji and space around it. */
export const bare = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(EMOJI, ' ')
    .replace(/\s+/g, ' ')
    .trim();
