import type { ProcessDefinition } from '@tongli/contracts/requests';
import {
  choiceField,
  dateField,
  days,
  fileField,
  minutes,
  numberField,
  standard,
  step,
  textField,
  to,
  words,
} from './building.ts';

const agent = { role: 'agent' } as const;
const handler = { role: 'handler' } as const;
const leader = { role: 'leader' } as const;

export const enquiry: ProcessDefinition = {
  kind: 'enquiry',
  phase: 'pre-sale',
  name: words('业务咨询', 'Enquiry'),
  about: words(
    '当场答复，答不了的转后台，一个工作日内回电。',
    'Answered at once; what is not is looked into and called back within a working day.',
  ),
  calendar: 'service',
  limit: days(1),
  steps: [
    step({
      key: 'answer',
      name: words('记录并答复', 'Note and answer'),
      owner: agent,
      limit: minutes(30),
      inputs: [words('客户的问题', 'The customer’s question')],
      outputs: [words('答复，或待查的问题', 'An answer, or what must be looked into')],
      standards: [
        standard(80, '%', '首次联系即解决的占比', 'solved at the first contact'),
        standard(20, 's', '接通前的等待', 'wait before somebody answers'),
      ],
      fields: [
        choiceField(
          'solved',
          ['是否解决', 'Solved'],
          [
            ['yes', '已解决', 'Yes'],
            ['no', '需后台查询', 'Must be looked into'],
          ],
        ),
        textField('answer', '答复内容', 'The answer', { required: false }),
      ],
      next: [to('look-into', 'solved', 'no'), to('end')],
    }),
    step({
      key: 'look-into',
      name: words('后台查询并回电', 'Look into it and call back'),
      owner: handler,
      limit: days(1),
      inputs: [words('待查的问题', 'The question')],
      outputs: [words('查明的结果与回电', 'What was found, and the call')],
      standards: [standard(1, '个工作日', '受理到回电', 'working days from question to call')],
      fields: [textField('found', '查询结果', 'What was found')],
      next: [to('end')],
      back: ['answer'],
    }),
    step({
      key: 'end',
      name: words('归档', 'File'),
      owner: agent,
      limit: minutes(60),
      inputs: [words('答复', 'The answer')],
      outputs: [words('可检索的问答记录', 'A record that can be found')],
      standards: [standard(100, '%', '归入知识条目或标明缺口', 'filed under an article, or named as a gap')],
      back: ['look-into'],
    }),
  ],
};

