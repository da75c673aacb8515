import { empathic, phrase } from './phrase.ts';

/** Where something went wrong: dissatisfaction, colleagues, faults. */
export const complaintsAndFaults = [
  phrase(
    'complaint',
    ['受理投诉', 'Taking a complaint'],
    [
      '{customer}，很抱歉给您带来了不好的体验，谢谢您愿意告诉我们。请您说一说经过，我会完整地记录下来。',
      '{customer}, I am sorry that you had this experience, and thank you for telling us. Please tell me what happened; I will write down all of it.',
    ],
  ),
  empathic(
    'immediately',
    'complaint',
    ['投诉的后续', 'What happens to the complaint'],
    [
      '您的投诉已经登记，编号是 {number}。虽然我不能马上给出结果，但是会立即有专人负责，在{blank}前联系您。',
      'Your complaint is on record under number {number}. I cannot give you the result now, but somebody will be in charge of it immediately and we will contact you by {blank}.',
    ],
  ),
  phrase(
    'complaint',
    ['复述确认', 'Restating to confirm'],
    [
      '我跟您确认一下：您遇到的情况是{blank}，您希望我们{blank}。我理解得对吗？',
      'Let me make sure that I have it right: what happened is {blank}, and you would like us to {blank}. Is that correct?',
    ],
  ),
  phrase(
    'colleague-complaint',
    ['受理对同事的投诉', 'A complaint about a colleague'],
    [
      '很抱歉我们的同事让您不满意。您的意见我会如实记录，由没有参与此事的同事来核实，编号是 {number}，核实后给您答复。',
      'I am sorry that a colleague of ours let you down. I will record it exactly as you tell it, and somebody who had no part in it will look into it under number {number} and get back to you.',
    ],
  ),
  phrase(
    'colleague-error',
    ['同事办错了', 'A colleague made an error'],
    [
      '这确实是我们的差错，很抱歉。我现在就为您更正：{blank}，由此产生的影响也会一并处理。',
      'This was indeed our error, and I am sorry. I am correcting it now: {blank}. We will also put right what followed from it.',
    ],
  ),
  phrase(
    'colleague-attitude',
    ['同事态度不好', 'A colleague was unfriendly'],
    [
      '很抱歉让您感到不被尊重，这不是我们希望带给您的服务。我会把您的感受如实反映，同时我先帮您把原来的事情办好，可以吗？',
      'I am sorry that you did not feel respected; this is not how we want to treat you. I will pass on how it felt. In the meantime, may I settle what you first came for?',
    ],
  ),
  empathic(
    'immediately',
    'network-fault',
    ['网络故障', 'Network fault'],
    [
      '网络用不了确实很不方便，很抱歉。虽然故障不能马上恢复，但是抢修人员会立即处理，预计{blank}恢复。我已为您登记，编号是 {number}。',
      'Being without the network is a real nuisance, and I am sorry. We cannot restore it this minute, but our engineers will work on it immediately; we expect it back by {blank}. I have put it on record as {number}.',
    ],
  ),
  empathic(
    'although',
    'system-fault',
    ['系统故障', 'System fault'],
    [
      '非常抱歉，我们的系统正在修复，虽然现在查不到您的资料，但是我可以先把需求记下来，恢复后第一时间为您办理并回复您。',
      'I am very sorry, our system is being repaired. Although it does not show me your record right now, I can note what you need, and we will do it and let you know as soon as the system is back.',
    ],
  ),
  phrase(
    'page-fault',
    ['页面打不开', 'A page does not work'],
    [
      '很抱歉页面没有正常显示。麻烦您告诉我页面上的提示和出现的时间，我反馈给技术同事；您急需办理的，我可以现在直接帮您办。',
      'I am sorry that the page does not work. Could you tell me what it says and when it happened? I will tell our engineers, and if it is urgent I can do it for you here and now.',
    ],
  ),
  phrase(
    'equipment-fault',
    ['设备故障', 'Equipment fault'],
    [
      '我们先一起试一下：请您{blank}。如果仍然不行，我会为您预约上门检修，时间由您来定。',
      'Let us try something together first: please {blank}. If it still does not work I will arrange a visit, at a time that suits you.',
    ],
  ),
];
