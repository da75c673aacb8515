import type { ProcessDefinition } from '@tongli/contracts/requests';
import { days, minutes, standard, step, to, words } from './building.ts';

const owner = { role: 'handler' } as const;

/** The six steps 六步法 of complaint handling. Their keys are those that complaints are led through; limits of the whole are settings. */
export const complaintDefinition: ProcessDefinition = {
  kind: 'complaint',
  phase: 'after-sale',
  name: words('投诉处理', 'Complaint handling'),
  about: words(
    '从受理到回访的六个步骤：听懂、说清、给选择、落实、补偿、建议。',
    'The six steps from receipt to follow-up: understand, explain, divert, carry out, make good, advise.',
  ),
  calendar: 'service',
  limit: days(5),
  steps: [
    step({
      key: 'understand',
      name: words('听懂诉求', 'Understand'),
      owner,
      limit: minutes(240),
      inputs: [words('客户的原话、联系记录与附件', 'The customer’s words, contacts and files')],
      outputs: [words('经客户确认的事实、诉求与感受', 'Facts, demand and feeling, confirmed by the customer')],
      standards: [standard(4, 'h', '受理到首次确认的工作时间', 'working time from receipt to first confirmation')],
      next: [to('explain')],
    }),
    step({
      key: 'explain',
      name: words('解释说明', 'Explain'),
      owner,
      limit: days(1),
      inputs: [words('查明的经过与有关规定', 'What was found, and the rules that apply')],
      outputs: [words('客户听懂的说明', 'An explanation that the customer followed')],
      standards: [
        standard(1, '次', '向客户说明的次数，不让客户重复陈述', 'explanations needed; nobody tells it twice'),
      ],
      next: [to('divert')],
      back: ['understand'],
    }),
    step({
      key: 'divert',
      name: words('引导方案', 'Divert'),
      owner,
      limit: days(1),
      outputs: [words('可供选择的方案', 'Options to choose from')],
      standards: [standard(2, '个', '提供给客户的可选方案数', 'options offered to the customer')],
      next: [to('carry-out')],
      back: ['explain', 'understand'],
    }),
    step({
      key: 'carry-out',
      name: words('落实承诺', 'Carry out'),
      owner,
      limit: days(3),
      inputs: [words('与客户约定的方案', 'What was agreed')],
      outputs: [words('已兑现的承诺及凭证', 'The promise kept, with proof')],
      standards: [standard(100, '%', '按约定日期兑现的承诺占比', 'promises kept by the agreed date')],
      next: [to('make-good')],
      back: ['divert'],
    }),
    step({
      key: 'make-good',
      name: words('补偿修复', 'Make good'),
      owner,
      limit: days(1),
      outputs: [words('符合规定与权限的补偿', 'Compensation within rule and authority')],
      standards: [standard(3, '个工作日', '批准到支付的时间', 'working days from approval to payment')],
      next: [to('advise')],
      back: ['carry-out'],
    }),
    step({
      key: 'advise',
      name: words('建议回访', 'Advise'),
      owner,
      limit: days(1),
      outputs: [words('给客户的建议与回访结果', 'Advice to the customer, and what the follow-up said')],
      standards: [standard(48, 'h', '办结到回访的时间', 'hours from resolution to follow-up')],
      back: ['make-good'],
    }),
  ],
};
