import { backtestHelp } from './backtest/help.ts';
import { forecastHelp } from './forecast/help.ts';
import { operatorHelps } from './operator/help.ts';
import type { Language } from './refusal.ts';
import { rosterHelp } from './roster/help.ts';
import { simulateHelp } from './simulate/help.ts';
import { textHelp } from './text/help.ts';

const heads: Readonly<Record<Language, string>> = {
  zh: `用法  ./tongli <命令> [选项]

  staffing      一个时段需要多少座席，或给定座席能达到什么（Erlang C、Erlang A）
  simulate      多技能联络中心逐通模拟：技能、优先级、溢出、在线聊天
  chart         控制图：中心线、控制限、特殊原因和它们的含义
  forecast      预测各时段来话量，带区间
  backtest      最近几周逐周回测：预测有多准
  roster        排班：规则、技能、休息、愿望与公平，并证明离最优还差多少
  text          文字：分类、同义、集中爆发
  backup        备份整个安装（加密）
  restore       恢复或检查一份备份
  audit verify  证明审计记录未被改动
  keys rotate   换主密钥
  help          本说明；./tongli <命令> --help 说明一个命令

公共选项
  --json     在标准输出写一个 JSON 文档，否则是便于阅读的表
  --lang L   zh 或 en；默认按 LC_ALL、LC_MESSAGES、LANG

文件是带表头的 CSV（逗号、分号或制表符；UTF-8 或 GB18030；可用 gzip 压缩），“-”为标准输入。
退出码：0 完成（不稳定的队列也是结果），2 输入不能用。
`,
  en: `Usage  ./tongli <command> [options]

  staffing      how many agents an interval needs, or what a number achieves (Erlang C, Erlang A)
  simulate      a multi-skill centre contact by contact: skills, priorities, overflow, chat
  chart         control charts: centre, limits, special causes and what they mean
  forecast      contacts by interval ahead, with bands
  backtest      how good the forecasts of the last weeks would have been
  roster        shifts within rules, skills, breaks, wishes and fairness, with a proven gap
  text          texts of customers: classes, same meaning, bursts
  backup        backs an installation up, encrypted
  restore       restores or checks a backup
  audit verify  proves that the audit trail is untouched
  keys rotate   changes the master key
  help          this page; ./tongli <command> --help explains a command

Common options
  --json     one JSON document on standard output instead of a readable table
  --lang L   zh or en; by default from LC_ALL, LC_MESSAGES, LANG

Files are CSV with a header (comma, semicolon or tab; UTF-8 or GB18030; gzip or not); "-" is standard input.
Exit codes: 0 done (an unstable queue is a result too), 2 the input cannot be used.
`,
};

const staffing: Readonly<Record<Language, string>> = {
  zh: `staffing  一个时段需要多少座席，或给定座席能达到什么

  --contacts N          时段内来话量
  --interval T          时段长度，如 30m
  --aht T               平均处理时长，如 180s
  --target S/T          服务水平目标，如 80%/20s；放弃按未接计算
  --patience T          平均耐心时间：用 Erlang A；不写则无人放弃（Erlang C）
  --max-occupancy S     占有率上限
  --max-abandonment S   放弃率上限（需要 --patience）
  --shrinkage S         缩减率：应排人数 = 座席数 / (1 − 缩减率)
  --agents N            计算恰好 N 个座席的指标，而不是最少座席数
  --table FILE          每行一题，流式输出并附上结果列；列名
                        contacts,interval_seconds,aht_seconds,target_level,target_seconds
                        [,patience_seconds,max_occupancy,max_abandonment,shrinkage,agents]，空格表示未给

例子：半小时 100 通，每通 180 秒，20 秒内接 80%，占有率不超过 85%，缩减率 30%

  ./tongli staffing --contacts 100 --interval 30m --aht 180s --target 80%/20s --max-occupancy 85% --shrinkage 30%

需要 14 个座席（服务水平 88.84%，占有率 71.43%，平均应答 7.84 秒），排 20 人；13 个座席只有 79.56%。
`,
  en: `staffing  how many agents an interval needs, or what a number achieves

  --contacts N          contacts in the interval
  --interval T          its length, such as 30m
  --aht T               mean handling time, such as 180s
  --target S/T          service level, such as 80%/20s; abandons count as not answered
  --patience T          mean patience: Erlang A; without it nobody gives up (Erlang C)
  --max-occupancy S     bound of occupancy
  --max-abandonment S   bound of abandonment (needs --patience)
  --shrinkage S         rostered = agents / (1 − shrinkage)
  --agents N            measures at exactly N agents instead of the fewest
  --table FILE          one problem a row, streamed with the results as further columns; columns
                        contacts,interval_seconds,aht_seconds,target_level,target_seconds
                        [,patience_seconds,max_occupancy,max_abandonment,shrinkage,agents], empty = not given

Example: 100 calls in half an hour, 180 s each, 80 % within 20 s, occupancy at most 85 %, shrinkage 30 %

  ./tongli staffing --contacts 100 --interval 30m --aht 180s --target 80%/20s --max-occupancy 85% --shrinkage 30%

needs 14 agents (service level 88.84 %, occupancy 71.43 %, ASA 7.84 s), 20 on the roster; 13 agents reach 79.56 %.
`,
};

