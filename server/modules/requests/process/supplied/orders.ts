import type { ProcessDefinition } from '@tongli/contracts/requests';
import {
  choiceField,
  dateField,
  days,
  fileField,
  minutes,
  moneyField,
  standard,
  step,
  textField,
  to,
  words,
} from './building.ts';

const agent = { role: 'agent' } as const;
const handler = { role: 'handler' } as const;
const leader = { role: 'leader' } as const;

export const orderChange: ProcessDefinition = {
  kind: 'order',
  phase: 'in-sale',
  name: words('套餐与订单变更', 'Change of plan or order'),
  about: words(
    '变更套餐、地址或安装日期，核实身份后办理。',
    'Plan, address or date of an order, changed once identity is verified.',
  ),
  calendar: 'service',
  limit: days(2),
  steps: [
    step({
      key: 'verify',
      name: words('核实身份与订单', 'Verify identity and order'),
      owner: agent,
      limit: minutes(30),
      inputs: [words('客户号码与订单号', 'Customer’s number and order number')],
      outputs: [words('已核实的变更申请', 'A verified request for change')],
      standards: [standard(2, '项', '核实的身份要素', 'items of identity that were verified')],
      fields: [
        choiceField(
          'change',
          ['变更内容', 'What changes'],
          [
            ['plan', '套餐', 'Plan'],
            ['address', '安装地址', 'Address'],
            ['date', '安装日期', 'Date'],
            ['cancel', '取消订单', 'Cancel the order'],
          ],
        ),
        textField('wish', '变更要求', 'What is wanted', { most: 500 }),
        dateField('from', ['生效日期', 'Takes effect on'], { leastDays: 0, mostDays: 90 }),
      ],
      next: [to('retain', 'change', 'cancel'), to('carry-out')],
    }),
    step({
      key: 'retain',
      name: words('了解取消原因', 'Ask why it is cancelled'),
      owner: leader,
      limit: minutes(240),
      inputs: [words('取消申请', 'The request to cancel')],
      outputs: [words('取消原因与客户决定', 'Why, and what the customer decided')],
      standards: [standard(1, '次', '挽留沟通的次数上限', 'talks at most to keep the customer')],
      fields: [
        textField('why', '取消原因', 'Why', { most: 500 }),
        moneyField('fee', ['违约金', 'Fee for leaving early'], { mostYuan: 2_000, required: false }),
      ],
      next: [to('carry-out')],
      back: ['verify'],
    }),
    step({
      key: 'carry-out',
      name: words('办理变更', 'Carry out the change'),
      owner: handler,
      limit: days(1),
      inputs: [words('已核实的变更申请', 'The verified request')],
      outputs: [words('系统中的新订单', 'The new order in the system')],
      standards: [standard(0, '处', '变更后账单差错', 'errors in the bill afterwards')],
      next: [to('confirm')],
      back: ['verify'],
    }),
    step({
      key: 'confirm',
      name: words('通知客户并确认', 'Tell the customer'),
      owner: agent,
      limit: minutes(120),
      inputs: [words('办理结果', 'What was done')],
      outputs: [words('客户的确认', 'The customer’s confirmation')],
      standards: [standard(2, 'h', '办结到通知的工作时间', 'working time from change to message')],
      back: ['carry-out'],
    }),
  ],
};

export const valueAdded: ProcessDefinition = {
  kind: 'value-added',
  phase: 'in-sale',
  name: words('增值业务订购与退订', 'Value-added subscription'),
  about: words('订购须二次确认，退订即时生效。', 'Ordered only when confirmed twice; ended at once.'),
  calendar: 'service',
  limit: days(1),
  steps: [
    step({
      key: 'ask',
      name: words('受理与二次确认', 'Receive and confirm twice'),
      owner: agent,
      limit: minutes(30),
      inputs: [words('客户的订购或退订意愿', 'What the customer wants to order or end')],
      outputs: [words('经二次确认的申请', 'A request that was confirmed twice')],
      standards: [standard(2, '次', '资费告知并得到确认的次数', 'times that the price was told and agreed')],
      fields: [
        choiceField(
          'act',
          ['办理类型', 'Act'],
          [
            ['order', '订购', 'Order'],
            ['end', '退订', 'End'],
            ['dispute', '未订购却被扣费', 'Charged without an order'],
          ],
        ),
        textField('product', '业务名称', 'Product', { most: 80 }),
        moneyField('monthly', ['月费', 'Monthly price'], { mostYuan: 500, required: false }),
      ],
      next: [to('trace', 'act', 'dispute'), to('set-up')],
    }),
    step({
      key: 'trace',
      name: words('核查订购凭证', 'Trace the order'),
      owner: handler,
      limit: minutes(240),
      inputs: [words('扣费记录', 'Record of charges')],
      outputs: [words('有无订购凭证的结论', 'Whether there is proof of an order')],
      standards: [standard(100, '%', '无凭证费用全额退还', 'of unproven charges paid back')],
      fields: [
        choiceField(
          'proof',
          ['订购凭证', 'Proof'],
          [
            ['found', '有', 'Found'],
            ['none', '无', 'None'],
          ],
        ),
        fileField('record', '凭证', 'Proof', { most: 3 }),
      ],
      next: [to('set-up')],
      back: ['ask'],
    }),
    step({
      key: 'set-up',
      name: words('开通或取消', 'Set up or end'),
      owner: handler,
      limit: minutes(120),
      inputs: [words('申请', 'The request')],
      outputs: [words('生效的业务状态', 'The product’s new state')],
      standards: [standard(10, 'min', '退订到停止计费', 'from ending to the last charge')],
      back: ['ask'],
    }),
  ],
};

