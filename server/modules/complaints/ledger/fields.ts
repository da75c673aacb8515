import type { Field, Importable } from '../../../platform/imports/index.ts';
import { readOnTime } from './on-time.ts';

const words = (all: string): string[] => all.split(' ');

/** Words of the business tree are cut rather than refused: a ledger's own may be whole sentences. */
const longest = 10_000;
const longText = { kind: 'text', required: false, maximum: longest } as const;

/** What ledgers call each field; the likelier name first, so that it wins where a ledger has two of them. */
export const ledgerFields: readonly Field[] = [
  {
    code: 'number',
    label: { zh: '投诉编号', en: 'Complaint number' },
    meaning: { zh: '每件投诉唯一的编号。', en: 'What tells complaints apart.' },
    example: { zh: 'TS-2025-0001', en: 'C-2025-0001' },
    kind: 'text',
    required: true,
    maximum: 80,
    shownAs: 'plain',
    synonyms: words(
      '留言编号 投诉单号 工单编号 工单号 受理编号 案件编号 编号 单号 流水号 complaintid complaintno caseid casenumber caseno ticketid ticketnumber referencenumber reference no id',
    ),
  },
  {
    code: 'receivedAt',
    label: { zh: '收到日期', en: 'Date received' },
    meaning: {
      zh: '何时收到投诉，日期或日期加时间。',
      en: 'When the complaint was received, with or without time of day.',
    },
    example: { zh: '2025-03-03 09:20', en: '2025-03-03 09:20' },
    kind: 'instant',
    required: true,
    shownAs: 'plain',
    synonyms: words(
      '留言时间 受理时间 投诉时间 接收时间 收到时间 来电时间 登记时间 受理日期 投诉日期 登记日期 创建时间 日期 时间 receivedon received dateopened opened datelodged lodged createdat created date',
    ),
  },
  {
    code: 'acknowledgedAt',
    label: { zh: '确认日期', en: 'Date acknowledged' },
    meaning: { zh: '何时告知客户已受理。', en: 'When the customer was told that it is being dealt with.' },
    example: { zh: '2025-03-03 10:05', en: '2025-03-03 10:05' },
    kind: 'instant',
    required: false,
    shownAs: 'plain',
    synonyms: words(
      '确认时间 首次响应时间 响应时间 转办时间 派单时间 转派时间 转办日期 datesenttocompany acknowledged firstresponseat firstresponse',
    ),
  },
  {
    code: 'closedAt',
    label: { zh: '办结日期', en: 'Date closed' },
    meaning: {
      zh: '何时办结；为空且没有答复的算未结。',
      en: 'When it was closed; empty and without an answer it counts as open.',
    },
    example: { zh: '2025-03-06', en: '2025-03-06' },
    kind: 'instant',
    required: false,
    shownAs: 'plain',
    synonyms: words(
      '办结时间 结案时间 关闭时间 完成时间 答复时间 回复时间 结案日期 完成日期 答复日期 closedon closed dateresolved resolvedat resolved dateanswered answeredat',
    ),
  },
  {
    code: 'product',
    label: { zh: '产品', en: 'Product' },
    meaning: { zh: '投诉涉及的产品或业务。', en: 'The product that the complaint is about.' },
    example: { zh: '宽带', en: 'Broadband' },
    ...longText,
    synonyms: words(
      '产品名称 产品类型 产品类别 业务 业务类型 业务类别 业务分类 一级分类 一级标签 服务项目 productname productcategory service category',
    ),
  },
  {
    code: 'area',
    label: { zh: '地区', en: 'Area' },
    meaning: { zh: '客户所在的地区。', en: 'The geographic area of the customer.' },
    example: { zh: '南山区', en: 'Nanshan' },
    ...longText,
    synonyms: words('区域 地域 所属地区 归属地 省份 城市 区县 行政区 属地 state province region city district'),
  },
  {
    code: 'cause',
    label: { zh: '投诉原因', en: 'Cause' },
    meaning: { zh: '为什么投诉。', en: 'Why the customer complains.' },
    example: { zh: '装机延误', en: 'Late installation' },
    ...longText,
    synonyms: words(
      '原因 问题原因 投诉类型 投诉类别 问题类型 问题分类 三级分类 二级分类 三级标签 issue reason complaintreason rootcause complainttype problem',
    ),
  },
  {
    code: 'subject',
    label: { zh: '主题', en: 'Subject' },
    meaning: { zh: '一句话概括，与内容一起成为投诉事实。', en: 'One line; with the facts it becomes what happened.' },
    example: { zh: '预约后无人上门', en: 'Nobody came' },
    kind: 'prose',
    required: false,
    synonyms: words('留言主题 投诉主题 标题 投诉标题 title summary headline'),
  },
  {
    code: 'facts',
    label: { zh: '投诉内容', en: 'Facts' },
    meaning: { zh: '客户讲述的经过。', en: 'What the customer says happened.' },
    example: {
      zh: '两次预约装机，师傅都没有来，也没有电话。',
      en: 'Two appointments were made; nobody came and nobody called.',
    },
    kind: 'prose',
    required: false,
    synonyms: words(
      '留言详情 投诉详情 问题描述 事实描述 投诉描述 内容 详情 描述 事由 consumercomplaintnarrative complainttext narrative description details content',
    ),
  },
  {
    code: 'demand',
    label: { zh: '客户诉求', en: 'Demand' },
    meaning: { zh: '客户希望怎样解决。', en: 'What would put it right.' },
    example: { zh: '本周内装好', en: 'Install it this week' },
    kind: 'prose',
    required: false,
    synonyms: words(
      '诉求 投诉诉求 要求 客户要求 期望 期望处理 remedysought request desiredoutcome desiredresolution expectation',
    ),
  },
  {
    code: 'answer',
    label: { zh: '答复', en: 'Answer' },
    meaning: {
      zh: '给客户的答复；有答复的算已办结。',
      en: 'What the customer was answered; with an answer it counts as closed.',
    },
    example: { zh: '已于 3 月 6 日上门装好并致歉。', en: 'Installed on 6 March, with an apology.' },
    kind: 'prose',
    required: false,
    synonyms: words('答复意见 答复内容 回复内容 处理结果 处理意见 办理结果 回复 response resolution reply outcome'),
  },
  {
    code: 'onTime',
    label: { zh: '是否按时', en: 'On time' },
    meaning: {
      zh: '台账记载的是否按时；没有此列时为未知。',
      en: 'What the ledger says; without this column it is unknown.',
    },
    example: { zh: '是', en: 'Yes' },
    kind: 'choice',
    required: false,
    choices: [
      { code: 'yes', label: { zh: '是', en: 'Yes' } },
      { code: 'no', label: { zh: '否', en: 'No' } },
    ],
    read: (cell, column) => onTimeCodes.get(readOnTime(column, cell)) ?? null,
    shownAs: 'plain',
    synonyms: words('是否及时 是否按期 及时 按时 是否超时 timelyresponse timely ontime withinlimit withinsla'),
  },
  {
    code: 'customerName',
    label: { zh: '客户姓名', en: 'Customer name' },
    meaning: {
      zh: '加密保存；须同时有可拨打的电话，否则不保存。',
      en: 'Kept encrypted, and only with a phone number that can be dialled.',
    },
    example: { zh: '陈先生', en: 'Mr Chen' },
    ...longText,
    shownAs: 'name',
    synonyms: words('留言用户 投诉人 投诉人姓名 姓名 客户名称 客户 联系人 customer complainant complainantname name'),
  },
  {
    code: 'customerPhone',
    label: { zh: '联系电话', en: 'Customer phone' },
    meaning: { zh: '加密保存；须同时有姓名，否则不保存。', en: 'Kept encrypted, and only with a name.' },
    example: { zh: '13800138000', en: '13800138000' },
    // Read with its name, or not at all: a masked one is no error.
    ...longText,
    shownAs: 'phone',
    synonyms: words(
      '客户电话 投诉电话 手机号码 手机号 手机 电话 电话号码 联系方式 phone phonenumber mobile telephone contactnumber',
    ),
  },
];

