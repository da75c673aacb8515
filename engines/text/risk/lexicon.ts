/** Why somebody may go over the handler's head. */
export const threats = ['regulator', 'media', 'lawyer', 'deadline', 'head-office', 'group', 'safety', 'again'] as const;
export type Threat = (typeof threats)[number];

/** A word that counts as much as `weight` usual ones; more than 0. */
export type WeightedWord = { readonly word: string; readonly weight: number };

/** Words that announce a threat, in normal form, a plain one of weight 1; those of letters stand alone and may end in s, ed or ing. */
export type RiskLexicon = Readonly<Record<Threat, readonly (string | WeightedWord)[]>>;

export type UsualLexicon = Readonly<Record<Threat, readonly string[]>>;

/** To begin with; people edit it. */
export const usualRiskLexicon: UsualLexicon = {
  regulator: [
    ...'12315 12345 12378 12300 工信部 银保监 银监会 保监会 金融监管总局 消协 消费者协会 市场监管 工商局 质监局 信访 监管部门 监管机构 管局 投诉到上级 举报 纪委 黑猫投诉 人民银行 央行 发改委'.split(
      ' ',
    ),
    ...'regulator|ombudsman|cfpb|fca|fcc|bbb|better business bureau|attorney general|consumer protection|trading standards|financial authority|file a complaint with'.split(
      '|',
    ),
  ],
  media: [
    ...'媒体 记者 曝光 微博 抖音 小红书 热搜 发朋友圈 电视台 新闻 315晚会 头条 网上公开 发帖 发到网上'.split(' '),
    ...'media|journalist|reporter|newspaper|television|twitter|facebook|tiktok|social media|go public|go viral|online review|one star'.split(
      '|',
    ),
  ],
  lawyer: [
    ...'律师 起诉 法院 诉讼 仲裁 律师函 法律途径 法律手段 走法律 打官司 维权 索赔 报警 公安 派出所'.split(' '),
    ...'lawyer|attorney|solicitor|sue|suing|lawsuit|court|legal action|legal proceeding|litigation|arbitration|small claims|police'.split(
      '|',
    ),
  ],
  deadline: [
    ...'最后期限 否则 今天之内 今天必须 24小时内 三天内 小时内 之前必须 限你们 最后一次机会 再不 如果不 不然 立刻解决 马上解决'.split(
      ' ',
    ),
    ...'deadline|or else|within 24 hours|by tomorrow|by the end of the day|by friday|last chance|final warning|unless|immediately|otherwise i'.split(
      '|',
    ),
  ],
  'head-office': [
    ...'总部 总公司 总经理 董事长 总裁 领导 上级 主管 负责人 你们经理 越级'.split(' '),
    ...'head office|headquarters|ceo|chairman|supervisor|your manager|senior management|executive|higher up'.split('|'),
  ],
  group: [
    ...'集体 联名 业主群 维权群 大家都 一起投诉 很多人 联合 拉横幅 上访'.split(' '),
    ...'class action|petition|all of us|many others|group of customers|other customers'.split('|'),
  ],
  safety: [
    ...'自杀 跳楼 不想活 想死 生命危险 人身安全 受伤 住院 中毒 爆炸 起火 漏电'.split(' '),
    ...'suicide|kill myself|injured|injury|hospital|danger|unsafe|fire|poison'.split('|'),
  ],
  again: [
    ...'多次 再三 反复 第三次 第四次 又一次 还是没有 一直没有 没人管 没有人管 推脱 推诿 踢皮球 不处理 敷衍 拖了 已经投诉过'.split(
      ' ',
    ),
    ...'again and again|third time|fourth time|several times|many times|repeatedly|still no|still not|nobody cares|no one has|ignored|run around|fed up'.split(
      '|',
    ),
  ],
};
