import { words } from './pattern.ts';

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

const COLUMN_WORDS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['id', /^(?:#|no\.?|nr\.?|n[º°]|id|№|编号|序号|番号|번호|(?:risk|风险|リスク)\s*id)$/iu],
  [
    'mitigation',
    words(
      'mitigations?|mitigation (?:strategy|plan|steps)|countermeasures?|guardrails?|response|gegenmaßnahmen?|maßnahmen?|atténuation|parades?|contre-mesures?|remèdes?|contramedidas?|remedios?|mitigación|mitigação|mitigazione|смягчение|митигация|меры|mitigasi|giảm thiểu',
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
  ['options', words('options?|alternatives?|alternativen|alternativas|варианты', '备选|选项|可选方案|^方案$|選択肢|대안')],
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
      'depends on|dependenc\\w+|depends|prerequisites?|requires|abhängigkeit\\w*|hängt ab von|abhängig von|setzt voraus|voraussetzung(?:en)?|dépendances?|dépend de|dependencias?|dependências?|depende de|dipende da|dipendenze|зависимости|зависит от|tergantung pada|phụ thuộc(?: vào)?',
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
      'phases?|stages?|waves?|milestones?|phasen|stufen?|wellen?|meilensteine?|fases?|etapas?|étapes?|jalons?|hitos?|marcos?|fasi|tappe|этапы?|фаза|tahap|giai đoạn',
      '阶段|フェーズ|段階|단계|里程碑|マイルストーン',
    ),
  ],
  [
    'task',
    words(
      'tasks?|activit\\w+|actions?|action items?|steps?|work(?: items?| packages?)?|work ?streams?|to-?dos?|aufgaben?|maßnahme|aktion(?:en)?|tâches?|tareas?|tarefas?|acción|acciones|ação|ações|azion[ei]|действи[ея]|attività|задач[аи]|tugas|công việc',
      '任务|工作内容|步骤|^(?:操作|アクション|조치)$|タスク|作業|작업',
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
      '旧|现有|现状|当前|原(?!因|则|理|型|始日期)|迁移前|移行前|現行|現在|元|기존|현재|이전',
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
      '新|迁移后|替代|替换|代替|移行後|移行先|変換後|置き換え|目标组件|변경 후|신규|이후|대체',
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
