import type { DimensionWord, MeasureUnit, MeasureWord, Vocabulary } from '@tongli/formula';
import { type Derived, derivedParts } from '../catalogue/derived.ts';
import { type Measure, measures, type Part, spread } from '../catalogue/index.ts';

/** Words of one measure in both languages, and what its sum is measured in where that is no plain number. */
type Words = readonly [zh: string, en: string, unit?: MeasureUnit];

const ofMeasures: Readonly<Record<Measure | Derived, Words>> = {
  lodged: ['受理件数', 'complaints lodged'],
  closed: ['办结件数', 'complaints closed'],
  'closed-on-time': ['按时答复件数', 'complaints answered on time'],
  timed: ['已知是否按时', 'complaints known to be on time or not'],
  'days-to-close': ['办结天数', 'days to close', 'days'],
  dated: ['已知办结日期', 'complaints with a closing date'],
  closings: ['办结次数', 'closings'],
  reopened: ['重新受理次数', 'reopenings'],
  'acknowledge-limits': ['已定的确认时限', 'limits of acknowledgement'],
  'acknowledge-limits-kept': ['时限内确认', 'acknowledged in time'],
  'first-responses': ['首次响应件数', 'first responses'],
  'first-response-hours': ['首次响应时长', 'time to first response', 'hours'],
  answers: ['首次答复件数', 'first answers'],
  'answer-hours': ['首次答复时长', 'time to first answer', 'hours'],
  'answer-limits': ['已定的答复时限', 'limits of answering'],
  'answer-limits-kept': ['时限内答复', 'answered in time'],
  'first-limits': ['首个时限已定', 'first limits'],
  'first-limits-kept': ['首个时限内答复', 'answered within the first limit'],
  handled: ['处理完的件数', 'complaints handled'],
  'handling-hours': ['处理时长', 'handling time', 'hours'],
  settled: ['解决件数', 'complaints settled'],
  'settling-hours': ['解决时长', 'time to settle', 'hours'],
  repeats: ['重复投诉', 'repeated complaints'],
  'attitude-complaints': ['查实的态度投诉', 'upheld attitude complaints'],
  escalated: ['越级件数', 'complaints escalated'],
  judged: ['评价次数', 'judgements'],
  satisfied: ['满意次数', 'satisfied judgements'],
  'visits-ended': ['结束的回访', 'visits ended'],
  'visits-reached': ['联系到客户的回访', 'visits that reached the customer'],
  'tasks-opened': ['派出任务数', 'tasks given'],
  'tasks-returned': ['任务退回次数', 'returns of tasks'],
  'tasks-completed': ['完成任务数', 'tasks done'],
  'tasks-in-time': ['按时完成任务数', 'tasks done on time'],
  'requests-lodged': ['工单登记件数', 'requests lodged'],
  'requests-timed': ['有时限的工单办结', 'requests closed with a limit'],
  'requests-in-time': ['按时办结工单', 'requests closed on time'],
  'request-steps': ['工单步骤停留次数', 'stays in steps'],
  'request-step-minutes': ['工单步骤时长', 'time in steps', 'minutes'],
  'complaint-steps': ['投诉六步记录次数', 'steps of complaints worked on'],
  'complaint-step-minutes': ['投诉六步用时', 'time worked on steps of complaints', 'minutes'],
  contacts: ['结束的接触次数', 'contacts ended'],
  'contacts-answered': ['人工接起', 'contacts answered'],
  'contacts-abandoned': ['放弃次数', 'contacts abandoned'],
  'contacts-overflowed': ['溢出次数', 'contacts overflowed'],
  'contacts-refused': ['拒绝进入次数', 'contacts refused'],
  'contacts-called-back': ['转为回呼次数', 'contacts to be called back'],
  'contacts-voicemail': ['留言次数', 'voicemails'],
  'contacts-self-served': ['自助办结次数', 'contacts served by themselves'],
  'contacts-answered-within': ['时限内接起', 'contacts answered in time'],
  'contacts-abandoned-within': ['时限内放弃', 'contacts abandoned in time'],
  'contacts-abandoned-short': ['短放弃次数', 'short abandonments'],
  'contacts-transferred': ['转出次数', 'contacts handed on'],
  'answer-seconds': ['接起前等待时长', 'time to answer', 'seconds'],
  'lost-seconds': ['未接起的等待时长', 'time waited in vain', 'seconds'],
  'talk-seconds': ['通话时长', 'talk time', 'seconds'],
  'hold-seconds': ['保持时长', 'hold time', 'seconds'],
  'wrap-up-seconds': ['事后处理时长', 'wrap-up time', 'seconds'],
  offers: ['派单次数', 'offers'],
  'ring-seconds': ['振铃时长', 'ringing time', 'seconds'],
  'ring-cycles': ['振铃声数', 'single rings'],
  'signed-in-seconds': ['签入时长', 'time signed in', 'seconds'],
  'not-ready-seconds': ['未就绪时长', 'time not ready', 'seconds'],
  rings: ['座席振铃次数', 'rings at agents'],
  'rings-not-taken': ['振铃未接次数', 'rings not answered'],
  'busy-seconds': ['与接触相处时长', 'time with a contact', 'seconds'],
  'idle-seconds': ['空闲时长', 'idle time', 'seconds'],
  'first-contacts': ['首次接触', 'first contacts'],
  'first-resolved': ['一次解决', 'resolved at first'],
  'first-line-contacts': ['一线可解决的首次接触', 'first contacts within the first line'],
  'first-line-resolved': ['一线一次解决', 'resolved at first by the first line'],
  cost: ['运营成本', 'operating cost', 'money'],
  customers: ['客户天数', 'customer days'],
  'customer-records': ['客户档案天数', 'days of customer records'],
  'customer-records-complete': ['完整客户档案天数', 'days of complete customer records'],
  headcount: ['在职人天', 'days of staff'],
  leavers: ['离职人数', 'leavers'],
  'surveys-sent': ['发出问卷', 'surveys sent'],
  'surveys-answered': ['收到问卷', 'surveys answered'],
  'csat-answers': ['满意度作答', 'answers on satisfaction'],
  'csat-satisfied': ['满意度满意', 'satisfied answers'],
  'nps-answers': ['推荐意愿作答', 'answers on recommending'],
  'nps-balance': ['推荐净值', 'balance of recommending'],
  'ces-answers': ['费力度作答', 'answers on effort'],
  'ces-points': ['费力度得分', 'points on effort'],
  'tests-taken': ['考试人次', 'tests taken'],
  'tests-passed': ['考试合格人次', 'tests passed'],
  'test-points': ['考试得分', 'points of tests'],
  'contacts-offered': ['进入排队', 'contacts offered'],
  'contacts-offered-to-agents': ['请求人工', 'contacts offered to agents'],
  'contacts-connected': ['接通', 'contacts connected'],
  'contacts-decided': ['接起与放弃', 'contacts answered or abandoned'],
  'contacts-decided-less-short': ['接起与非短放弃', 'contacts answered or abandoned after the cut'],
  'contacts-settled-within': ['时限内接起或放弃', 'contacts answered or abandoned in time'],
  'handle-seconds': ['接触处理时长', 'contact handling time', 'seconds'],
  'queue-seconds': ['排队时长', 'queue time', 'seconds'],
  'occupiable-seconds': ['处理与空闲时长', 'time occupied or idle', 'seconds'],
};