const onTimeCodes = new Map([
  [true, 'yes'],
  [false, 'no'],
] as [boolean | null, string][]);

/** What the cells of a row come to. */
export const stateField: Field = {
  code: 'state',
  label: { zh: '状态', en: 'State' },
  meaning: { zh: '', en: '' },
  example: { zh: '', en: '' },
  kind: 'choice',
  required: false,
  shownAs: 'plain',
  choices: [
    { code: 'lodged', label: { zh: '待确认', en: 'To be acknowledged' } },
    { code: 'acknowledged', label: { zh: '处理中', en: 'In progress' } },
    { code: 'closed', label: { zh: '已结案', en: 'Closed' } },
  ],
  synonyms: [],
};

const oneOfTwo = { zh: '请更正两个日期之一。', en: 'Correct one of the two dates.' };
const beforeReceipt = { zh: '早于收到日期 {{received}}', en: 'is earlier than receipt, {{received}}' };

export const ledgerErrors: Importable['errors'] = {
  'known-number': {
    wrong: { zh: '编号已有', en: 'is known already' },
    remedy: {
      zh: '请删去这一行，或选择跳过已有的编号。',
      en: 'Delete the row, or choose to pass over numbers that are known.',
    },
  },
  'in-future': {
    wrong: { zh: '日期晚于今天', en: 'is later than today' },
    remedy: { zh: '请更正日期。', en: 'Correct the date.' },
  },
  'closed-before-received': { wrong: beforeReceipt, remedy: oneOfTwo },
  'acknowledged-before-received': { wrong: beforeReceipt, remedy: oneOfTwo },
  // Of ledgers that came in before the words were a choice of two.
  'unreadable-yes-no': {
    wrong: { zh: '看不出是或否', en: 'is neither yes nor no' },
    remedy: {
      zh: '请写“是”或“否”、“按时”或“超时”，或留空。',
      en: 'Write yes or no, on time or late, or leave it empty.',
    },
  },
};
