import { entry } from './recipe.ts';

const ledgers = ['ledger.day_imported', 'ledger.day_withdrawn'] as const;
const days = null;

export const complaintsPerDay = entry(
  {
    code: 'complaints-per-day',
    name: { zh: '日投诉量', en: 'Complaints per day' },
    definition: {
      zh: '按受理日期统计的投诉件数，计入受理时的产品和地区；改正分类后，归入改正后的产品和地区，日期不变。按周统计时为该周每日平均件数。',
      en: 'Complaints by the date on which they were lodged, under their product and area; a reclassified complaint counts under the corrected ones, on the same date. In weeks: the mean per day of that week.',
    },
    formula: { zh: '受理件数 ÷ 日历天数', en: 'complaints lodged ÷ calendar days' },
    parts: { count: { zh: '受理件数', en: 'complaints lodged' }, size: days },
    unit: 'complaints',
    direction: 'lower-is-better',
    source: {
      zh: '投诉登记，以及导入台账的受理日期。没有投诉的日子记为 0。',
      en: 'Lodged complaints, and the dates of receipt in imported ledgers. A day without any counts as 0.',
    },
    events: ['complaint.lodged', 'complaint.reclassified', ...ledgers],
    casesBy: 'lodgedOn',
  },
  { count: 'lodged', size: 'calendar-days', nature: 'rate' },
);

export const reopenedPerDay = entry(
  {
    code: 'reopened-per-day',
    name: { zh: '日重新受理量', en: 'Reopened per day' },
    definition: {
      zh: '答复或结案之后又重新受理的次数，按重新受理的日期统计；同一件投诉每重新受理一次计一次。首次办结天数和首次答复是否按时不因此改变。按周统计时为该周每日平均次数。',
      en: 'How often a complaint was taken up again after its answer or its closing, by the date of reopening; each time counts. The days to its first closing, and whether its first answer was on time, stay as they were. In weeks: the mean per day of that week.',
    },
    formula: { zh: '重新受理次数 ÷ 日历天数', en: 'reopenings ÷ calendar days' },
    parts: { count: { zh: '重新受理次数', en: 'reopenings' }, size: days },
    unit: 'complaints',
    direction: 'lower-is-better',
    source: {
      zh: '重新受理的记录；导入的台账不含此项。没有重新受理的日子记为 0。',
      en: 'Reopenings of complaints; imported ledgers have none. A day without any counts as 0.',
    },
    events: ['complaint.reopened'],
    casesBy: 'lodgedOn',
  },
  { count: 'reopened', size: 'calendar-days', nature: 'rate' },
);

export const perCustomers = entry(
  {
    code: 'complaints-per-10000-customers',
    name: { zh: '万投比（每万客户）', en: 'Complaints per 10,000 customers' },
    definition: {
      zh: '每一万名客户每天的投诉件数。客户数每天零点后清点一次，全天有效；多天的数值为每日平均。没有清点过客户数的日子没有数值。',
      en: 'Complaints a day for every 10,000 customers. Customers are counted once after midnight, for the whole day; over several days it is the mean per day. A day on which customers were not counted has no value.',
    },
    formula: { zh: '受理件数 ÷ 客户数 × 10,000', en: 'complaints lodged ÷ customers × 10,000' },
    parts: {
      count: { zh: '受理件数', en: 'complaints lodged' },
      size: { zh: '万名客户·天', en: 'days of 10,000 customers' },
    },
    unit: 'per-ten-thousand',
    direction: 'lower-is-better',
    source: {
      zh: '投诉登记；项目的客户档案数。按产品或地区时没有数值：客户数不分产品。',
      en: 'Lodged complaints; the customer records of the project. By product or area it has no value: customers are not counted by them.',
    },
    events: ['complaint.lodged', 'customers.counted'],
    casesBy: 'lodgedOn',
  },
  { count: 'lodged', size: 'customers', per: 10_000, isStock: true, nature: 'rate' },
);

export const perContacts = entry(
  {
    code: 'complaints-per-10000-contacts',
    name: { zh: '万次服务投诉量', en: 'Complaints per 10,000 contacts' },
    definition: {
      zh: '每一万次服务接触对应的投诉件数，同一时段内相除。没有接触的时段没有数值。',
      en: 'Complaints for every 10,000 contacts, both of the same time. A time without contacts has no value.',
    },
    formula: { zh: '受理件数 ÷ 结束的接触次数 × 10,000', en: 'complaints lodged ÷ contacts ended × 10,000' },
    parts: {
      count: { zh: '受理件数', en: 'complaints lodged' },
      size: { zh: '万次接触', en: '10,000 contacts' },
    },
    unit: 'per-ten-thousand',
    direction: 'lower-is-better',
    source: {
      zh: '投诉登记；来电、在线和留言的结束记录，不论是否接通。按产品或地区时没有数值。',
      en: 'Lodged complaints; calls, chats and messages that have ended, answered or not. By product or area it has no value.',
    },
    events: ['complaint.lodged', 'contact.closed'],
    casesBy: 'lodgedOn',
  },
  { count: 'lodged', size: 'contacts', per: 10_000, nature: 'rate' },
);
