import { entry } from './recipe.ts';

const closed = ['contact.closed'] as const;
const answered = { zh: '人工接起', en: 'answered' };
const offered = { zh: '进入排队', en: 'offered' };
const decided = { zh: '接起 + 放弃', en: 'answered + abandoned' };
const inTime = { zh: '时限内接起', en: 'answered in time' };
const source = {
  zh: '接触的记录，关闭时计入其进入排队的那一刻钟。每次进入一个队列计一次；时限与短放弃的秒数是当时生效的，之后更改不影响已计入的数值。',
  en: 'The log of contacts, at their closing, in the quarter of an hour in which they came into the queue. Each stay in a queue counts; the time to answer within, and what is a short abandonment, are those in force then: changing them changes nothing of the past.',
};
const who = {
  zh: '归入接起的座席及其班组；没有接起的归入队列所在的部门。',
  en: 'It counts with the agent who answered and their team; what nobody answered with the unit of the queue.',
};

const of = (
  written: Omit<Parameters<typeof entry>[0], 'source' | 'events' | 'behind'>,
  recipe: Parameters<typeof entry>[1],
) => entry({ ...written, source, events: closed, behind: 'contacts' }, recipe);

const level = (
  code: string,
  name: { zh: string; en: string },
  definition: { zh: string; en: string },
  formula: { zh: string; en: string },
  recipe: Pick<Parameters<typeof entry>[1], 'count' | 'size'>,
  parts: { count: { zh: string; en: string }; size: { zh: string; en: string } },
) =>
  of(
    { code, name, definition, formula, parts, unit: 'share', direction: 'higher-is-better' },
    { ...recipe, nature: 'proportion' },
  );

export const serviceLevel = level(
  'service-level',
  { zh: '服务水平', en: 'Service level' },
  {
    zh: `在队列的时限内接起的，占接起与放弃之和的比例；放弃不利于它。没有另外说明时，服务水平就是指这一种。${who.zh}`,
    en: `Answered within the queue's time, of answered and abandoned: an abandonment counts against it. What is meant where nothing else is said. ${who.en}`,
  },
  { zh: '时限内接起 ÷ （接起 + 放弃）', en: 'answered in time ÷ (answered + abandoned)' },
  { count: 'contacts-answered-within', size: 'contacts-decided' },
  { count: inTime, size: decided },
);

export const serviceLevelAnswered = level(
  'service-level-answered',
  { zh: '服务水平（只计接起）', en: 'Service level, answered only' },
  {
    zh: '在队列的时限内接起的，占全部接起的比例。放弃的不计，数值偏高。',
    en: "Answered within the queue's time, of all answered. Abandonments are left out, which flatters.",
  },
  { zh: '时限内接起 ÷ 接起', en: 'answered in time ÷ answered' },
  { count: 'contacts-answered-within', size: 'contacts-answered' },
  { count: inTime, size: answered },
);

export const serviceLevelShortIgnored = level(
  'service-level-short-ignored',
  { zh: '服务水平（不计短放弃）', en: 'Service level, short abandonments ignored' },
  {
    zh: '在队列的时限内接起的，占接起与放弃之和的比例；早于短放弃秒数就放弃的不计。',
    en: "Answered within the queue's time, of answered and abandoned, without those who gave up before the cut for short abandonments.",
  },
  { zh: '时限内接起 ÷ （接起 + 非短放弃）', en: 'answered in time ÷ (answered + abandoned after the cut)' },
  { count: 'contacts-answered-within', size: 'contacts-decided-less-short' },
  { count: inTime, size: { zh: '接起 + 非短放弃', en: 'answered + abandoned after the cut' } },
);

export const serviceLevelPositive = level(
  'service-level-positive',
  { zh: '服务水平（放弃有利）', en: 'Service level, abandonments positive' },
  {
    zh: '在队列的时限内接起或放弃的，占接起与放弃之和的比例；早放弃的有利于它。',
    en: "Answered or abandoned within the queue's time, of answered and abandoned: an early abandonment counts for it.",
  },
  {
    zh: '（时限内接起 + 时限内放弃） ÷ （接起 + 放弃）',
    en: '(answered + abandoned in time) ÷ (answered + abandoned)',
  },
  { count: 'contacts-settled-within', size: 'contacts-decided' },
  { count: { zh: '时限内接起或放弃', en: 'answered or abandoned in time' }, size: decided },
);

