/** An article of the sample centre: title, summary and text in both languages. */
export interface SampleArticle {
  /** Which of the topics below. */
  readonly topic: number;
  readonly zh: readonly [title: string, summary: string, text: string];
  readonly en: readonly [title: string, summary: string, text: string];
  readonly keywords?: readonly string[];
  readonly public?: boolean;
  readonly mustKnow?: boolean;
  /** Last day on which it holds, counted from today. */
  readonly endsInDays?: number;
  readonly reviewInDays?: number;
}

export const sampleTopics = [
  { zh: '资费与账单', en: 'Charges and bills' },
  { zh: '宽带与故障', en: 'Broadband and faults' },
  { zh: '号码与实名', en: 'Numbers and identity' },
  { zh: '投诉与补偿', en: 'Complaints and compensation' },
] as const;

export const sampleArticles: readonly SampleArticle[] = [
  {
    topic: 0,
    public: true,
    keywords: ['多扣', '乱收费', '对账'],
    zh: [
      '账单金额有疑问怎么查',
      '先看明细，再对套餐，最后申请复核',
      '## 先看明细\n\n在手机营业厅的“账单”里可以看到近六个月的费用明细。套餐外费用单独列出。\n\n## 仍有疑问\n\n请告诉我们月份和金额，我们在 **两个工作日内** 复核并回复。多收的费用退回到原账户，次月账单可见。',
    ],
    en: [
      'How to check a bill you do not understand',
      'Look at the details, compare with your plan, then ask for a check',
      '## Look at the details\n\nThe app shows the charges of the last six months under “Bills”. What is outside your plan stands on its own.\n\n## Still unclear\n\nTell us the month and the amount. We check it **within two working days**. What was charged too much goes back to your account and shows on the next bill.',
    ],
  },
  {
    topic: 0,
    public: true,
    keywords: ['退钱', '返还'],
    zh: [
      '退款多久到账',
      '话费退回账户，充值误缴原路退回',
      '| 情形 | 时限 |\n|---|---|\n| 多收的费用 | 复核后 3 个工作日退回账户 |\n| 充值充错号码 | 10 个工作日原路退回 |\n| 宽带押金 | 退订后 10 个工作日 |\n\n到账后会发短信通知。',
    ],
    en: [
      'How long a refund takes',
      'Charges go back to the account, mistaken top-ups the way they came',
      '| Case | Time |\n|---|---|\n| Charged too much | 3 working days after the check |\n| Topped up the wrong number | 10 working days, the way it came |\n| Broadband deposit | 10 working days after cancelling |\n\nYou get a message when it has arrived.',
    ],
  },
  {
    topic: 0,
    public: true,
    keywords: ['改套餐', '降套餐', '换套餐'],
    zh: [
      '更换套餐的条件与生效时间',
      '合约期内可升不可降，次月一日生效',
      '合约期内可以换成更高的套餐；期满后可任意更换。本月内申请，次月一日生效。\n\n当月已用完的流量按原套餐计算。',
    ],
    en: [
      'Changing your plan: terms and dates',
      'Up at any time, down after the contract; from the first of next month',
      'Within a contract you can move to a larger plan; afterwards to any. What you ask for this month begins on the first of the next.\n\nData already used this month counts by the old plan.',
    ],
  },
  {
    topic: 0,
    public: true,
    endsInDays: -20,
    keywords: ['春节流量', '促销'],
    zh: ['春节流量包活动', '除夕至正月十五，10 元 20GB', '活动期间每个号码可办理一次，流量当月有效。'],
    en: [
      'Spring Festival data pack',
      '20 GB for ¥10 during the festival',
      'Once for each number; the data lasts until the end of the month.',
    ],
  },
  {
    topic: 1,
    public: true,
    keywords: ['网速慢', '卡顿', '掉线', '测速'],
    zh: [
      '宽带网速慢怎么处理',
      '重启光猫、有线测速、再报修',
      '1. 关闭光猫电源 30 秒后再打开。\n2. 用网线连接电脑测速，排除无线干扰。\n3. 测得的速度低于签约速率的 80 % 时请报修，我们预约师傅上门。\n\n报修后一般 **24 小时内** 处理。',
    ],
    en: [
      'What to do when broadband is slow',
      'Restart the modem, measure by cable, then report it',
      '1. Switch the modem off for 30 seconds.\n2. Measure with a cable, so that the wireless does not count.\n3. Below 80 % of the agreed speed, report it and we send an engineer.\n\nUsually it is dealt with **within 24 hours**.',
    ],
  },
  {
    topic: 1,
    keywords: ['改约', '爽约', '师傅没来'],
    zh: [
      '上门安装改约与爽约处理',
      '改约两次以内免责，师傅爽约按标准补偿',
      '## 客户改约\n\n提前四小时可改约，最多两次。\n\n## 师傅未按时到\n\n非常抱歉让您久等了，我们马上联系师傅，三十分钟内给您确切的到达时间。\n\n超过约定时间一小时，按补偿标准处理，由班长授权。',
    ],
    en: [
      'Moving an installation, and engineers who do not come',
      'Twice moved is free; who is kept waiting is compensated',
      '## The customer moves it\n\nUp to four hours before, twice at most.\n\n## The engineer does not come\n\nI am sorry that you were kept waiting. We call the engineer right away and tell you within thirty minutes when they will be there.\n\nMore than an hour late is compensated by the rules, approved by the team leader.',
    ],
  },
  {
    topic: 1,
    public: true,
    keywords: ['退网', '拆机', '销户', '押金'],
    zh: [
      '宽带退订与设备归还',
      '期满可退，合约期内按剩余月数收违约金',
      '合约期满后可以随时退订。合约期内退订，违约金为剩余月费的 30 %。\n\n请把光猫带到营业厅或交给师傅，押金在十个工作日内退回。',
    ],
    en: [
      'Cancelling broadband and returning the device',
      'Free after the contract; a penalty before',
      'After the contract you can cancel at any time. Before, the penalty is 30 % of what is left to pay.\n\nBring the modem to a store or give it to the engineer; the deposit comes back within ten working days.',
    ],
  },
  {
    topic: 2,
    public: true,
    keywords: ['转网', '携转', '换运营商'],
    zh: [
      '携号转网办理条件',
      '实名、无欠费、无合约，三步办理',
      '- 号码已实名登记\n- 没有欠费\n- 没有未到期的合约\n\n发送短信查询资格后，凭授权码到转入方办理，授权码六十分钟内有效。',
    ],
    en: [
      'Taking your number to another operator',
      'Registered, paid up and out of contract',
      '- The number is registered in your name\n- Nothing is owed\n- No contract is running\n\nAsk by message whether you may; take the code to the other operator within sixty minutes.',
    ],
  },
  {
    topic: 2,
    public: true,
    keywords: ['丢卡', '挂失', '换卡'],
    zh: [
      '手机卡丢失补办',
      '先挂失，再凭身份证补卡',
      '拨打热线或在手机营业厅挂失，立即停机。本人持身份证到营业厅补卡，十分钟内开通。',
    ],
    en: [
      'A lost SIM card',
      'Block it first, then get a new one',
      'Call us or use the app: the number is blocked at once. Bring your identity card to a store; the new card works within ten minutes.',
    ],
  },
  {
    topic: 2,
    keywords: ['代办', '过户', '老人'],
    zh: [
      '代他人办理业务的核验',
      '双方证件、授权书，敏感业务须本人',
      '代办需双方身份证原件和授权书。过户、销户、补卡须本人到场；行动不便者可预约上门核验。\n\n为了保护您的号码安全，这项业务需要本人确认。',
    ],
    en: [
      'Acting for somebody else',
      'Both identity cards and an authority; some things in person',
      'Both identity cards and a written authority are needed. Transfer, closing and a new SIM are done in person; for those who cannot come we verify at home.\n\nTo keep your number safe, this needs your own confirmation.',
    ],
  },
  {
    topic: 3,
    mustKnow: true,
    keywords: ['口径', '承诺', '赔付'],
    zh: [
      '【必知】退款承诺口径调整',
      '不再口头承诺“当天到账”，统一按三个工作日',
      '自本文发布起，对客户答复退款时限一律为 **复核后三个工作日**。\n\n不得承诺“当天到账”。已经承诺的，请记录为承诺并跟进到账。',
    ],
    en: [
      '[Must know] What we promise on refunds',
      'Never “today”: three working days, everywhere',
      'From now on the time for a refund is **three working days after the check**, whoever asks.\n\nDo not promise “today”. Where it was promised, record a promise and follow it through.',
    ],
  },
  {
    topic: 3,
    reviewInDays: 30,
    keywords: ['工信部', '12300', '媒体', '曝光'],
    zh: [
      '客户表示要越级投诉时怎么做',
      '先接住情绪，再给时限，五分钟内转责任人',
      '我理解您现在很着急，这件事我来负责跟进。\n\n1. 不争辩，不劝阻客户行使权利。\n2. 说明处理人和下一次回复的时间。\n3. 在案件中记录原话，系统五分钟内安排责任人。',
    ],
    en: [
      'When a customer means to go to the regulator',
      'Take the feeling first, give a time, find an owner in five minutes',
      'I understand that this is urgent for you, and I will see to it.\n\n1. Do not argue, and do not talk them out of their right.\n2. Say who deals with it and when they hear next.\n3. Record the words in the case: an owner is found within five minutes.',
    ],
  },
];
