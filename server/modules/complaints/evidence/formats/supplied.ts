import type { ReplyField, ReplyRecipient, ReplySource } from '@tongli/contracts/complaints';
import type { Bilingual } from '@tongli/contracts/kernel';

export interface SuppliedFormat {
  readonly id: string;
  readonly recipient: ReplyRecipient;
  readonly name: Bilingual;
  readonly fields: readonly ReplyField[];
  readonly letter: string;
}

const field = (key: string, source: ReplySource, [zh, en]: [string, string], most: number, required = true) =>
  ({ key, source, label: { zh, en }, fixed: '', required, most }) satisfies ReplyField;

const supplied = (nth: number, format: Omit<SuppliedFormat, 'id'>): SuppliedFormat => ({
  id: `00000000-0000-4000-8000-e71de4ce000${nth}`,
  ...format,
});

/** To begin with: what the three recipients usually ask for. An administrator fits names, order and lengths to what is asked today. */
export const suppliedFormats: readonly SuppliedFormat[] = [
  supplied(1, {
    recipient: '12315',
    name: { zh: '12315 平台处理结果', en: 'Outcome for the 12315 platform' },
    fields: [
      field('platform-number', 'asked', ['登记编号', 'Number on the platform'], 40),
      field('company', 'fixed', ['被投诉单位', 'Company complained about'], 100),
      field('number', 'number', ['企业处理编号', 'Our number'], 40),
      field('consumer', 'customer-name', ['消费者姓名', 'Consumer'], 60),
      field('phone', 'customer-phone', ['联系电话', 'Phone'], 30),
      field('received', 'lodged-on', ['收到日期', 'Received on'], 20),
      field('object', 'product', ['涉及商品或服务', 'Goods or service'], 100),
      field('facts', 'facts', ['投诉内容', 'Complaint'], 1_000),
      field('demand', 'demand', ['投诉请求', 'Demand'], 500),
      field('finding', 'validity', ['调查结论', 'Finding'], 40),
      field('agreed', 'asked', ['是否达成和解（是/否）', 'Settled (yes/no)'], 10),
      field('compensation', 'compensation', ['赔付情况', 'Compensation'], 300, false),
      field('result', 'answer', ['处理结果', 'Outcome'], 1_000),
      field('finished', 'answered-on', ['办结反馈日期', 'Answered on'], 20),
      field('handler', 'handler', ['经办人', 'Handled by'], 40),
      field('handler-phone', 'asked', ['经办人电话', 'Phone of the handler'], 30),
    ],
    letter: '',
  }),
  supplied(2, {
    recipient: 'miit',
    name: { zh: '工信部门电信用户申诉答复', en: 'Reply to an appeal of a telecom user (MIIT)' },
    fields: [
      field('appeal-number', 'asked', ['申诉编号', 'Number of the appeal'], 40),
      field('company', 'fixed', ['企业名称', 'Company'], 100),
      field('user', 'customer-name', ['申诉用户', 'User'], 60),
      field('phone', 'customer-phone', ['申诉号码', 'Number concerned'], 30),
      field('number', 'number', ['企业投诉编号', 'Our number'], 40),
      field('received', 'lodged-on', ['用户首次投诉日期', 'First complained on'], 20),
      field('answered', 'answered-on', ['企业答复日期', 'Answered on'], 20),
      field('business', 'class', ['申诉业务分类', 'Kind of business'], 120, false),
      field('facts', 'facts', ['申诉事项', 'Matter'], 1_500),
      field('demand', 'demand', ['用户诉求', 'Demand'], 800),
      field('finding', 'validity', ['责任认定', 'Finding'], 40),
      field('cause', 'cause', ['原因分析', 'Cause'], 200),
      field('measures', 'measures', ['整改与解决措施', 'Measures'], 1_500),
      field('compensation', 'compensation', ['退赔情况', 'Compensation'], 300, false),
      field('attitude', 'asked', ['用户意见（接受/不接受/未联系上）', 'What the user says'], 60),
      field('handler', 'handler', ['承办人', 'Handled by'], 40),
      field('today', 'today', ['填报日期', 'Filled in on'], 20),
    ],
    letter: `关于{user}申诉事项（{appeal-number}）的答复

电信用户申诉受理中心：

贵中心转来的用户{user}（{phone}）申诉收悉，我公司（{company}）调查处理情况如下：

一、用户反映的情况
{facts}
用户诉求：{demand}

二、调查情况
用户于{received}首次向我公司投诉（编号{number}），我公司于{answered}答复。经查，申诉事项{finding}，原因：{cause}。

三、处理措施
{measures}
退赔情况：{compensation}

四、用户意见
{attitude}

特此答复。

{company}
承办人：{handler}
{today}`,
  }),
  supplied(3, {
    recipient: 'nfra',
    name: {
      zh: '金融消费投诉答复函（金融监管总局）',
      en: 'Reply letter to a complaint of a financial consumer (NFRA)',
    },
    fields: [
      field('transfer-number', 'asked', ['转办编号', 'Number of the transfer'], 60, false),
      field('company', 'fixed', ['机构名称', 'Institution'], 100),
      field('consumer', 'customer-name', ['投诉人', 'Complainant'], 60),
      field('number', 'number', ['投诉编号', 'Our number'], 40),
      field('received', 'lodged-on', ['收到投诉日期', 'Received on'], 20),
      field('demand', 'demand', ['投诉请求', 'Demand'], 1_000),
      field('facts', 'facts', ['投诉事项', 'Matter'], 2_000),
      field('verified', 'asked', ['核查情况', 'What was verified'], 2_000),
      field('finding', 'validity', ['核查结论', 'Finding'], 40),
      field('opinion', 'answer', ['处理意见', 'Decision'], 2_000),
      field('compensation', 'compensation', ['补偿情况', 'Compensation'], 300, false),
      field('recourse', 'recourse', ['救济途径', 'Ways out of the house'], 800),
      field('contact', 'fixed', ['联系方式', 'How to reach us'], 100),
      field('today', 'today', ['答复日期', 'Date of the reply'], 20),
    ],
    letter: `关于消费投诉处理结果的告知书

{consumer}：

您于{received}向我机构提出的消费投诉（编号{number}）已收悉。现将处理结果告知如下：

一、投诉事项与请求
{facts}
请求：{demand}

二、核查情况
{verified}

三、处理意见
经核查，您反映的情况{finding}。{opinion}
补偿情况：{compensation}

四、救济途径
如对处理结果有异议，您可以自收到本告知书之日起向我机构的上级机构申请核查，也可以通过下列途径解决：
{recourse}

联系方式：{contact}

{company}
{today}`,
  }),
];
