/** What customers of the sample centre complain about: cause, the products it hits, their words, and what they ask for. */
export interface Story {
  readonly cause: string;
  readonly products: readonly string[];
  /** Relative frequency. */
  readonly weight: number;
  readonly facts: readonly string[];
  readonly demand: string;
  readonly feeling: string;
}

export const stories: readonly Story[] = [
  {
    cause: 'billing-error',
    products: ['mobile', 'tv'],
    weight: 4,
    facts: [
      '本月账单多扣了一笔增值业务费，我从来没有订过这项业务。',
      '套餐已经降档，账单还是按原来的档位收费，连续两个月都这样。',
      '电视点播扣了费，但是家里没有人点过这部片子。',
    ],
    demand: '退还多扣的费用，并说明扣费的原因。',
    feeling: '被乱扣费，很生气',
  },
  {
    cause: 'unclear-tariff',
    products: ['mobile', 'roaming'],
    weight: 3,
    facts: [
      '办理时说流量不限量，现在超过一定量就限速，当时没有人告诉我。',
      '出国前问过漫游费用，回来后的账单和客服说的不一样。',
      '合约期内不能改套餐这件事，办理的时候没有说明。',
    ],
    demand: '按当时说明的标准执行，或者免费取消套餐。',
    feeling: '觉得被误导，失望',
  },
  {
    cause: 'network-fault',
    products: ['broadband', 'tv', 'mobile'],
    weight: 4,
    facts: [
      '最近一周每天晚上八点到十点网速特别慢，视频会议经常断线。',
      '小区里手机信号只有一格，打电话断断续续。',
      '电视画面一直卡顿，重启机顶盒也没有用。',
    ],
    demand: '尽快派人检修，并减免故障期间的费用。',
    feeling: '影响工作，着急',
  },
  {
    cause: 'install-delay',
    products: ['broadband'],
    weight: 1.5,
    facts: [
      '预约了三次上门装宽带，每次都没有人来，也没有提前通知。',
      '约好上午装机，等到下午五点才说改期，白白请了一天假。',
      '装机拖了十天还没有完成，打电话只说在排队。',
    ],
    demand: '给出确定的上门时间，并补偿误工损失。',
    feeling: '一再被爽约，非常不满',
  },
  {
    cause: 'attitude',
    products: ['mobile', 'broadband', 'device'],
    weight: 1.5,
    facts: ['营业厅的工作人员态度冷淡，问两句就不耐烦。', '师傅上门时说话很不客气，还把地面弄脏了没有清理。'],
    demand: '要求道歉，并给予改进的说明。',
    feeling: '不被尊重，委屈',
  },
  {
    cause: 'device-fault',
    products: ['device', 'tv'],
    weight: 2,
    facts: ['新买的路由器用了两周就频繁掉线，检测说是硬件问题。', '机顶盒遥控器失灵，换了电池也没有反应。'],
    demand: '更换一台新的设备。',
    feeling: '质量太差，烦躁',
  },
  {
    cause: 'slow-process',
    products: ['mobile', 'broadband', 'roaming'],
    weight: 1.5,
    facts: ['销户要跑两趟营业厅，材料要求前后说法不一样。', '过户申请提交五天了，系统里一直显示审核中。'],
    demand: '简化手续，尽快办结。',
    feeling: '反复折腾，疲惫',
  },
];

/** The shift hidden in the sample: a new contractor in one district keeps missing installation appointments. */
export const hiddenShift = { story: 'install-delay', area: 'gaoxin', beginsOnDay: 42, extraPerDay: 6 } as const;

/** A burst of one morning about two weeks ago: television fails in a whole district, and many complain within three hours. */
export const hiddenBurst = { story: 'network-fault', product: 'tv', area: 'south', onDay: 47, cases: 20 } as const;

export const familyNames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高'];
export const givenNames = [
  '伟',
  '芳',
  '娜',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '洋',
  '艳',
  '勇',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '秀英',
  '建国',
  '志远',
  '晓梅',
];
