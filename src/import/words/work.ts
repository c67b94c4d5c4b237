import { bare } from './bare.ts';
import { inAnySpelling } from './spelling.ts';

const list = (...parts: readonly string[]): string => parts.join(' ').trim().split(/\s+/).join('|');

/** English verbs that plans begin their items with, in the base form. */
const ENGLISH = list(
  'achieve activate add adapt adjust align allocate allow append assemble avoid amend analy[sz]e announce apply approve archive assess assign attach audit automate back backup',
  'baseline batch begin block book bootstrap bring build bump call capture change check choose claim click clean cleanup clear clone close collect commit communicate',
  'centrali[sz]e clarify classify craft customi[sz]e deactivate decrypt defer delegate detach diagnose discover encrypt enrich exclude explain explore formulate generali[sz]e ingest intercept invalidate',
  'compare compile complete conduct configure confirm connect consider consolidate containeri[sz]e continue convert coordinate copy correct',
  'cover create cut cutover deal debug decide declare decommission decouple dedupe deduplicate define delete deliver deploy deprecate derive',
  'describe design detect determine develop disable discuss distribute document download draft drain drop dual-write dump duplicate eliminate',
  'embed emit enable encapsulate enforce enhance ensure enter enumerate establish estimate evaluate examine execute expand experiment export expose extend externali[sz]e',
  'extract fetch file fill finali[sz]e find finish fix flag flip focus follow force formali[sz]e format freeze gather generate get give grant group guard',
  'handle harden hide hire host identify implement import improve include increase inform initiali[sz]e inject insert inspect install',
  'instantiate instrument integrate interview introduce inventory investigate invite invoke isolate iterate join keep kick label land launch learn let leverage lint list load locali[sz]e locate lock log loop maintain manage mitigate negotiate observe override overwrite persist polish',
  'look make map mark measure merge migrate minimi[sz]e mirror mock moderni[sz]e modify monitor mount move name navigate normali[sz]e note notify obtain offer onboard open',
  'optimi[sz]e order organi[sz]e outline package park parse pass paste patch pause perform pick pilot pin ping plan plug point populate port post prefer prepare present',
  'preserve press prevent print prioriti[sz]e profile promote propagate protect prototype prove provide provision prune publish pull purge push put query rate read rebase',
  'rebuild receive record redeploy redesign redirect reduce re-?enable refactor refine refresh register regenerate re-?import release reload relocate remove rename render reorgani[sz]e',
  'precompute prefetch preload propose quantify reassign recalculate recheck recommend reconcile recover recreate redefine redo reinstall reject remediate remind reopen reorder repackage repoint repurpose resize respect retest retrieve',
  'repair repeat replace replay replicate report request require rerun re-?run research reset resolve respond restart restore restrict restructure restrain retain retire retry return reuse',
  'scrub seriali[sz]e shorten specify squash stabili[sz]e strengthen strip suggest suppress suspend toggle truncate unset unwrap wipe place',
  'revert review revise revoke rewire rewrite rework roll rotate route run sanitize save scaffold scale scan schedule scope seal secure seed select send separate serve',
  'set setup share shift ship show shut sign simplify simulate skip smoke solve sort split stage standardi[sz]e start stop store streamline structure stub submit subscribe sunset',
  'support surface swap switch sync synchroni[sz]e take target teach tear test throttle tidy track train transfer transform transition translate trigger trim triage tune turn type uncomment understand undo',
  'unify uninstall unpublish untangle update upgrade upload use validate vendor verify version visit wait walk warm warn watch wire wrap write yield zip',
  "don['’]t do never always only if once when re-?export re-?test stand spin spike sketch sanity",
);

/** Nouns that name work: with something behind them, or alone. */
const ENGLISH_NOUNS = list(
  'migration implementation configuration creation integration deployment installation validation verification documentation extraction consolidation',
  'removal clean-?up refactor(?:ing)? rewrite rollout cutover cut-over go-live decommissioning optimi[sz]ation hardening review audit analysis discovery assessment setup set-up preparation',
  'development design upgrade update conversion replacement release training handover monitoring testing tests? end-to-end e2e smoke load performance final initial code',
);

