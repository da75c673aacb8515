import { entry } from './recipe.ts';

const source = {
  zh: '座席的状态记录。每天结束后清点一次前一天的，因此当天没有数值。',
  en: 'The log of agents. A day is counted once it is over, so that today has no value.',
};
const events = ['agent-days.counted'] as const;

const of = (
  written: Omit<Parameters<typeof entry>[0], 'source' | 'events' | 'behind'>,
  recipe: Parameters<typeof entry>[1],
) => entry({ ...written, source, events, behind: 'agents' }, { ...recipe, isDaily: true });

export const occupancy = of(
  {
    code: 'occupancy',
    name: { zh: '占有率', en: 'Occupancy' },
    definition: {
      zh: '座席处理接触的时间，占处理接触与就绪空闲时间之和的比例。同时处理几个会话的时间只计一次；振铃不计。接触都是呼入的，因此也就是呼入项目占用率。',
      en: 'The time of agents with a contact, of that and of the time in which they were ready and had none. Several chats at a time count once; ringing is left out. Contacts come in, so that this is the inbound occupancy, too.',
    },
    formula: { zh: '处理时间 ÷ （处理时间 + 就绪空闲时间）', en: 'contact time ÷ (contact + ready and idle)' },
    parts: {
      count: { zh: '处理秒数', en: 'seconds with a contact' },
      size: { zh: '处理 + 空闲秒数', en: 'seconds with a contact or idle' },
    },
    unit: 'share',
    direction: 'higher-is-better',
  },
  { count: 'busy-seconds', size: 'occupiable-seconds', nature: 'value', bounds: { lower: 0, upper: 1 } },
);

export const notReadyRate = of(
  {
    code: 'not-ready-rate',
    name: { zh: '未就绪率', en: 'Not-ready rate' },
    definition: {
      zh: '座席签入期间处于未就绪状态的时间比例。按原因看时，每个原因占全部签入时间的比例，加起来就是总数。',
      en: 'Of the time for which agents were signed in, the share in which they were not ready. By reason, each is a share of all the time signed in, and together they are the whole.',
    },
    formula: { zh: '未就绪时间 ÷ 签入时间', en: 'not ready ÷ signed in' },
    parts: {
      count: { zh: '未就绪秒数', en: 'seconds not ready' },
      size: { zh: '签入秒数', en: 'seconds signed in' },
    },
    unit: 'share',
    direction: 'lower-is-better',
  },
  {
    count: 'not-ready-seconds',
    size: 'signed-in-seconds',
    nature: 'value',
    bounds: { lower: 0, upper: 1 },
    ofWholeBy: 'cause',
  },
);

export const ringsNotTaken = of(
  {
    code: 'rings-not-answered',
    name: { zh: '振铃未接率', en: 'Rings not answered' },
    definition: {
      zh: '分给座席的接触中，振铃到时没有接起、被座席拒接或因座席断线落空的比例。每次派单计一次；客户在振铃时挂断的不计为未接。',
      en: 'Of the contacts offered to agents, the share that rang until its time was up, was turned down, or was lost with the agent’s connection. Every offer counts; where the customer rang off meanwhile, nobody failed to answer.',
    },
    formula: { zh: '振铃未接次数 ÷ 振铃次数', en: 'rings not answered ÷ rings' },
    parts: { count: { zh: '振铃未接', en: 'rings not answered' }, size: { zh: '振铃次数', en: 'rings' } },
    unit: 'share',
    direction: 'lower-is-better',
  },
  { count: 'rings-not-taken', size: 'rings', nature: 'proportion' },
);

export const firstContactResolution = entry(
  {
    code: 'first-contact-resolution',
    name: { zh: '首次解决率（毛）', en: 'First-contact resolution, gross' },
    definition: {
      zh: '已识别客户的接起接触中，此后 7 天内同一客户没有再次联系的比例；不论队列和事由。7 天过后才计入接触当天，因此最近 7 天没有数值；不能由座席解决的也计入分母。',
      en: 'Of the answered contacts of known customers, the share after which the same customer did not come again within 7 days, whatever the queue and the matter. It counts on the day of the contact once those 7 days are over: the last 7 have no value. What an agent could not have resolved is below the line, too.',
    },
    formula: {
      zh: '7 天内没有再来 ÷ 已识别客户的接起',
      en: 'not followed within 7 days ÷ answered of known customers',
    },
    parts: {
      count: { zh: '7 天内没有再来', en: 'not followed within 7 days' },
      size: { zh: '已识别客户的接起', en: 'answered of known customers' },
    },
    unit: 'share',
    direction: 'higher-is-better',
    source: {
      zh: '接触的记录：每天清点一次 8 天前的那一天。',
      en: 'The log of contacts: once a day, of the day eight days before.',
    },
    events: ['first-contacts.counted'],
    behind: 'contacts',
  },
  { count: 'first-resolved', size: 'first-contacts', nature: 'proportion', isDaily: true },
);

export const firstContactResolutionNet = entry(
  {
    code: 'first-contact-resolution-net',
    name: { zh: '首次解决率（净）', en: 'First-contact resolution, net' },
    definition: {
      zh: '同首次解决率（毛），但只计一线能够自己解决的接触：只要有一个事由标记为“一线不可解决”，该接触既不计入分子，也不计入分母。标记以清点当天为准，之后再改不影响已公布的数值。',
      en: 'As first-contact resolution, gross, but only of contacts that the first line can resolve by itself: one that carries any code marked as beyond the first line counts neither above nor below the line. The mark of the day of counting holds; later changes leave published values as they are.',
    },
    formula: {
      zh: '一线可解决且 7 天内没有再来 ÷ （已识别客户的接起 − 一线不可解决）',
      en: 'within the first line and not followed within 7 days ÷ (answered of known customers − beyond the first line)',
    },
    parts: {
      count: { zh: '一线可解决，7 天内没有再来', en: 'within the first line, not followed within 7 days' },
      size: { zh: '一线可解决的接起', en: 'answered within the first line' },
    },
    unit: 'share',
    direction: 'higher-is-better',
    source: {
      zh: '接触的记录和小结代码的标记：每天清点一次 8 天前的那一天。',
      en: 'The log of contacts and the marks of wrap-up codes: once a day, of the day eight days before.',
    },
    events: ['first-contacts.counted'],
    behind: 'contacts',
  },
  { count: 'first-line-resolved', size: 'first-line-contacts', nature: 'proportion', isDaily: true },
);
