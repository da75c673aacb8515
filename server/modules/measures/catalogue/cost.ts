import { entry } from './recipe.ts';

const cost = { zh: '运营成本（元）', en: 'operating cost (yuan)' };
const source = {
  zh: '按月填写的各项运营成本，按日均摊到当月每一天；更正某月的成本即更正那一月。',
  en: 'Operating costs entered by month, spread evenly over its days; correcting those of a month corrects that month.',
};

export const costPerContact = entry(
  {
    code: 'cost-per-contact',
    name: { zh: '平均单呼成本', en: 'Cost per contact' },
    definition: {
      zh: '同一时段的全部运营成本与进入排队的接触次数之比。填写成本的月份才有数值；按班组看时，只含填写到该班组的成本。',
      en: 'All operating cost for each contact offered, both of the same time. It has a value in months whose cost was entered; for a team it holds the cost entered for that team alone.',
    },
    formula: { zh: '运营成本 ÷ 接触次数', en: 'operating cost ÷ contacts offered' },
    parts: { count: cost, size: { zh: '进入排队', en: 'offered' } },
    unit: 'yuan',
    direction: 'lower-is-better',
    source,
    events: ['cost.set', 'contact.closed'],
    behind: 'costs',
  },
  { count: 'cost', size: 'contacts-offered', nature: 'value', isDaily: true },
);

export const costPerDay = entry(
  {
    code: 'cost-per-day',
    name: { zh: '日运营成本', en: 'Operating cost per day' },
    definition: {
      zh: '每天的运营成本。没有填写成本的日子记为 0。',
      en: 'Operating cost a day. A day without any entered counts as 0.',
    },
    formula: { zh: '运营成本 ÷ 日历天数', en: 'operating cost ÷ calendar days' },
    parts: { count: cost, size: null },
    unit: 'yuan',
    direction: 'lower-is-better',
    source,
    events: ['cost.set'],
    behind: 'costs',
  },
  { count: 'cost', size: 'calendar-days', nature: 'value', isDaily: true },
);