const NOT_GERUNDS = list(
  'existing remaining missing during following string including pending nothing everything something anything thing king ring pricing billing',
  'settings? landing routing loading incoming outgoing underlying ongoing working according depending rating listing booking setting messaging streaming',
);

/** Participles that say of what kind something is. */
const ATTRIBUTES = list(
  'required recommended expected supported allowed needed related associated detailed advanced shared planned proposed suggested listed reported generated estimated used',
);

const SPANISH_PORTUGUESE_NOUNS = list(
  'migraci[oó]n implementaci[oó]n configuraci[oó]n creaci[oó]n integraci[oó]n instalaci[oó]n validaci[oó]n verificaci[oó]n documentaci[oó]n optimizaci[oó]n',
  'eliminaci[oó]n actualizaci[oó]n auditor[ií]a an[aá]lisis dise[nñ]o desarrollo pruebas? despliegue revisi[oó]n preparaci[oó]n limpieza refactorizaci[oó]n',
  'migra[cç][aã]o implementa[cç][aã]o configura[cç][aã]o cria[cç][aã]o integra[cç][aã]o instala[cç][aã]o valida[cç][aã]o verifica[cç][aã]o documenta[cç][aã]o otimiza[cç][aã]o',
  'remo[cç][aã]o atualiza[cç][aã]o auditoria an[aá]lise desenvolvimento testes? implanta[cç][aã]o revis[aã]o prepara[cç][aã]o limpeza refatora[cç][aã]o levantamento defini[cç][aã]o ajustes?',
);

const FRENCH = list(
  'activer adapter ajouter ajuster aligner analyser annoncer appeler appliquer archiver arrêter assurer attendre auditer automatiser basculer bloquer brancher cartographier centraliser',
  'changer charger choisir cloner collecter commencer comparer compiler compléter configurer confirmer conserver construire contrôler convertir copier corriger couper créer décider découper définir',
  'déplacer déployer désactiver développer documenter écrire effectuer élaborer envoyer envisager établir étendre évaluer éviter exécuter exporter exposer extraire faire fermer fournir fusionner garder généraliser générer gérer',
  'identifier implémenter importer informer initialiser insérer installer instrumenter intégrer lancer lire lister livrer maintenir marquer mesurer mettre migrer mocker modifier monter nettoyer normaliser notifier',
  'obtenir optimiser organiser ouvrir paramétrer passer planifier porter pousser prendre préparer préserver prévoir protéger prouver publier rafraîchir réaliser recenser récupérer rediriger rédiger réduire refactoriser refondre',
  "relancer relire remplacer renommer renseigner repérer reprendre répliquer résoudre restaurer retirer réutiliser revoir s[’']assurer sauvegarder sécuriser séparer simplifier stocker structurer suivre supprimer surveiller synchroniser",
  'tester traduire traiter transférer transformer unifier utiliser valider vérifier versionner vider',
  'migration implémentation configuration création intégration installation validation vérification documentation optimisation suppression',
  'déploiement tests? mise rédaction refonte nettoyage analyse audit recette formation',
);

const GERMAN_FIRST = list(
  'migration einrichtung umstellung umbau aufbau erstellung anpassung prüfung validierung implementierung konfiguration integration installation dokumentation tests? abnahme analyse aufräumen',
  'entfernung einführung bereitstellung übernahme erweiterung ablösung abschaltung schulung optimierung refactoring',
);

const ITALIAN_NOUNS = list(
  'migrazione implementazione configurazione creazione integrazione installazione validazione verifica documentazione test analisi rimozione',
);

const RUSSIAN_NOUNS = list(
  'настройка проверка установка разработка подготовка доработка перенос вынос деплой тест(?:ы|ирование)? миграция интеграция реализация замена обновление рефакторинг переход запуск ревью',
  'аудит анализ очистка сборка выкатка внедрение',
);