export const abandonmentRate = of(
  {
    code: 'abandonment-rate',
    name: { zh: '放弃率', en: 'Abandonment rate' },
    definition: {
      zh: '进入排队后在接起之前放弃的比例，短放弃也计入。短放弃的秒数见队列设置。',
      en: 'Of what was offered, the share that gave up before an answer, short abandonments included. The cut for short ones stands with the queue.',
    },
    formula: { zh: '放弃 ÷ 进入排队', en: 'abandoned ÷ offered' },
    parts: { count: { zh: '放弃', en: 'abandoned' }, size: offered },
    unit: 'share',
    direction: 'lower-is-better',
  },
  { count: 'contacts-abandoned', size: 'contacts-offered', nature: 'proportion' },
);

export const connectionRate = of(
  {
    code: 'connection-rate',
    name: { zh: '人工接通率', en: 'Connection rate' },
    definition: {
      zh: '请求人工服务的，由座席接起的比例。自助服务结束的不计；系统接通率另计。',
      en: 'Of what was offered to agents, the share that one of them answered. What ended in self-service is left out; the connection rate of the system is another number.',
    },
    formula: { zh: '人工接起 ÷ 请求人工', en: 'answered ÷ offered to agents' },
    parts: { count: answered, size: { zh: '请求人工', en: 'offered to agents' } },
    unit: 'share',
    direction: 'higher-is-better',
  },
  { count: 'contacts-answered', size: 'contacts-offered-to-agents', nature: 'proportion' },
);

export const systemConnectionRate = of(
  {
    code: 'system-connection-rate',
    name: { zh: '系统接通率', en: 'Connection rate of the system' },
    definition: {
      zh: '进入排队的，由座席接起或由自助服务办结的比例。',
      en: 'Of what was offered, the share that an agent answered or that ended in self-service.',
    },
    formula: { zh: '（人工接起 + 自助办结） ÷ 进入排队', en: '(answered + ended in self-service) ÷ offered' },
    parts: { count: { zh: '接起 + 自助办结', en: 'answered + self-service' }, size: offered },
    unit: 'share',
    direction: 'higher-is-better',
  },
  { count: 'contacts-connected', size: 'contacts-offered', nature: 'proportion' },
);

export const averageAnswer = of(
  {
    code: 'average-speed-of-answer',
    name: { zh: '平均应答速度', en: 'Average speed of answer' },
    definition: {
      zh: '接起的接触从进入排队到接起的平均秒数，含振铃。放弃的不计。',
      en: 'Mean seconds from coming into the queue to the answer, ringing included, of those answered. Who gave up is left out.',
    },
    formula: { zh: '接起者的等待秒数之和 ÷ 接起', en: 'waiting of those answered ÷ answered' },
    parts: { count: { zh: '等待秒数', en: 'seconds waited' }, size: answered },
    unit: 'seconds',
    direction: 'lower-is-better',
  },
  { count: 'answer-seconds', size: 'contacts-answered', nature: 'value' },
);

export const averageQueueTime = of(
  {
    code: 'average-queue-time',
    name: { zh: '平均排队时间', en: 'Average time in queue' },
    definition: {
      zh: '每次进入排队的平均等待秒数，接起的和没有接起的都计。',
      en: 'Mean seconds waited of all that were offered, answered or not.',
    },
    formula: { zh: '等待秒数之和 ÷ 进入排队', en: 'waiting ÷ offered' },
    parts: { count: { zh: '等待秒数', en: 'seconds waited' }, size: offered },
    unit: 'seconds',
    direction: 'lower-is-better',
  },
  { count: 'queue-seconds', size: 'contacts-offered', nature: 'value' },
);

export const averageRingTime = of(
  {
    code: 'average-ring-time',
    name: { zh: '平均振铃时间', en: 'Average ring time' },
    definition: {
      zh: '每次派给座席后振铃的平均秒数，没有接起的振铃也计。',
      en: 'Mean seconds that an offer rang at an agent, taken or not.',
    },
    formula: { zh: '振铃秒数之和 ÷ 派单次数', en: 'seconds of ringing ÷ offers' },
    parts: { count: { zh: '振铃秒数', en: 'seconds of ringing' }, size: { zh: '派单次数', en: 'offers' } },
    unit: 'seconds',
    direction: 'lower-is-better',
  },
  { count: 'ring-seconds', size: 'offers', nature: 'value' },
);

