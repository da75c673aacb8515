import { entry } from './recipe.ts';

const ledgers = ['ledger.day_imported', 'ledger.day_withdrawn'] as const;
const once = {
  zh: '只计第一次；重新受理后的时限不改变它。',
  en: 'The first time alone counts; limits after a reopening do not change it.',
};

export const onTimeRate = entry(
  {
    code: 'on-time-rate',
    name: { zh: '按时答复率', en: 'On-time rate' },
    definition: {
      zh: '在办结的投诉中，于时限内答复的比例；按办结日期统计。不知道是否按时的投诉不计入分子和分母。',
      en: 'Of the complaints closed, the share answered within the limit, by the date of closing. Where it is not known whether the answer was on time, the complaint counts neither above nor below the line.',
    },
    formula: { zh: '按时答复件数 ÷ 已知是否按时的件数', en: 'answered on time ÷ known to be on time or not' },
    parts: {
      count: { zh: '按时答复', en: 'answered on time' },
      size: { zh: '已知是否按时', en: 'known to be on time or not' },
    },
    unit: 'share',
    direction: 'higher-is-better',
    source: {
      zh: '投诉办结，以及导入台账中“是否按时”一栏。台账没有办结日期时，按受理日期统计。没有办结的日子没有数值。',
      en: 'Closed complaints, and the "on time" column of imported ledgers; a ledger without closing dates counts on the date of receipt. A day on which none was closed has no value.',
    },
    events: ['complaint.closed', ...ledgers],
    casesBy: 'timedOn',
  },
  { count: 'closed-on-time', size: 'timed', nature: 'proportion' },
);

export const daysToClose = entry(
  {
    code: 'days-to-close',
    name: { zh: '平均办结天数', en: 'Days to close' },
    definition: {
      zh: '从受理到办结的日历天数（含小数）的平均值，按首次办结的日期统计，重新受理后再办结的不另计。不知道办结日期的投诉不计入。',
      en: 'Mean calendar days, with fractions, from receipt to the first closing, by its date; closed again after a reopening, a complaint does not count anew. Complaints whose closing date is not known are left out.',
    },
    formula: {
      zh: '办结天数之和 ÷ 已知办结日期的件数',
      en: 'sum of days to close ÷ complaints with a known closing date',
    },
    parts: {
      count: { zh: '办结天数之和', en: 'sum of days to close' },
      size: { zh: '已知办结日期', en: 'with a known closing date' },
    },
    unit: 'days',
    direction: 'lower-is-better',
    source: {
      zh: '投诉办结，以及导入台账的受理和办结日期。没有办结的日子没有数值。',
      en: 'Closed complaints, and the dates of receipt and closing in imported ledgers. A day on which none was closed has no value.',
    },
    events: ['complaint.closed', ...ledgers],
    casesBy: 'closedOn',
  },
  { count: 'days-to-close', size: 'dated', nature: 'value' },
);

export const acknowledgedInTime = entry(
  {
    code: 'acknowledged-in-time-rate',
    name: { zh: '及时确认率', en: 'Acknowledged in time' },
    definition: {
      zh: `在确认时限已见分晓的投诉中，于时限内确认受理的比例。超过时限的投诉在超时的那一刻计入，不等到确认。${once.zh}`,
      en: `Of the complaints whose limit to acknowledge is decided, the share acknowledged within it. One that is late counts from the moment at which it is, not only once it is acknowledged. ${once.en}`,
    },
    formula: { zh: '时限内确认件数 ÷ 确认时限已定的件数', en: 'acknowledged in time ÷ limits to acknowledge decided' },
    parts: {
      count: { zh: '时限内确认', en: 'acknowledged in time' },
      size: { zh: '确认时限已定', en: 'limits decided' },
    },
    unit: 'share',
    direction: 'higher-is-better',
    source: {
      zh: '投诉的确认，以及确认时限的超时。',
      en: 'Acknowledgements of complaints, and breaches of their limit.',
    },
    events: ['complaint.acknowledged', 'limit.breached'],
  },
  { count: 'acknowledge-limits-kept', size: 'acknowledge-limits', nature: 'proportion' },
);

export const firstResponse = entry(
  {
    code: 'first-response-hours',
    name: { zh: '首次响应时间', en: 'Time to first response' },
    definition: {
      zh: `从受理到第一次回应客户（确认、提问或答复，以最先的为准）的小时数，平均值；按钟表时间，不扣除非工作时间。${once.zh}`,
      en: `Mean hours from lodging to the first word to the customer: acknowledgement, question or answer, whichever comes first. By the clock, nights included. ${once.en}`,
    },
    formula: { zh: '首次响应小时数之和 ÷ 首次响应件数', en: 'sum of hours ÷ first responses' },
    parts: {
      count: { zh: '首次响应小时数之和', en: 'sum of hours' },
      size: { zh: '首次响应件数', en: 'first responses' },
    },
    unit: 'hours',
    direction: 'lower-is-better',
    source: { zh: '投诉的受理、确认、提问和答复。', en: 'Complaints lodged, acknowledged, asked about and answered.' },
    events: ['complaint.lodged', 'complaint.acknowledged', 'complaint.question-asked', 'complaint.answered'],
  },
  { count: 'first-response-hours', size: 'first-responses', nature: 'value' },
);