const chart: Readonly<Record<Language, string>> = {
  zh: `chart TYPE  控制图；TYPE 为 xbar-r xbar-s i-mr p np c u p-prime u-prime ewma cusum

  --data FILE       数据
  --value COL       数值或计数所在的列
  --size COL|N      样本量或机会：一列，或每点相同的数
  --subgroup COL    子组（xbar-r、xbar-s；ewma、cusum 可用）
  --label COL       点的名称；默认为序号
  --rules SET       6-8-1-3-5（默认）、nelson、western-electric 或 1
  --baseline A..B   基线：第 A 到第 B 点确定控制限，其余按它判断
  --phase COL       该列变化处开始新阶段，各有控制限
  --target X        ewma（λ 0.2，L 3）和 cusum（k 0.5，h 5）的目标值；默认为基线均值
  --lower-spec X    规格下限，--upper-spec X 规格上限：i-mr、xbar-r、xbar-s 的 Cp、Cpk、Pp、Ppk
  --svg FILE        另存一张可打印的图
  --recommend       哪种图适合这些数据以及为什么（可不写 TYPE）

例子：三天的投诉数与受理量，画 u 图

  printf '日期,投诉,受理\\n3月1日,12,1000\\n3月2日,9,950\\n3月3日,31,1020\\n' |
    ./tongli chart u --data - --value 投诉 --size 受理 --label 日期 --svg 投诉.svg

3月3日 的 0.0304 高于上控制限 0.0299：有特殊原因，请查明当时发生了什么。
`,
  en: `chart TYPE  control charts; TYPE is one of xbar-r xbar-s i-mr p np c u p-prime u-prime ewma cusum

  --data FILE       the data
  --value COL       column of the value or count
  --size COL|N      sample size or opportunity: a column, or one number for all points
  --subgroup COL    subgroups (xbar-r, xbar-s; ewma and cusum may have them)
  --label COL       names of the points; their numbers by default
  --rules SET       6-8-1-3-5 (default), nelson, western-electric or 1
  --baseline A..B   points A to B set the limits, all others are judged against them
  --phase COL       a new phase with limits of its own wherever this column changes
  --target X        target of ewma (lambda 0.2, L 3) and cusum (k 0.5, h 5); by default the baseline mean
  --lower-spec X    and --upper-spec X: Cp, Cpk, Pp and Ppk of i-mr, xbar-r and xbar-s
  --svg FILE        also save a chart that prints well
  --recommend       which chart fits the data and why (TYPE may be left out)

Example: complaints and contacts handled on three days, as a u chart

  printf 'day,complaints,handled\\n1 Mar,12,1000\\n2 Mar,9,950\\n3 Mar,31,1020\\n' |
    ./tongli chart u --data - --value complaints --size handled --label day --svg complaints.svg

3 Mar at 0.0304 lies above the upper limit of 0.0299: a special cause; find out what happened then.
`,
};

const commandHelps: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  staffing,
  simulate: simulateHelp,
  chart,
  forecast: forecastHelp,
  backtest: backtestHelp,
  roster: rosterHelp,
  text: textHelp,
  ...operatorHelps,
};

export function overview(language: Language): string {
  return heads[language];
}

export function commandHelp(command: string, language: Language): string {
  return commandHelps[command]?.[language] ?? heads[language];
}