/** Russian words that end like nouns of work and name things. */
const NO_VERBAL_NOUNS = list(
  'описание решение название значение состояние изменение издание здание сообщение приложение изображение положение отношение окружение содержание основание условие расположение ограничение назначение',
  'информация документация организация операция станция авторизация аутентификация навигация анимация пагинация',
);

const CHINESE = inAnySpelling(
  list(
    '创建 新建 新增 添加 增加 补充 迁移 移除 删除 移动 更新 修改 修正 修复 调整 实现 配置 设置 测试 验证 校验 编写 撰写 部署 重构 替换 改造 改写 重写 统一 整理 检查 确认 梳理 设计 搭建 安装 升级 集成 优化 完善',
    '抽取 提取 拆分 合并 接入 支持 引入 定义 建立 备份 恢复 切换 运行 执行 准备 启动 启用 停止 停用 禁用 发布 清理 处理 评估 评审 分析 收集 对接 开发 封装 导出 导入 转换 同步 监控 归档 生成 注册 上线 下线 灰度 回归',
    '联调 压测 初始化 适配 兼容 保留 保持 确保 使用 采用 移植 打通 完成 将 把 申请 访问 记录 等待 制定 编制 审查 审核 落地 明确 统计 盘点 解决 关闭 打包 提交 标记 冻结',
  ),
);

const JAPANESE_ENDS = list(
  '作成 追加 移行 移植 実装 設定 構築 導入 確認 検証 更新 修正 削除 変更 整理 統合 置換 置き換え 切り替え 切替 対応 テスト 実施 実行 準備 調査 分析 設計 開発 公開 登録 適用 分離 抽出 最適化 整備 配置 接続',
  '停止 廃止 補完 改善 書き換え 入れ替え 差し替え 投入 移動 改修 刷新 撤去 廃棄 変換 連携 反映 コピー インポート エクスポート アップグレード アップデート リリース デプロイ 生成 取得 取り込み 有効化 無効化 見直し 洗い出し 定義 決定 策定 バックアップ リファクタリング インストール セットアップ マイグレーション',
);

const KOREAN_ENDS = list(
  '하기 한다 합니다 하세요 구현 설정 작성 추가 확인 변환 개발 생성 삭제 이전 마이그레이션 배포 테스트 적용 설치 구성 수정 업데이트 정리 검증 분석 설계 최적화 통합 연동 제거 변경 교체 복사 등록 발급 입력 전환 준비 진행 완료',
  '개선 점검 백업 도입 구축 분리 이동 리팩토링 정의 작업 실행 검토 문서화 제공 처리 모니터링 활성화 비활성화 조회 선정 수립 결정 보완 이관 제작 공유 교육',
);

const VIETNAMESE = list(
  'tạo thêm xóa xoá sửa viết tách thay chuyển chạy kiểm cập cài cấu triển xây thiết di dời đổi dùng gỡ bật tắt đăng đưa gom gộp hoàn khởi lập loại phân rà sao tích tối xác chuẩn áp bổ nâng định đảm test deploy refactor',
);

const INDONESIAN = list(
  'buat(?:kan)? tambah(?:kan)? hapus perbarui pasang instal konfigurasi(?:kan)? uji migrasi(?:kan)? pindahkan siapkan jalankan verifikasi implementasi(?:kan)? ganti ubah perbaiki setel pisahkan gunakan pastikan cek',
  'dokumentasikan integrasi(?:kan)? sesuaikan rapikan bersihkan aktifkan nonaktifkan tulis lakukan rilis deploy validasi me[nm]\\p{L}+(?:kan|i)',
);

/** Words that end like Romance infinitives and are none. */
const NO_INFINITIVES = list(
  'calendar navbar sidebar toolbar jar tar avatar webinar similar modular regular scalar particular popular circular solar star grammar radar bar dollar altar pillar familiar nuclear lunar auxiliar estándar lugar hogar celular',
  'software hardware middleware firmware malware share care rare compare prepare declare square spare score store core there where here interface white suite file while empire entire fire hire wire require',
  'before atmosphere sphere severe sincere dir air repair pair chair stir',
);