export const repairVisit: ProcessDefinition = {
  kind: 'visit',
  phase: 'after-sale',
  name: words('宽带故障上门', 'Repair visit'),
  about: words(
    '远程排查无效的宽带故障，预约上门修复。',
    'A broadband fault that cannot be cured from afar: a slot is agreed and somebody comes.',
  ),
  calendar: 'service',
  limit: days(3),
  steps: [
    step({
      key: 'diagnose',
      name: words('远程诊断', 'Diagnose from afar'),
      owner: agent,
      limit: minutes(60),
      inputs: [words('故障现象与宽带账号', 'What is wrong, and the account')],
      outputs: [words('诊断结论', 'What the diagnosis says')],
      standards: [standard(15, 'min', '远程诊断用时', 'time for the diagnosis')],
      fields: [
        choiceField(
          'light',
          ['光信号灯', 'Optical light'],
          [
            ['green', '绿', 'Green'],
            ['red', '红', 'Red'],
            ['off', '不亮', 'Off'],
          ],
        ),
        numberField('speed', ['测速', 'Speed'], { unit: 'Mbit/s', least: 0, most: 10_000, required: false }),
        choiceField(
          'cured',
          ['远程是否修复', 'Cured from afar'],
          [
            ['yes', '是', 'Yes'],
            ['no', '否', 'No'],
          ],
        ),
      ],
      next: [to('confirm', 'cured', 'yes'), to('arrange')],
    }),
    step({
      key: 'arrange',
      name: words('预约时段', 'Agree a slot'),
      owner: agent,
      limit: minutes(120),
      inputs: [words('诊断结论', 'The diagnosis')],
      outputs: [words('约定的日期、时段与人员', 'The agreed day, slot and person')],
      standards: [standard(2, 'h', '预约时段的宽度', 'width of a slot')],
      fields: [dateField('visit-on', ['上门日期', 'Day of the visit'], { leastDays: 0, mostDays: 14 })],
      next: [to('repair')],
      back: ['diagnose'],
    }),
    step({
      key: 'repair',
      name: words('上门修复', 'Repair on site'),
      owner: handler,
      limit: days(2),
      inputs: [words('预约单与备件', 'The slot, and spare parts')],
      outputs: [words('修复结果与现场照片', 'Result, with photographs')],
      standards: [
        standard(93, 'cm', '光猫安装高度，地面到设备下沿', 'height of the modem, from floor to lower edge'),
        standard(4, '℃', '设备温升，运行十分钟后', 'rise of its temperature after ten minutes'),
        standard(2, 'min', '进门到出示工牌并说明', 'from the door to badge and explanation'),
      ],
      fields: [
        numberField('loss', ['光衰', 'Optical loss'], { unit: 'dBm', least: -40, most: 0 }),
        choiceField(
          'result',
          ['结果', 'Result'],
          [
            ['repaired', '已修复', 'Repaired'],
            ['part-missing', '缺备件', 'A part is missing'],
            ['network', '网络侧故障', 'Fault in the network'],
          ],
        ),
        fileField('photo', '现场照片', 'Photographs', { required: true }),
      ],
      next: [to('network', 'result', 'network'), to('confirm')],
      back: ['arrange'],
    }),
    step({
      key: 'network',
      name: words('网络侧处理', 'Cure the network'),
      owner: handler,
      limit: days(1),
      inputs: [words('现场测试数据', 'What was measured on site')],
      outputs: [words('恢复确认', 'Confirmation that it is cured')],
      standards: [standard(8, 'h', '网络侧故障历时', 'how long the network’s fault lasts')],
      next: [to('confirm')],
      back: ['repair'],
    }),
    step({
      key: 'confirm',
      name: words('客户确认', 'Customer confirms'),
      owner: agent,
      limit: minutes(240),
      inputs: [words('修复结果', 'The result')],
      outputs: [words('客户的确认', 'The customer’s confirmation')],
      standards: [standard(24, 'h', '修复到回访', 'from repair to follow-up')],
      back: ['arrange', 'diagnose'],
    }),
  ],
};

export const suggestion: ProcessDefinition = {
  kind: 'suggestion',
  phase: 'after-sale',
  name: words('客户建议', 'Suggestion'),
  about: words('每条建议都有人看、有结论、有回音。', 'Each is read, decided and answered.'),
  calendar: 'service',
  limit: days(10),
  steps: [
    step({
      key: 'assess',
      name: words('评估', 'Assess'),
      owner: leader,
      limit: days(5),
      inputs: [words('建议原文', 'The suggestion')],
      outputs: [words('采纳与否及理由', 'Whether it is adopted, and why')],
      standards: [standard(5, '个工作日', '收到到有结论', 'working days from receipt to decision')],
      fields: [textField('assessment', '评估意见', 'Assessment', { most: 1_000 })],
      next: [to('reply')],
    }),
    step({
      key: 'reply',
      name: words('答复客户', 'Answer'),
      owner: agent,
      limit: days(2),
      inputs: [words('结论与理由', 'The decision and why')],
      outputs: [words('给客户的答复', 'An answer to the customer')],
      standards: [standard(100, '%', '建议得到答复的占比', 'of suggestions answered')],
      back: ['assess'],
    }),
  ],
};

export const praise: ProcessDefinition = {
  kind: 'praise',
  phase: 'after-sale',
  name: words('客户表扬', 'Praise'),
  about: words('转达到人，感谢客户。', 'Told to whom it is meant for; the customer is thanked.'),
  calendar: 'service',
  limit: days(3),
  steps: [
    step({
      key: 'pass-on',
      name: words('转达并致谢', 'Pass on and thank'),
      owner: leader,
      limit: days(2),
      inputs: [words('表扬原文', 'The praise')],
      outputs: [words('被表扬人知悉，客户得到感谢', 'Whoever is praised knows; the customer is thanked')],
      standards: [standard(2, '个工作日', '收到到转达', 'working days from receipt to passing on')],
    }),
  ],
};
