import { empathic, phrase } from './phrase.ts';

/** Where what is asked for cannot be done, or should not be said. */
export const boundsOfService = [
  phrase(
    'wrong-number',
    ['打错电话', 'Wrong number'],
    [
      '您好，这里是{queue}，您要找的业务可能不归我们办理。您可以核对一下号码；如果有我们能帮上的，也请告诉我。',
      'Hello, you have reached {queue}. What you are looking for may not be with us. You may want to check the number, and if there is something we can do, please tell me.',
    ],
  ),
  phrase(
    'nuisance',
    ['提醒回到业务', 'Back to the matter'],
    [
      '您好，这里是服务热线，还有其他客户在等待。如果您有业务需要办理，请告诉我；如果没有，我将结束本次通话。',
      'Hello, this is a service line and other customers are waiting. If there is a matter I can help with, please tell me; otherwise I will end this conversation.',
    ],
  ),
  phrase(
    'nuisance',
    ['结束骚扰', 'Ending a nuisance contact'],
    [
      '由于您没有提出业务需求，我现在结束本次通话。您之后需要服务时，欢迎随时联系我们。再见。',
      'As there is no matter for us to work on, I am ending this conversation now. You are welcome to contact us whenever you need our service. Goodbye.',
    ],
  ),
  empathic(
    'although',
    'declining',
    ['婉拒并给出办法', 'Declining, with another way'],
    [
      '我理解您的想法。虽然按规定我不能{blank}，但是我可以为您{blank}，您看这样可以吗？',
      'I understand what you would like. Although the rules do not let me {blank}, I can {blank} for you. Would that help?',
    ],
  ),
  phrase(
    'declining',
    ['婉拒私人请求', 'Declining a personal request'],
    [
      '谢谢您的好意，工作时间我只能谈与服务有关的事情。您的业务我会继续帮您办好。',
      'That is kind of you. At work I can only speak about our service, and I will gladly go on with your matter.',
    ],
  ),
  phrase(
    'abusive-customer',
    ['先安抚', 'Calming first'],
    [
      '{customer}，我听得出您很生气，换作是我也会着急。请您给我一点时间，我们一起把问题解决，好吗？',
      '{customer}, I can hear how upset you are, and I would be too. Please give me a moment so that we can put this right together.',
    ],
  ),
  phrase(
    'abusive-customer',
    ['请保持礼貌', 'Please stay polite'],
    [
      '我很想帮您解决问题，请您不要使用侮辱性的语言。如果继续这样，我只能先结束本次通话，您的诉求我已经记下，仍会有人跟进。',
      'I do want to help you, so please do not use insulting words. If it goes on I will have to end this conversation; your request is on record and will still be followed up.',
    ],
  ),
  empathic(
    'although',
    'empathy-although',
    ['虽然不能，但是可以', 'Although not this, then that'],
    [
      '虽然我没有办法{blank}，但是我能为您做到{blank}，我现在就帮您办理。',
      'Although I am not able to {blank}, I can {blank}, and I will do it for you now.',
    ],
  ),
  empathic(
    'although',
    'empathy-although',
    ['理解心情', 'Seeing how it feels'],
    [
      '{customer}，虽然我没有亲身经历，但是我能体会到您的着急，这件事给您添了不少麻烦，很抱歉。',
      '{customer}, although I have not been through it myself, I can see how worrying this is. I am sorry for all the trouble it has caused you.',
    ],
  ),
  empathic(
    'immediately',
    'empathy-immediately',
    ['不能马上，会立即', 'Not at once, but right away'],
    [
      '虽然我不能马上解决这个问题，但是我会立即为您登记并转给负责的同事，在{blank}前给您结果。',
      'I cannot solve this on the spot, but I will immediately put it on record and hand it to the colleague in charge, and you will have a result by {blank}.',
    ],
  ),
  empathic(
    'immediately',
    'empathy-immediately',
    ['立即加急', 'Speeding it up right away'],
    [
      '虽然处理需要一定时间，我不能马上给您结果，但是我会立即为您加急，并由我本人跟进到底。',
      'It does take some time and I cannot give you the result now, but I will mark it as urgent right away and see it through myself.',
    ],
  ),
];
