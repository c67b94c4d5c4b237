/** Simplified Chinese signs, and below them the traditional ones of the same place. */
const SIMPLIFIED = [
  ...('严义书产从优价会传体关决冻准创删别办务动区单压参变号员响团图场块处备复实审对导将层岁帮应库废开异弃当录态总户执护报担择换' +
    '据数无时显暂术机条构标栈检档权测浏灾点热状现环画监盘码确离种积称稳竞签简类级约线组细结绕给络统继续维综缓编网职联脚节范获' +
    '补规览计订认议记讯设许访证评识诉词试详语说请读调负责账质购资赖转轮软载较输边迁过运还进远连适选递逻释针钥链销错键长门闭问' +
    '间队阶阈际险随难静页项顺预题风验骤领额频台后为与发历终败旧归拟损滚红绿蓝万册两个们写减划则刚坏够并忆战扩扫挂断树样栏气汇' +
    '沟温烧爱独础礼笔紧纳纪纸练绩绑缩罗脑营虑虚装观触训论译误课谁谈谢贡贯费赛趋跃车辅达违迟迹采银锁镜闲陆隐韩须顾饰馈驱鉴齐'),
];
const TRADITIONAL = [
  ...('嚴義書產從優價會傳體關決凍準創刪別辦務動區單壓參變號員響團圖場塊處備複實審對導將層歲幫應庫廢開異棄當錄態總戶執護報擔擇換' +
    '據數無時顯暫術機條構標棧檢檔權測瀏災點熱狀現環畫監盤碼確離種積稱穩競簽簡類級約線組細結繞給絡統繼續維綜緩編網職聯腳節範獲' +
    '補規覽計訂認議記訊設許訪證評識訴詞試詳語說請讀調負責賬質購資賴轉輪軟載較輸邊遷過運還進遠連適選遞邏釋針鑰鏈銷錯鍵長門閉問' +
    '間隊階閾際險隨難靜頁項順預題風驗驟領額頻臺後為與發歷終敗舊歸擬損滾紅綠藍萬冊兩個們寫減劃則剛壞夠並憶戰擴掃掛斷樹樣欄氣匯' +
    '溝溫燒愛獨礎禮筆緊納紀紙練績綁縮羅腦營慮虛裝觀觸訓論譯誤課誰談謝貢貫費賽趨躍車輔達違遲跡採銀鎖鏡閒陸隱韓須顧飾饋驅鑑齊'),
];
const TWINS = new Map(SIMPLIFIED.map((sign, index) => [sign, TRADITIONAL[index] ?? sign]));

/** A sign with the other ways to write it: `ó` without its accent, `决` as `決`. */
function spellings(sign: string): string {
  // Accents that keyboards of western Europe have; Vietnamese words without their tones are other words.
  const plain = /^[À-ÿ]$/.test(sign) ? sign.normalize('NFD').replace(/\p{M}/gu, '') : sign;
  const twin = TWINS.get(sign);
  return (plain === sign ? '' : plain) + (twin ?? '');
}

/** The source of a pattern that also takes words without their accents, and Chinese in traditional signs. */
export function inAnySpelling(source: string): string {
  let inClass = false;
  let out = '';
  const signs = [...source];
  for (let index = 0; index < signs.length; index++) {
    const sign = signs[index] ?? '';
    if (sign === '\\') {
      out += sign + (signs[++index] ?? '');
      continue;
    }
    if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    const others = spellings(sign);
    out += others === '' ? sign : inClass ? sign + others : `[${sign}${others}]`;
  }
  return out;
}
