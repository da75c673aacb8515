/** Surnames of nine in ten Chinese, and the double ones; given names follow as one or two characters. */
const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺';
const doubleSurnames =
  '欧阳|上官|司马|诸葛|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|轩辕|长孙|宇文|独孤|南宫|西门|百里';
export const surname = `(?:${doubleSurnames}|[${surnames}])`;

/** An office is nobody: 向行业主管部门 and 向市监总局 name no 向. */
const titles =
  '先生|女士|小姐|太太|经理|主管(?!部门|单位|机关|机构|局)|主任|师傅|老师|医生|律师|老板|阿姨|大爷|大妈|同学|同志|总监|总(?!局|署|台|站|行|部|公司)|专员|客服|工程师|教授|会计|科长|处长|局长|书记';
/** What a name is introduced by; the name follows at once, or after a colon. */
const cues =
  '我叫|我是|名叫|叫做|姓名|名字|本人|联系人|收件人|收货人|户主|户名|客户|用户|机主|投诉人|被投诉人|申请人|经办人|当事人|持卡人|开户人|业主(?!管(?:部门|单位|机关|机构|局))|租客|房东|乘客|患者|家长|员工|工号|坐席|客服|专员|经理|经理人|师傅|老公|老婆|丈夫|妻子|儿子|女儿|父亲|母亲|爸爸|妈妈|同事|朋友|邻居|代理人|致电|转告|找到|联系';

export const chineseNames: readonly RegExp[] = [
  new RegExp(
    `(?<=(?:${cues})(?:[是为叫]|[:： ])?\\s*)${surname}\\p{Script=Han}{1,2}(?=$|[^\\p{Script=Han}]|${followers()})`,
    'gu',
  ),
  /(?<=(?:姓名|名字|我叫|名叫|联系人|收件人|收货人|户名|机主|持卡人)(?:[是为叫]|[:： ])?\s*)\p{Script=Han}{2,4}(?=$|[^\p{Script=Han}])/gu,
  new RegExp(`${surname}\\p{Script=Han}{0,2}?(?=${titles})`, 'gu'),
  // At the beginning of a clause, before what people say of somebody; and beside something that was taken out already.
  new RegExp(
    `(?<=^|[\\s，。！？；：、,.!?;:("“])${surname}\\p{Script=Han}{1,2}(?=的?(?:电话|手机|号码|身份证|住|家|地址|邮箱|微信|银行卡|说|来电|来信|投诉|反映|要求|称|表示|打来|认为|于|在))`,
    'gu',
  ),
  new RegExp(`(?<=^|[^\\p{Script=Han}])${surname}\\p{Script=Han}{1,2}(?=\\s*[(（,，:：、/]?\\s*[\ue000-\ue004])`, 'gu'),
  new RegExp(`(?<=[\ue000-\ue004]\\s*[)）,，:：、/]?\\s*)${surname}\\p{Script=Han}{1,2}(?=$|[^\\p{Script=Han}])`, 'gu'),
];

/** What may follow a name of two or three characters without a break. */
function followers(): string {
  return '[，。、的是在于和与已已于住电打来去说称要向到，对被把给从手号因为没不曾将想投反申有也就都表要还态服工拿骂叫答回拒承接处挂让帮找又仍却一两昨今上下只非很太告收提发送承辱威登留拨购买订退取开办签付交借贷存欠拖占]';
}

const first =
  'James|John|Robert|Michael|William|David|Richard|Joseph|Thomas|Charles|Christopher|Daniel|Matthew|Anthony|Mark|Donald|Steven|Paul|Andrew|Joshua|Kenneth|Kevin|Brian|George|Edward|Ronald|Timothy|Jason|Jeffrey|Ryan|Jacob|Gary|Nicholas|Eric|Jonathan|Stephen|Larry|Justin|Scott|Brandon|Benjamin|Samuel|Gregory|Frank|Alexander|Raymond|Patrick|Jack|Dennis|Jerry|Tyler|Aaron|Jose|Adam|Nathan|Henry|Peter|Mary|Patricia|Jennifer|Linda|Elizabeth|Barbara|Susan|Jessica|Sarah|Karen|Nancy|Lisa|Betty|Margaret|Sandra|Ashley|Kimberly|Emily|Donna|Michelle|Carol|Amanda|Dorothy|Melissa|Deborah|Stephanie|Rebecca|Sharon|Laura|Cynthia|Kathleen|Amy|Angela|Shirley|Anna|Brenda|Pamela|Emma|Nicole|Helen|Samantha|Katherine|Christine|Debra|Rachel|Carolyn|Janet|Catherine|Maria|Heather|Diane|Ruth|Julie|Olivia|Joyce|Virginia|Victoria|Kelly|Lauren|Christina|Joan|Evelyn|Judith|Megan|Andrea|Cheryl|Hannah|Jacqueline|Martha|Gloria|Teresa|Ann|Sara|Madison|Frances|Kathryn|Janice|Jean|Abigail|Alice|Julia|Judy|Sophia|Grace|Denise|Amber|Doris|Marilyn|Danielle|Beverly|Isabella|Theresa|Diana|Natalie|Brittany|Charlotte|Marie|Kayla|Alexis|Lori';
const word = "[A-Z][\\p{Ll}]+(?:[-'’][A-Z][\\p{Ll}]+)?";
const honours = '(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Madam)\\.?';

export const englishNames: readonly RegExp[] = [
  new RegExp(`(?<=\\b${honours}\\s+)(?:${word}|[A-Z]\\.)(?:\\s+(?:[A-Z]\\.?\\s+)?${word}){0,2}`, 'gu'),
  new RegExp(
    `(?<=\\b(?:[Mm]y name is|[Nn]ame(?: is)?\\s*[:=]?|I am|I'm|[Tt]his is|[Ss]igned(?: by)?,?|[Ss]incerely,?|[Rr]egards,?|[Dd]ear|[Cc]ontact|[Ss]poke (?:to|with)|[Aa]sk for|[Hh]olders?:?|[Cc]ustomer:?|[Aa]gent:?|named|called)\\s+)${word}(?:\\s+(?:[A-Z]\\.?\\s+)?${word}){0,2}`,
    'gu',
  ),
  new RegExp(`\\b(?:${first})(?:\\s+(?:[A-Z]\\.?\\s+)?${word}){1,2}`, 'gu'),
  new RegExp(`\\b(?:${first})\\b`, 'gu'),
];
