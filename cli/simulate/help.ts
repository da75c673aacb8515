import type { Text } from '../refusal.ts';

const example = `  echo '{ "intervalSeconds": 1800,
    "types": [
      { "name": "sales", "contacts": [40, 60, 60, 40], "handleSeconds": 240, "patienceSeconds": 120 },
      { "name": "care", "contacts": [30, 50, 50, 30], "patienceSeconds": 180,
        "handleSeconds": { "distribution": "lognormal", "mean": 300, "deviation": 200 } }
    ],
    "groups": [
      { "name": "sales team", "agents": [5, 8, 8, 5], "skills": [{ "type": "sales" }] },
      { "name": "care team", "agents": [5, 8, 8, 5], "skills": [{ "type": "care" }, { "type": "sales", "afterSeconds": 15 }] }
    ] }' | ./tongli simulate --system - --days 200 --seed 1`;

export const simulateHelp: Text = {
  zh: `simulate  多技能联络中心逐通模拟，每个指标都带置信区间

  --system FILE.json    系统（格式如下），“-”为标准输入
  --days N              计入的天数，1 到 10000，默认 100
  --seed N              随机种子，默认 1；种子相同则结果相同

系统（时间单位为秒；方括号内可省略）
  intervalSeconds       时段长度，60 到 86400
  [aroundTheClock]      true：昼夜不停，另有一天预热不计入；false（默认）：每天从空开始，收线后处理完为止
  [agentSelection]      longest-idle（默认，最久空闲优先）或 best-level（级别最高优先）
  [confidence]          区间的置信度，默认 0.95
  types                 联络类型：name，contacts（每个时段的期望来量；一个数表示全天相同），
                        handleSeconds，[patienceSeconds]（不写则无人放弃），[answerSeconds]（服务水平时限，默认 20）
  groups                技能组：name，agents（每个时段的座席数，或一个数），
                        [takes] longest-wait（默认，等待最久）、priority（优先级）或 longest-queue（队列最长），skills
  skills                type，[level] 1 到 10（10 最好，默认 5），[priority]（1 最先，默认 1），
                        [afterSeconds] 等待多久后本组才可接（溢出），[atOnce] 一名座席可同时处理几通（在线聊天），
                        [slowdownEach] 每多一通，处理时长增加的比例，[handleFactor] 本组处理时长的倍数
  时长                  一个数（指数分布的均值），或 { "distribution": "exponential", "mean" }、
                        { "distribution": "lognormal", "mean", "deviation" }、{ "distribution": "empirical", "values", ["weights"] }
  contacts 和 agents 的列表长度相同，就是一天的时段数；都不是列表时、以及昼夜不停时，一天为 24 小时。

例子：两个小组，客服组在销售电话等满 15 秒后帮忙
${example}

销售的服务水平从不帮忙时的 62.09% 升到 76.08%，客服却从 56.09% 降到 44.25%：帮忙有代价。± 之后是 95% 置信区间的一半。
`,
  en: `simulate  a multi-skill centre contact by contact, every measure with its confidence interval

  --system FILE.json    the system (see below); "-" is standard input
  --days N              days to count, 1 to 10000, 100 by default
  --seed N              seed of chance, 1 by default; the same seed gives the same result

The system (times in seconds; what is in brackets may be left out)
  intervalSeconds       length of an interval, 60 to 86400
  [aroundTheClock]      true: days run on, and one that is not counted comes first; false (default): each day begins empty and ends when all is done
  [agentSelection]      longest-idle (default) or best-level
  [confidence]          of the intervals, 0.95 by default
  types                 name, contacts (expected in each interval; one number for all day),
                        handleSeconds, [patienceSeconds] (without it nobody gives up), [answerSeconds] (of the service level, 20 by default)
  groups                name, agents (in each interval, or one number),
                        [takes] longest-wait (default), priority or longest-queue, skills
  skills                type, [level] 1 to 10 (10 is best, 5 by default), [priority] (1 first, 1 by default),
                        [afterSeconds] wait before the group may take it (overflow), [atOnce] contacts an agent handles at once (chat),
                        [slowdownEach] share by which each further one makes handling longer, [handleFactor] times what handling takes here
  a time                a number (mean of an exponential), or { "distribution": "exponential", "mean" },
                        { "distribution": "lognormal", "mean", "deviation" }, { "distribution": "empirical", "values", ["weights"] }
  Lists of contacts and agents are of one length, the intervals of a day; without any list, and around the clock, a day has 24 hours.

Example: two teams, and care helps with sales calls that have waited 15 s
${example}

The help lifts the service level of sales from 62.09 % to 76.08 % and costs care 12 points, down to 44.25 %; after ± half of the 95 % interval.
`,
};