/** A first word, or two of them, that asks for work. */
const FIRST = new RegExp(
  `^(?:${[
    ENGLISH,
    ENGLISH_NOUNS,
    `(?!(?:${NOT_GERUNDS})(?!\\p{L}))[a-z]{2,}ing`,
    `(?!(?:${ATTRIBUTES})(?!\\p{L}))(?:re)?(?:${ENGLISH.replace(/\|?-?[a-z]*\[[^|]*/g, '')})(?:e?d|ped|ted|ned|ged|red)`,
    'built|wrote|written|sent|made|kept|took|ran|cut|moved',
    inAnySpelling(SPANISH_PORTUGUESE_NOUNS),
    `(?!(?:${NO_INFINITIVES})(?!\\p{L}))\\p{L}{2,}(?:ar|ir|[ai]rse|ír|irse|are|ire|ere)(?:l[aeo]s?|se)?`,
    'hacer|mantener|establecer|proteger|mover|extender|resolver|romper|fazer|manter|remover|desenvolver|estabelecer|reescrever|escrever|obter|responder|proceder|leer|ler|ver|pôr|poner|añadir|conceder|recoger|escoger|ofrecer|promover|converter|exponer',
    inAnySpelling(FRENCH),
    ITALIAN_NOUNS,
    inAnySpelling(GERMAN_FIRST),
    `(?:не\\s+)?\\p{Script=Cyrillic}{2,}(?:ть|ти|ться|тись|йте|ите)|${RUSSIAN_NOUNS}|(?!(?:${NO_VERBAL_NOUNS})(?!\\p{L}))\\p{Script=Cyrillic}{2,}(?:ание|ение|ация|яция)(?=\\s+[\\p{L}\\x60])`,
    VIETNAMESE,
    INDONESIAN,
  ].join('|')})(?![\\p{L}\\p{N}_(-])`,
  'iu',
);

const CHINESE_FIRST = new RegExp(
  `^(?:在[^，。,]{1,24}(?:中|里|上|下)\\s*|为[^，。,]{1,24}?|对[^，。,]{1,16}?(?:进行)?|按[^，。,]{1,16}?|不(?:再|要)?)?\\s*(?:${CHINESE})`,
);
const CHINESE_END = new RegExp(
  `(?:${inAnySpelling('迁移|重构|改造|测试|验证|校验|部署|配置|集成|优化|升级|切换|清理|适配|对接|开发|实现|设计|编写|更新|监控|备份|发布|上线|初始化|联调')})$`,
);
const JAPANESE_END = new RegExp(
  `(?:${JAPANESE_ENDS})(?:する|します|を行う)?$|(?:を|に|へ|から|で)[^、。]*[うくぐすつぬぶむる]$|(?:ます|ましょう)$`,
);
const KOREAN_END = new RegExp(`(?:${KOREAN_ENDS})$`);
/** `DNS-Zone replizieren`: a German infinitive ends its clause. */
const GERMAN_END = /(?:^|[\s-])(?:\p{Ll}{2,}(?:en|ern|eln)|tun)$/u;
/** Words with that end that are no infinitives. */
const NOT_GERMAN =
  /(?:^|\s)(?:then|when|often|open|even|seven|token|given|taken|written|broken|hidden|golden|between|screen|green|unseren?|allen|einen|keinen|den|werden|wurden|sind|waren|haben|können|müssen|sollen|offen|verbunden|vorhanden|daten|kosten|aufgaben|phasen|stufen|wochen|stunden|tagen|zeiten|seiten|dateien|worden|pattern|modern|eastern|western|external|intern|extern)$/iu;

/** `Option A: …`: one of several ways, which nobody has decided for. */
export const OPTION =
  /^(?:options?|variants?|variantes?|alternatives?|alternativas?|opción|opciones|opção|opções|opzione|вариант|опция|选项|方案|オプション|案|옵션|대안)\s*[A-ZА-Я0-9一二三]?(?![\p{L}])/iu;

/** "Don't deploy on Fridays", "Niemals …", "不要…": what must not be done. */
export const PROHIBITION =
  /^(?:(?:do not|don['’]t|never|must not|avoid|niemals|nicht|keine?[nr]?|nunca|jamais|ne\s+(?:pas|jamais)|não|no\s+\p{Ll}+(?:ar|er|ir)|нельзя|никогда|jangan|không được)(?![\p{L}])|(?:不要|禁止|严禁|嚴禁|切勿|不得|请勿|請勿))|(?:마라|마세요|말 것|금지|しないこと|してはいけない)[\s.。*]*$/iu;

/** `Pro: one installation`: what speaks for something, or against it. */
export const PROS =
  /^[^\p{L}]*(?:pros?|cons?|contra|kontra|vorteile?|nachteile?|(?:dis)?advantages?|(?:des)?ventajas?|avantages?|inconvénients?|(?:des)?vantagens?|плюсы?|минусы?|优点|缺点|メリット|デメリット|장점|단점)\**\s*[:：]/iu;

/** Marks at the beginning of an item that say nothing about its words: numbers, ids, signs. */
const MARKS = /^(?:[^\p{L}\p{N}`]+|\[[^\]]{1,6}\]\s*|[A-Z]{0,3}\d+(?:[.-]\d+)*[A-Za-z]?[.):]?\s+)+/u;

/** An English word that says how something is done, in front of what is done: `Manually verify`, `Then run`. */
const HOW = /^(?:[a-z]{3,}ly|then|first|next|also|optional)[,:]?\s+(?=[a-z])/i;

const clauses = (text: string): string[] =>
  text
    .replace(/[（(][^()（）]*[)）]/g, ' ')
    .split(/\s+[–—]\s+|[:：;；。]\s*|,\s+|\.\s+|\s+→\s+/u)
    .map((part) =>
      part
        .replace(MARKS, '')
        .replace(HOW, '')
        .replace(/[\s.!…]+$/, '')
        .trim(),
    )
    .filter((part) => part !== '');

/**
 * Whether the words of an item ask for work: a verb in the imperative or the infinitive, a gerund, `X done`, or a noun that names
 * work, in the twelve languages of the import. Names, values, states and statements do not.
 */
export function asksForWork(markdown: string): boolean {
  const text = bare(markdown);
  if (OPTION.test(text) || PROS.test(text)) return false;
  const [first = '', second] = clauses(text);
  const asks = (part: string): boolean =>
    FIRST.test(part) ||
    CHINESE_FIRST.test(part) ||
    CHINESE_END.test(part) ||
    JAPANESE_END.test(part) ||
    KOREAN_END.test(part) ||
    (GERMAN_END.test(part) && !NOT_GERMAN.test(part) && /\s/.test(part));
  // "Day 1-2: set up the cluster", "Cache — add a layer": what stands behind a short lead counts too.
  return asks(first) || (second !== undefined && first.length <= 40 && asks(second));
}

/** English verbs in the third person that are no plurals: what something does, and not what is to be done. */
const THIRD =
  '(?:auto-?)?(?:accepts|adds|allows|applies|auto-triggers|becomes|calls|communicates|computes|connects|consists|consumes|contains|converts|creates|defines|deletes|depends|describes|detects|determines|displays|eliminates|emits|enables|ensures|executes|exposes|extends|fails|fetches|generates|gets|gives|handles|has|happens|improves|includes|inherits|integrates|is|are|listens|lives|loads|looks|maintains|makes|manages|means|needs|parses|performs|persists|prevents|produces|provides|reads|receives|reduces|rejects|relies|removes|renders|replaces|requires|returns|runs|sends|serves|simplifies|skips|spawns|stores|subscribes|supports|survives|takes|throws|triggers|uses|validates|verifies|waits|works|wraps|writes)';
/** The same in other languages: verbs that say what something has or takes. */
const THIRD_ELSEWHERE =
  '(?:permite|requiere|requer|garantiza|garante|contiene|contém|consiste|depende|permet|nécessite|contient|garantit|dépend|ermöglicht|benötigt|erfordert|enthält|besteht|gewährleistet|требует|позволяет|обеспечивает|содержит|включает|использует|затрагивает|зависит)';
const DOES = new RegExp(`^(?:${THIRD}|${THIRD_ELSEWHERE})(?![\\p{L}-])`, 'iu');
const STATES = new RegExp(`^(?:[\\p{L}\\p{N}\`_.'’/-]+\\s+){1,5}?${THIRD}(?![\\p{L}-])\\s`, 'iu');
const THIS = /^(?:this|it|these|those|there)\s+\p{L}/iu;
/** "No certificate needed", "nada que migrar", "无需改动": there is nothing to do. */
const NEEDLESS =
  /(?<!\p{L})(?:no|not|nothing|kein\p{L}*|nichts?|sin|nada|aucune?|rien|não|nenhum\p{L}*|не|ничего)(?!\p{L}).{0,48}(?<!\p{L})(?:needed|required|necessary|to (?:do|change|migrate)|nötig|notwendig|erforderlich|zu tun|necesari[oa]s?|que (?:hacer|migrar|cambiar)|necessári[oa]s?|a (?:fazer|migrar)|nécessaires?|à (?:faire|migrer)|нужн\p{L}*|требуется)(?!\p{L})|无需|無需|不需要|(?:変更|対応)不要|필요 ?없/iu;

/** "Fewer dependencies", "Проще тестировать", "Am wenigsten verbunden": what speaks for an order, and is no work. */
const COMPARES =
  /^(?:the most|the least|less|fewer|easier|simpler|faster|cheaper|relatively|am \p{Ll}+sten|weniger|einfacher|schneller|leichter|relativ|menos|mais|más|moins|plus|relativamente|relativement|meno|più|меньше|больше|проще|легче|быстрее|сам(?:ый|ая|ое)|относительно|相对|比較的|비교적)\s*\p{L}/iu;

/** Whether an item says what something does: `Renders two buttons`. */
export const saysWhatItDoes = (markdown: string): boolean => DOES.test(bare(markdown).replace(MARKS, ''));

/**
 * Whether an item states something, and leaves nothing to do: `The host sets the variable itself`, `No certificate needed`. Where
 * items have numbers, "the parser handles the rules" may well be the parser that is to be written.
 */
export function isStatement(markdown: string, numbered = false): boolean {
  const text = bare(markdown)
    .replace(/[（(][^()（）]*[)）]/g, ' ')
    .replace(MARKS, '');
  if (asksForWork(markdown)) return false;
  return NEEDLESS.test(text) || THIS.test(text) || COMPARES.test(text) || (!numbered && (DOES.test(text) || STATES.test(text)));
}

const isName = String.raw`(?:\x60[^\x60]+\x60|"[^"]+"|[\p{L}\p{N}_./{}<>()*@$#:-]+)`;
const MAPPING = new RegExp(`^${isName}(?:[ /+,&]+${isName}){0,4}\\s*(?:→|->|=>|⇒|➜|-->)\\s*\\S`, 'u');
const NUMBER = /^[^:：]{1,32}[:：]\s*(?:[~≈<>≤≥$€]?\s*\d[^.]{0,24}|https?:\S+|[A-Z]:\\\S*|\/\S*)$/u;
const VALUE = /^[^:：]{1,32}[:：]\s*(?:`[^`]+`|[\p{L}\p{N}./-]+(?:\s[\p{L}\p{N}./-]+){0,2})$/u;

/** `old_name → new_name`, `Port: 8080`: an item that maps a name to another one, or gives it a value. */
export function isFact(markdown: string): boolean {
  const text = markdown.trim().replace(/\*\*/g, '');
  return NUMBER.test(text) || (!asksForWork(text) && (MAPPING.test(text) || VALUE.test(text)));
}
