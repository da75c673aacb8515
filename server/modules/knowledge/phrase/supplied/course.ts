import { empathic, phrase } from './phrase.ts';

/** From the first word to the last, where nothing is wrong. */
export const courseOfContact = [
  phrase(
    'greeting',
    ['开场问候', 'Greeting'],
    [
      '{customer}，您好！这里是{queue}，我是{agent}，很高兴为您服务。请问有什么可以帮您？',
      '{customer}, hello and welcome to {queue}. My name is {agent}. How can I help you today?',
    ],
  ),
  phrase(
    'greeting',
    ['回电问候', 'Greeting when calling back'],
    [
      '{customer}，您好！我是{agent}，您之前联系过我们，编号是 {number}，我来给您回复。现在方便说几句吗？',
      '{customer}, hello. This is {agent}. You contacted us earlier under number {number}, and I am calling you back about it. Is this a good moment?',
    ],
  ),
  phrase(
    'no-sound',
    ['听不到声音', 'Nothing to be heard'],
    [
      '您好，我这边暂时听不到您的声音，请您再说一句，或者看一下话筒是否静音。如果还是听不到，我会按您来电的号码回拨给您。',
      'Hello, I am afraid I cannot hear you at the moment. Could you say something again, or check whether your microphone is muted? If it does not work, I will call you back on the number you are calling from.',
    ],
  ),
  phrase(
    'hands-free',
    ['请关闭免提', 'Please switch off hands-free'],
    [
      '不好意思，您的声音里有回音，可能是开着免提。麻烦您拿起听筒说，好吗？这样我能把您的情况听得更准确。',
      'I am sorry, there is an echo on the line, perhaps from hands-free. Could you pick up the handset, please? That way I get every detail right.',
    ],
  ),
  phrase(
    'low-voice',
    ['请大声一点', 'Please speak up'],
    [
      '不好意思，您的声音有点小，我怕漏掉重要的内容。麻烦您靠近话筒，稍微大声一点，谢谢您。',
      'I am sorry, your voice is rather faint and I do not want to miss anything. Could you come a little closer to the microphone, please? Thank you.',
    ],
  ),
  phrase(
    'please-wait',
    ['请稍候', 'Please wait'],
    [
      '我现在为您核实，大约需要{blank}分钟，请您稍候。中途我会跟您说一声进展，您不用担心。',
      'I am looking this up for you now; it takes about {blank} minutes. Please stay with me, and I will tell you how it is going in between.',
    ],
  ),
  phrase(
    'please-wait',
    ['需要更多时间', 'A little longer'],
    [
      '还需要一点时间才能查清楚。您愿意继续等，还是我查好之后给您回复？',
      'It takes a little longer to find out. Would you like to hold, or shall I get back to you once I know?',
    ],
  ),
  phrase(
    'thanks-for-waiting',
    ['久等致谢', 'Thank you for waiting'],
    [
      '{customer}，让您久等了，谢谢您的耐心。我查到的情况是：{blank}。',
      '{customer}, thank you for your patience. Here is what I found: {blank}.',
    ],
  ),
  phrase(
    'no-reply',
    ['客户暂无应答', 'No reply from the customer'],
    [
      '您好，请问您还在吗？您的咨询我还在跟进。如果您现在不方便，我先结束本次对话，您随时回来，报编号 {number} 就可以接着办。',
      'Hello, are you still there? I am still on your matter. If this is not a good moment I will close this conversation; come back at any time and give us number {number}, and we will go on from here.',
    ],
  ),
  phrase(
    'not-understood',
    ['没听明白', 'I did not quite follow'],
    [
      '不好意思，这一点我还没有完全明白。您是说{blank}，对吗？如果我理解得不对，请您再说一遍。',
      'I am sorry, I have not fully understood this point. Do you mean {blank}? Please correct me if I have it wrong.',
    ],
  ),
  phrase(
    'not-understood',
    ['换一种说法', 'Putting it another way'],
    [
      '可能是我没有说清楚，我换个说法：{blank}。这样说您觉得清楚吗？',
      'Perhaps I was not clear. Let me put it another way: {blank}. Does that make sense?',
    ],
  ),
  empathic(
    'immediately',
    'cannot-answer-now',
    ['暂时无法答复', 'No answer at once'],
    [
      '虽然我不能马上给您答复，但是我会立即请专业同事核实，在{blank}前回复您。编号是 {number}，您也可以随时来问进展。',
      'I cannot give you an answer at once, but I will ask our specialists right away and get back to you by {blank}. Your number is {number}; you are welcome to ask at any time.',
    ],
  ),
  phrase(
    'transfer',
    ['转接说明', 'Before a transfer'],
    [
      '您的问题由{blank}的同事办理更合适，我现在为您转过去。您说过的情况我会一并转达，不需要您再讲一遍。',
      'My colleagues in {blank} are the right people for this, and I will put you through to them now. I will pass on what you told me, so you need not say it again.',
    ],
  ),
  phrase(
    'provide-information',
    ['提供信息', 'Giving information'],
    [
      '您要的信息是：{blank}。需要我再说一遍，或者以文字发给您吗？',
      'Here is the information you asked for: {blank}. Shall I repeat it, or send it to you in writing?',
    ],
  ),
  phrase(
    'record-information',
    ['核对记录', 'Reading back'],
    [
      '我已经记下来了，跟您核对一下：{blank}。请问有没有遗漏或者需要更正的地方？',
      'I have made a note of it. Let me read it back: {blank}. Is anything missing, or to be corrected?',
    ],
  ),
  phrase(
    'record-information',
    ['为何询问信息', 'Why we ask'],
    [
      '为了保护您的账户安全，也为了尽快办好，我需要向您核实几项信息，只用于本次办理，可以吗？',
      'To keep your account safe, and to settle this quickly, I need to check a few details with you. They are used for this matter alone. Is that all right?',
    ],
  ),
  phrase(
    'closing',
    ['结束语', 'Closing'],
    [
      '您的事情我已经办好，编号是 {number}。请问还有什么可以帮您？感谢您的来访，祝您生活愉快！',
      'This is settled under number {number}. Is there anything else I can do for you? Thank you for contacting us, and have a good day.',
    ],
  ),
  phrase(
    'closing',
    ['结束并说明后续', 'Closing with what comes next'],
    [
      '接下来我们会{blank}，编号是 {number}。之后请您为本次服务评价，您的意见对我们很重要。谢谢您，再见！',
      'Next, we will {blank}, under number {number}. You will be asked to rate this conversation, and your opinion matters to us. Thank you, and goodbye.',
    ],
  ),
];
