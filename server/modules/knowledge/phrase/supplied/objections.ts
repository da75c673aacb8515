import { empathic, phrase } from './phrase.ts';

/** What customers hold against an offer, by kind. */
export const objections = [
  phrase(
    'objection-price',
    ['觉得价格高', 'Too expensive'],
    [
      '您关注价格是应该的。我帮您按实际用量算一下：您平时用到{blank}，这样下来是{blank}。如果有更合适您的，我也会如实告诉您。',
      'You are right to look at the price. Let me work it out from what you really use: you usually need {blank}, which comes to {blank}. If something else suits you better I will tell you so.',
    ],
  ),
  phrase(
    'objection-need',
    ['暂时不需要', 'No need for it'],
    [
      '明白，您现在用不上，我不会勉强您。方便了解一下您平时主要用在哪些方面吗？以后有真正合适的再告诉您。',
      'I see, it is of no use to you now and I will not press you. May I ask what you mostly use our service for? Then we only tell you of what really fits.',
    ],
  ),
  phrase(
    'objection-trust',
    ['担心不可靠', 'Can it be trusted'],
    [
      '您有这样的顾虑很正常。费用、期限和取消方式都会以文字发给您，您看清楚了再决定；也可以在官方渠道核实我说的内容。',
      'It is natural to be careful. You will get the price, the term and how to cancel in writing, so that you can read it before you decide. You can also check what I say through our official channels.',
    ],
  ),
  phrase(
    'objection-later',
    ['再考虑一下', 'I will think about it'],
    [
      '好的，您慢慢考虑。您主要想再看看哪一方面，我先给您说明清楚？您方便的话，我在{blank}再联系您，由您决定。',
      'Of course, take your time. Which point would you like to look at again, so that I can explain it? If you wish I will contact you on {blank}, and the decision is yours.',
    ],
  ),
  phrase(
    'objection-others',
    ['别家更好', 'Others do better'],
    [
      '谢谢您告诉我，多比较是对的。您看中的是哪一点呢？我把我们这边的{blank}也如实说明，您对照之后再选。',
      'Thank you for telling me; comparing is a good idea. What do you like about it? Let me tell you plainly what we offer as to {blank}, so that you can put both side by side.',
    ],
  ),
  empathic(
    'although',
    'objection-experience',
    ['有过不好的经历', 'A bad experience before'],
    [
      '很抱歉上一次没有让您满意。虽然过去的事我没办法改变，但是我可以把当时的问题查清楚，这一次由我全程跟进。',
      'I am sorry that we let you down last time. Although what happened cannot be undone, I can find out what went wrong, and this time I will see it through from start to end.',
    ],
  ),
];