export const returns: ProcessDefinition = {
  kind: 'after-sales',
  phase: 'after-sale',
  name: words('终端退换货', 'Return or exchange of a device'),
  about: words(
    '七日内退货、十五日内换货，验机后退款。',
    'Returned within 7 days, exchanged within 15; paid back after inspection.',
  ),
  calendar: 'service',
  limit: days(7),
  steps: [
    step({
      key: 'receive',
      name: words('受理退换申请', 'Receive the request'),
      owner: agent,
      limit: minutes(60),
      inputs: [words('订单与设备串号', 'Order and serial number')],
      outputs: [words('受理单与寄回方式', 'Receipt and how to send it back')],
      standards: [standard(10, 'min', '受理用时', 'time to receive it')],
      fields: [
        choiceField(
          'wish',
          ['诉求', 'What is wanted'],
          [
            ['return', '退货', 'Money back'],
            ['exchange', '换货', 'Another one'],
          ],
        ),
        dateField('bought', ['购买日期', 'Bought on'], { leastDays: -365, mostDays: 0 }),
        textField('fault', '故障现象', 'What is wrong', { most: 500 }),
        fileField('photo', '照片', 'Photographs'),
      ],
      next: [{ to: 'inspect', when: [{ field: 'bought', op: 'at-least', value: -15 }] }, to('repair')],
    }),
    step({
      key: 'inspect',
      name: words('验机', 'Inspect the device'),
      owner: handler,
      limit: days(2),
      inputs: [words('寄回的设备', 'The device that came back')],
      outputs: [words('验机结论', 'What the inspection found')],
      standards: [standard(2, '个工作日', '收到设备到出具结论', 'working days from arrival to finding')],
      fields: [
        choiceField(
          'finding',
          ['验机结论', 'Finding'],
          [
            ['defect', '性能故障', 'Defect'],
            ['sound', '无故障', 'Sound'],
            ['damage', '人为损坏', 'Damaged by use'],
          ],
        ),
      ],
      next: [to('settle', 'finding', 'defect'), to('explain')],
      back: ['receive'],
    }),
    step({
      key: 'settle',
      name: words('退款或换新', 'Pay back or replace'),
      owner: handler,
      limit: days(3),
      inputs: [words('验机结论', 'The finding')],
      outputs: [words('退款凭证或新设备运单', 'Proof of payment or the parcel’s number')],
      standards: [standard(3, '个工作日', '结论到退款或发货', 'working days from finding to payment or dispatch')],
      fields: [moneyField('refund', ['退款金额', 'Paid back'], { mostYuan: 10_000, required: false })],
      back: ['inspect'],
    }),
    step({
      key: 'repair',
      name: words('转保修', 'Hand over to repair'),
      owner: handler,
      limit: days(5),
      inputs: [words('超出退换期的设备', 'A device past its date')],
      outputs: [words('保修单', 'Repair order')],
      standards: [standard(5, '个工作日', '保修周期', 'working days under repair')],
      back: ['receive'],
    }),
    step({
      key: 'explain',
      name: words('说明结论与其他途径', 'Explain, and what else can be done'),
      owner: agent,
      limit: days(1),
      inputs: [words('验机结论', 'The finding')],
      outputs: [words('客户听懂的说明', 'An explanation that was followed')],
      standards: [standard(1, '次', '客户因同一结论再次来电', 'calls about the same finding at most')],
      back: ['inspect'],
    }),
  ],
};
