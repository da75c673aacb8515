import { entry } from './recipe.ts';

const closings = { zh: '办结次数', en: 'closings' };
const lodged = { zh: '受理件数', en: 'complaints lodged' };

export const reopenRate = entry(
  {
    code: 'reopen-rate',
    name: { zh: '重新受理率', en: 'Reopen rate' },
    definition: {
      zh: '同一时段内重新受理的次数与办结次数之比，每次都计。因为重新受理晚于办结，短时段内可能超过 1。',
      en: 'Reopenings for each closing of the same time; every time counts. Since a reopening comes after its closing, it may exceed 1 over a short time.',
    },
    formula: { zh: '重新受理次数 ÷ 办结次数', en: 'reopenings ÷ closings' },
    parts: { count: { zh: '重新受理次数', en: 'reopenings' }, size: closings },
    unit: 'share',
    direction: 'lower-is-better',
    source: { zh: '投诉的办结、再次办结和重新受理。', en: 'Complaints closed, closed again and reopened.' },
    events: ['complaint.reopened', 'complaint.closed', 'complaint.closed_again'],
  },
  { count: 'reopened', size: 'closings', nature: 'rate' },
);

export const repeatRate = entry(
  {
    code: 'repeat-rate',
    name: { zh: '重复投诉率', en: 'Repeat rate' },
    definition: {
      zh: '受理的投诉中，同一客户就同一事再次提出的比例，计入再次受理的那一刻。之后判定为不是重复的，从原处扣除。',
      en: 'Of the complaints lodged, the share by which a customer brings the same matter again, at the moment at which it was lodged. What is judged to be another matter later is taken out where it stood.',
    },
    formula: { zh: '重复投诉件数 ÷ 受理件数', en: 'repeats ÷ complaints lodged' },
    parts: { count: { zh: '重复投诉', en: 'repeats' }, size: lodged },
    unit: 'share',
    direction: 'lower-is-better',
    source: { zh: '投诉登记；重复的识别与人工判定。', en: 'Lodged complaints; repeats found, and judged by people.' },
    events: ['complaint.lodged', 'complaint.repeat_found', 'complaint.linked'],
  },
  { count: 'repeats', size: 'lodged', nature: 'proportion' },
);

export const escalationRate = entry(
  {
    code: 'escalation-rate',
    name: { zh: '越级率', en: 'Escalation rate' },
    definition: {
      zh: '同一时段内，客户越级（上级、监管、12315、媒体）的投诉与受理的投诉之比；一件投诉只计一次，计入登记越级的那一刻。',
      en: 'Complaints taken over the head of the house (its superiors, regulator, 12315, media) for each complaint lodged in the same time; each once, at the moment at which it was recorded.',
    },
    formula: { zh: '越级件数 ÷ 受理件数', en: 'complaints escalated ÷ complaints lodged' },
    parts: { count: { zh: '越级件数', en: 'complaints escalated' }, size: lodged },
    unit: 'share',
    direction: 'lower-is-better',
    source: { zh: '投诉登记；越级的登记。', en: 'Lodged complaints; recorded escalations.' },
    events: ['complaint.lodged', 'complaint.escalated'],
  },
  { count: 'escalated', size: 'lodged', nature: 'rate' },
);

export const satisfactionRate = entry(
  {
    code: 'satisfaction-rate',
    name: { zh: '投诉处理满意率', en: 'Satisfaction with handling' },
    definition: {
      zh: '客户对处理结果作出评价（网页评价或回访）时，表示满意的比例。每次评价都计；没有评价的不计入。',
      en: 'Of the judgements that customers gave, in the portal or in a return visit, the share that is satisfied. Each judgement counts; who gave none is left out.',
    },
    formula: { zh: '满意次数 ÷ 评价次数', en: 'satisfied ÷ judgements' },
    parts: { count: { zh: '满意次数', en: 'satisfied' }, size: { zh: '评价次数', en: 'judgements' } },
    unit: 'share',
    direction: 'higher-is-better',
    source: { zh: '客户在网页上的评价；回访结果。', en: 'Ratings of customers; results of return visits.' },
    events: ['complaint.answer-rated', 'complaint.visit-ended'],
  },
  { count: 'satisfied', size: 'judged', nature: 'proportion' },
);

export const visitRate = entry(
  {
    code: 'visit-rate',
    name: { zh: '回访率', en: 'Return-visit rate' },
    definition: {
      zh: '同一时段内，联系到客户的回访次数与办结次数之比。',
      en: 'Return visits that reached the customer for each closing of the same time.',
    },
    formula: { zh: '联系到客户的回访 ÷ 办结次数', en: 'visits that reached the customer ÷ closings' },
    parts: { count: { zh: '联系到客户的回访', en: 'visits that reached the customer' }, size: closings },
    unit: 'share',
    direction: 'higher-is-better',
    source: { zh: '投诉的办结；回访结果。', en: 'Closed complaints; results of return visits.' },
    events: ['complaint.visit-ended', 'complaint.closed', 'complaint.closed_again'],
  },
  { count: 'visits-reached', size: 'closings', nature: 'rate' },
);

export const visitReachRate = entry(
  {
    code: 'visit-reach-rate',
    name: { zh: '回访接通率', en: 'Return visits that reach' },
    definition: {
      zh: '结束的回访中，联系到客户的比例；多次尝试未果才算结束而未联系到。',
      en: 'Of the return visits that have ended, the share that reached the customer; one that did not has ended after all its tries.',
    },
    formula: { zh: '联系到客户的回访 ÷ 结束的回访', en: 'visits that reached the customer ÷ visits ended' },
    parts: {
      count: { zh: '联系到客户的回访', en: 'visits that reached the customer' },
      size: { zh: '结束的回访', en: 'visits ended' },
    },
    unit: 'share',
    direction: 'higher-is-better',
    source: { zh: '回访结果。', en: 'Results of return visits.' },
    events: ['complaint.visit-ended'],
  },
  { count: 'visits-reached', size: 'visits-ended', nature: 'proportion' },
);

export const attitudeRate = entry(
  {
    code: 'attitude-complaint-rate',
    name: { zh: '服务态度投诉率', en: 'Attitude-complaint rate' },
    definition: {
      zh: '每处理一万次接触，查实服务态度不当的投诉件数。计入投诉受理的那一刻；一件投诉只计一次；申诉成立、责任全部撤销的，从原处扣除。',
      en: 'Complaints found to be about improper attitude for each 10,000 contacts handled, at the moment at which they were lodged. Each counts once; where an appeal wins and nobody answers for it any more, it is taken out where it stood.',
    },
    formula: { zh: '查实的态度投诉 ÷ 处理量 × 10000', en: 'upheld attitude complaints ÷ contacts handled × 10,000' },
    parts: {
      count: { zh: '查实的态度投诉', en: 'upheld attitude complaints' },
      size: { zh: '万次处理', en: '10,000 contacts handled' },
    },
    unit: 'per-ten-thousand',
    direction: 'lower-is-better',
    source: {
      zh: '责任认定及其申诉；接起的接触。按产品或地区时没有数值。',
      en: 'Findings on who answers for a complaint, and appeals against them; contacts answered. By product or area it has no value.',
    },
    events: ['finding.upheld', 'finding.reversed', 'contact.closed'],
    casesBy: null,
  },
  { count: 'attitude-complaints', size: 'contacts-answered', per: 10_000, nature: 'rate' },
);
