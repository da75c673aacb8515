import { entry } from './recipe.ts';

export const attrition = entry(
  {
    code: 'attrition',
    name: { zh: '人员流动率（年化）', en: 'Attrition, annualised' },
    definition: {
      zh: '离职人数与平均在职人数之比，折算成一年：分母是每天在职人数之和除以 365。离职计入最后工作日，归其当时所在部门；调动不算离职。在职人数在每天结束后按组织记录清点，因此当天没有数值。人员不分项目，计在第一个项目下。',
      en: 'Leavers against the mean headcount, as if for a year: below the line stand the people of all days, divided by 365. Who leaves counts on their last day, in the unit that they belonged to; a move is no leaving. People are counted once a day is over, by the records of the organisation, so that today has no value. Staff belong to no project and count in the first one.',
    },
    formula: { zh: '离职人数 ÷ （每天在职人数之和 ÷ 365）', en: 'leavers ÷ (sum of daily headcount ÷ 365)' },
    parts: { count: { zh: '离职人数', en: 'leavers' }, size: { zh: '人·年', en: 'person-years' } },
    unit: 'share',
    direction: 'lower-is-better',
    source: {
      zh: '组织架构的归属与离职记录。按产品、队列或渠道时没有数值。',
      en: 'Belongings and leavings in the organisation. By product, queue or channel it has no value.',
    },
    events: ['staff.counted', 'person.left'],
    behind: 'staff',
  },
  { count: 'leavers', size: 'headcount', per: 365, nature: 'rate', isDaily: true },
);

export const recordCompleteness = entry(
  {
    code: 'record-completeness',
    name: { zh: '客户资料完整率', en: 'Record completeness' },
    definition: {
      zh: '姓名、电话和邮箱都有的客户档案占全部客户档案的比例；已抹除的不计。每天清点一次，全天有效；多天的数值为每日平均。',
      en: 'Of the customer records, the share that holds a name, a telephone number and a mail address; erased ones are left out. Counted once a day, for the whole of it; over several days it is the mean of them.',
    },
    formula: { zh: '资料完整的客户 ÷ 客户', en: 'complete records ÷ customers' },
    parts: {
      count: { zh: '资料完整的客户·天', en: 'days of complete records' },
      size: { zh: '客户·天', en: 'days of customers' },
    },
    unit: 'share',
    direction: 'higher-is-better',
    source: {
      zh: '项目的客户档案。客户不分部门和产品，按它们看时没有数值。',
      en: 'The customer records of the project. Customers are not counted by unit or product, by which it has no value.',
    },
    events: ['customers.counted'],
    behind: 'customers',
  },
  {
    count: 'customer-records-complete',
    size: 'customer-records',
    nature: 'value',
    bounds: { lower: 0, upper: 1 },
    isDaily: true,
  },
);