/** Sums of points and balances: what stands above such a line is no count, whatever it looks like. */
export const notCounts: ReadonlySet<string> = new Set([
  'nps-balance',
  'ces-points',
  'test-points',
  'ring-cycles',
  'customers',
  'customer-records',
  'customer-records-complete',
  'headcount',
]);

export const dimensionCodes = ['product', 'area', 'cause', 'channel', 'kind', 'unit', 'queue'] as const;
export type DimensionCode = (typeof dimensionCodes)[number];

const dimensionNames: Readonly<Record<DimensionCode, readonly [zh: string, en: string]>> = {
  product: ['产品', 'product'],
  area: ['地区', 'area'],
  cause: ['原因', 'cause'],
  channel: ['渠道', 'channel'],
  kind: ['类别', 'kind'],
  unit: ['部门', 'unit'],
  queue: ['队列', 'queue'],
};

const wordOf = (code: Measure | Derived): MeasureWord => {
  const [zh, en, unit = 'number'] = ofMeasures[code];
  return { code, name: { zh, en }, unit, hasPercentiles: spread.has(code as Measure) };
};

const dimensions: readonly DimensionWord[] = dimensionCodes.map((code) => {
  const [zh, en] = dimensionNames[code];
  return { code, name: { zh, en } };
});

/** What a formula may speak of: whatever the catalogue is made of. */
export const vocabulary: Vocabulary = { measures: [...measures, ...derivedParts].map(wordOf), dimensions };

const known: ReadonlySet<string> = new Set(Object.keys(ofMeasures));
export const isPart = (code: string): code is Part => known.has(code);