export const answerHours = entry(
  {
    code: 'answer-hours',
    name: { zh: '答复用时', en: 'Time to answer' },
    definition: {
      zh: `从受理到首次正式答复的小时数，平均值；按钟表时间，包括等待客户的时间。${once.zh}`,
      en: `Mean hours from lodging to the first answer, by the clock, with the time spent waiting for the customer. ${once.en}`,
    },
    formula: { zh: '答复小时数之和 ÷ 首次答复件数', en: 'sum of hours ÷ first answers' },
    parts: { count: { zh: '答复小时数之和', en: 'sum of hours' }, size: { zh: '首次答复件数', en: 'first answers' } },
    unit: 'hours',
    direction: 'lower-is-better',
    source: { zh: '投诉的受理和答复。', en: 'Complaints lodged and answered.' },
    events: ['complaint.lodged', 'complaint.answered'],
  },
  { count: 'answer-hours', size: 'answers', nature: 'value' },
);

export const answeredInTime = entry(
  {
    code: 'answered-in-time-rate',
    name: { zh: '时限内答复率（含延期）', en: 'Answered within the limit' },
    definition: {
      zh: `在答复时限已见分晓的投诉中，于当时有效的时限（含批准的延期和暂停）内答复的比例。超时的投诉在超时的那一刻计入。${once.zh}`,
      en: `Of the complaints whose limit to answer is decided, the share answered within the limit in force, extended and paused as it was. One that is late counts from the moment at which it is. ${once.en}`,
    },
    formula: { zh: '时限内答复件数 ÷ 答复时限已定的件数', en: 'answered within the limit ÷ limits to answer decided' },
    parts: {
      count: { zh: '时限内答复', en: 'answered within the limit' },
      size: { zh: '答复时限已定', en: 'limits decided' },
    },
    unit: 'share',
    direction: 'higher-is-better',
    source: { zh: '投诉的答复，以及答复时限的超时。', en: 'Answers to complaints, and breaches of their limit.' },
    events: ['complaint.answered', 'limit.breached'],
  },
  { count: 'answer-limits-kept', size: 'answer-limits', nature: 'proportion' },
);

export const answeredInFirstLimit = entry(
  {
    code: 'answered-in-first-limit-rate',
    name: { zh: '首个时限内答复率', en: 'Answered within the first limit' },
    definition: {
      zh: `在已答复的投诉中，于受理时告知客户的答复时限内答复的比例；之后的延期和暂停不计。${once.zh}`,
      en: `Of the complaints answered, the share answered by the time that the customer was told when lodging, whatever was extended or paused later. ${once.en}`,
    },
    formula: { zh: '首个时限内答复件数 ÷ 首次答复件数', en: 'answered within the first limit ÷ first answers' },
    parts: {
      count: { zh: '首个时限内答复', en: 'answered within the first limit' },
      size: { zh: '首次答复件数', en: 'first answers' },
    },
    unit: 'share',
    direction: 'higher-is-better',
    source: {
      zh: '投诉的受理和答复。受理时没有记下时限的早期投诉不计入。',
      en: 'Complaints lodged and answered. Early ones whose first limit was not recorded are left out.',
    },
    events: ['complaint.lodged', 'complaint.answered'],
    effectiveFrom: '2026-11-22',
  },
  { count: 'first-limits-kept', size: 'first-limits', nature: 'proportion' },
);

export const handlingHours = entry(
  {
    code: 'handling-hours',
    name: { zh: '环节用时：确认到答复', en: 'Step time: acknowledged to answered' },
    definition: {
      zh: `从首次确认到首次答复的小时数，平均值：调查和处理用了多久。没有确认过的投诉不计入。${once.zh}`,
      en: `Mean hours from the first acknowledgement to the first answer: how long inquiry and handling took. Complaints never acknowledged are left out. ${once.en}`,
    },
    formula: { zh: '确认到答复小时数之和 ÷ 件数', en: 'sum of hours ÷ complaints answered after acknowledgement' },
    parts: { count: { zh: '小时数之和', en: 'sum of hours' }, size: { zh: '件数', en: 'complaints' } },
    unit: 'hours',
    direction: 'lower-is-better',
    source: { zh: '投诉的确认和答复。', en: 'Complaints acknowledged and answered.' },
    events: ['complaint.acknowledged', 'complaint.answered'],
  },
  { count: 'handling-hours', size: 'handled', nature: 'value' },
);

export const settlingHours = entry(
  {
    code: 'settling-hours',
    name: { zh: '环节用时：答复到办结', en: 'Step time: answered to closed' },
    definition: {
      zh: `从首次答复到首次办结的小时数，平均值：客户认可和收尾用了多久。${once.zh}`,
      en: `Mean hours from the first answer to the first closing: how long agreement and finishing took. ${once.en}`,
    },
    formula: { zh: '答复到办结小时数之和 ÷ 件数', en: 'sum of hours ÷ complaints closed after an answer' },
    parts: { count: { zh: '小时数之和', en: 'sum of hours' }, size: { zh: '件数', en: 'complaints' } },
    unit: 'hours',
    direction: 'lower-is-better',
    source: { zh: '投诉的答复和办结。', en: 'Complaints answered and closed.' },
    events: ['complaint.answered', 'complaint.closed'],
  },
  { count: 'settling-hours', size: 'settled', nature: 'value' },
);
