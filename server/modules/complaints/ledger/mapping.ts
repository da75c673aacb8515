import type { LedgerField } from '@tongli/contracts/complaints';

export type Mapping = Readonly<Record<string, LedgerField>>;

export interface Obstacle {
  readonly code: 'missing-field' | 'field-used-twice';
  readonly field: LedgerField;
}

/** Without these no row can become a complaint. */
const required: readonly LedgerField[] = ['number', 'receivedAt'];

/** What ledgers call each field, folded; the likelier name first, so that it wins where a ledger has two of them. */
const names: Readonly<Record<LedgerField, readonly string[]>> = {
  number:
    '留言编号 投诉编号 投诉单号 工单编号 工单号 受理编号 案件编号 编号 单号 流水号 complaintid complaintnumber complaintno caseid casenumber caseno ticketid ticketnumber referencenumber reference number no id'.split(
      ' ',
    ),
  receivedAt:
    '留言时间 受理时间 投诉时间 接收时间 收到时间 来电时间 登记时间 受理日期 投诉日期 登记日期 收到日期 创建时间 日期 时间 datereceived receivedat receivedon received dateopened opened datelodged lodged createdat created date'.split(
      ' ',
    ),
  acknowledgedAt:
    '确认时间 首次响应时间 响应时间 转办时间 派单时间 转派时间 确认日期 转办日期 datesenttocompany dateacknowledged acknowledgedat acknowledged firstresponseat firstresponse'.split(
      ' ',
    ),
  closedAt:
    '办结时间 结案时间 关闭时间 完成时间 答复时间 回复时间 办结日期 结案日期 完成日期 答复日期 dateclosed closedat closedon closed dateresolved resolvedat resolved dateanswered answeredat'.split(
      ' ',
    ),
  product:
    '产品 产品名称 产品类型 产品类别 业务 业务类型 业务类别 业务分类 一级分类 一级标签 服务项目 product productname productcategory service category'.split(
      ' ',
    ),
  area: '地区 区域 地域 所属地区 归属地 省份 城市 区县 行政区 属地 state province region area city district'.split(' '),
  cause:
    '原因 投诉原因 问题原因 投诉类型 投诉类别 问题类型 问题分类 三级分类 二级分类 三级标签 issue cause reason complaintreason rootcause complainttype problem'.split(
      ' ',
    ),
  subject: '留言主题 投诉主题 主题 标题 投诉标题 subject title summary headline'.split(' '),
  facts:
    '留言详情 投诉内容 投诉详情 问题描述 事实描述 投诉描述 内容 详情 描述 事由 consumercomplaintnarrative complainttext narrative description details facts content'.split(
      ' ',
    ),
  demand:
    '诉求 客户诉求 投诉诉求 要求 客户要求 期望 期望处理 demand remedysought request desiredoutcome desiredresolution expectation'.split(
      ' ',
    ),
  answer:
    '答复意见 答复内容 回复内容 处理结果 处理意见 办理结果 答复 回复 answer response resolution reply outcome'.split(
      ' ',
    ),
  onTime: '是否及时 是否按时 是否按期 及时 按时 是否超时 timelyresponse timely ontime withinlimit withinsla'.split(' '),
  customerName:
    '留言用户 客户姓名 投诉人 投诉人姓名 姓名 客户名称 客户 联系人 customername customer complainant complainantname name'.split(
      ' ',
    ),
  customerPhone:
    '联系电话 客户电话 投诉电话 手机号码 手机号 手机 电话 电话号码 联系方式 phone phonenumber mobile telephone contactnumber customerphone'.split(
      ' ',
    ),
};

/** One spelling for a column's name: letters and digits only, lower case, half width. */
const fold = (column: string) =>
  column
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The field that each column most likely stands for; each field is given once, columns that say nothing are left out. */
export function suggestMapping(columns: readonly string[]): Mapping {
  const byFold = new Map(columns.toReversed().map((column) => [fold(column), column]));
  const found = Object.entries(names).flatMap(([field, synonyms]) => {
    const column = synonyms.map((name) => byFold.get(name)).find((one) => one !== undefined);
    return column === undefined ? [] : [[column, field as LedgerField] as const];
  });
  return Object.fromEntries(found);
}

/** Whether there are dates to judge by, and no column that says itself whether a row was on time. */
export function leavesJudging(mapping: Mapping): boolean {
  const fields = Object.values(mapping);
  return fields.includes('closedAt') && !fields.includes('onTime');
}

/** What stands in the way of starting with this mapping. */
export function obstaclesOf(mapping: Mapping): Obstacle[] {
  const fields = Object.values(mapping);
  const missing = required.filter((field) => !fields.includes(field));
  const twice = new Set(fields.filter((field, index) => fields.indexOf(field) !== index));
  return [
    ...missing.map((field) => ({ code: 'missing-field' as const, field })),
    ...[...twice].map((field) => ({ code: 'field-used-twice' as const, field })),
  ];
}