export const averageRings = of(
  {
    code: 'average-rings',
    name: { zh: '平均振铃次数', en: 'Average rings' },
    definition: {
      zh: '每次派给座席后响铃的平均声数，没有接起的也计。一声的秒数在接触设置中设定，默认 5 秒；改动只影响以后的接触。',
      en: 'How often an offer rang at an agent on average, taken or not. How long one ring lasts is set among the settings of contacts, 5 seconds if it is not; a change holds for later contacts only.',
    },
    formula: {
      zh: '（振铃秒数 ÷ 一声的秒数）之和 ÷ 派单次数',
      en: 'Σ (seconds of ringing ÷ seconds per ring) ÷ offers',
    },
    parts: { count: { zh: '响铃声数', en: 'single rings' }, size: { zh: '派单次数', en: 'offers' } },
    unit: 'number',
    direction: 'lower-is-better',
  },
  { count: 'ring-cycles', size: 'offers', nature: 'value' },
);

export const averageHandleTime = of(
  {
    code: 'average-handle-time',
    name: { zh: '平均处理时长', en: 'Average handle time' },
    definition: {
      zh: `每次接起的通话、保持与话后整理的平均秒数。${who.zh}`,
      en: `Mean seconds of talk, hold and wrap-up of each answered contact. ${who.en}`,
    },
    formula: { zh: '（通话 + 保持 + 话后） ÷ 接起', en: '(talk + hold + wrap-up) ÷ answered' },
    parts: { count: { zh: '处理秒数', en: 'seconds of handling' }, size: answered },
    unit: 'seconds',
    direction: 'lower-is-better',
  },
  { count: 'handle-seconds', size: 'contacts-answered', nature: 'value' },
);

const stretch = (
  code: string,
  name: { zh: string; en: string },
  count: 'talk-seconds' | 'hold-seconds' | 'wrap-up-seconds',
  words: { zh: string; en: string },
) =>
  of(
    {
      code,
      name,
      definition: {
        zh: `每次接起的${words.zh}平均秒数。`,
        en: `Mean seconds of ${words.en} of each answered contact.`,
      },
      formula: { zh: `${words.zh}秒数之和 ÷ 接起`, en: `${words.en} ÷ answered` },
      parts: { count: { zh: `${words.zh}秒数`, en: `seconds of ${words.en}` }, size: answered },
      unit: 'seconds',
      direction: 'lower-is-better',
    },
    { count, size: 'contacts-answered', nature: 'value' },
  );

export const averageTalkTime = stretch(
  'average-talk-time',
  { zh: '平均通话时长', en: 'Average talk time' },
  'talk-seconds',
  { zh: '通话', en: 'talk' },
);
export const averageHoldTime = stretch(
  'average-hold-time',
  { zh: '平均保持时长', en: 'Average hold time' },
  'hold-seconds',
  { zh: '保持', en: 'hold' },
);
export const averageWrapUpTime = stretch(
  'average-wrap-up-time',
  { zh: '平均话后时长', en: 'Average wrap-up time' },
  'wrap-up-seconds',
  { zh: '话后整理', en: 'wrap-up' },
);

export const transferRate = of(
  {
    code: 'transfer-rate',
    name: { zh: '转接率', en: 'Transfer rate' },
    definition: {
      zh: '接起的接触中，由座席转入另一个队列的比例。',
      en: 'Of the answered contacts, the share that an agent handed on to another queue.',
    },
    formula: { zh: '转出 ÷ 接起', en: 'handed on ÷ answered' },
    parts: { count: { zh: '转出', en: 'handed on' }, size: answered },
    unit: 'share',
    direction: 'lower-is-better',
  },
  { count: 'contacts-transferred', size: 'contacts-answered', nature: 'proportion' },
);

export const contactsPerDay = of(
  {
    code: 'contacts-per-day',
    name: { zh: '日呼入量', en: 'Contacts per day' },
    definition: {
      zh: '每天进入排队的接触次数：接起、放弃、溢出、拒绝、约定回电、留言与自助办结之和。转入另一个队列的另计一次。',
      en: 'Stays in queues a day: the sum of answered, abandoned, overflowed, refused, taken as a callback or voicemail, and ended in self-service. Handed on into another queue, a contact counts there again.',
    },
    formula: { zh: '各种结果之和 ÷ 日历天数', en: 'sum of the outcomes ÷ calendar days' },
    parts: { count: offered, size: null },
    unit: 'contacts',
    direction: 'higher-is-better',
  },
  { count: 'contacts-offered', size: 'calendar-days', nature: 'rate' },
);
