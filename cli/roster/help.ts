import type { Text } from '../refusal.ts';

const example = (skill: string, shift: string, first: string, second: string): string =>
  `  printf '{"start":"2026-11-02","days":2,"intervalMinutes":120,"skills":["${skill}"],
    "shifts":[{"id":"${shift}","start":"08:00","minutes":480}],
    "agents":[{"id":"${first}","skills":["${skill}"],"maxMinutes":480},{"id":"${second}","skills":["${skill}"],"maxMinutes":960}],
    "demand":[{"day":0,"skill":"${skill}","from":"08:00","need":[1,1,1,1]},{"day":1,"skill":"${skill}","from":"08:00","need":[2,2,2,2]}]}' |
    ./tongli roster --problem - --seconds 10`;

export const rosterHelp: Text = {
  zh: `roster  排班：谁在哪天上哪个班、何时休息、做哪个技能，并证明离最优还差多少

  --problem FILE    排班问题（JSON，可用 gzip）；字段见 engines/rostering/README.md
  --benchmark FILE  公开排班基准的实例（InstanceN.txt，可用 gzip）
  --seconds N       最多算多久，默认 60；证明最优时提前结束，按 Ctrl-C 即以当前最好的班表结束
  --seed N          随机种子，默认 1
  --rounds N        算这么多轮为止：种子和轮数相同，班表就相同
  --out FILE        另存 CSV：每人一行，先是编号，再每天一列班次（休息为空）

--problem 给出班次与休息、各时段在岗、成本与构成、下界与差距、未满足的愿望；
没有可行班表时，说明哪些人的哪些规则互相冲突，去掉任何一条即可。
--benchmark 给出 { objective, bound, gap, seconds }。

例子：第一天要 1 人、第二天要 2 人，小李最多上一天

${example('热线', '早', '小李', '小王')}

总成本 600，已证明最优：小王上两天，小李上第二天。
`,
  en: `roster  who works which shift on which day, with breaks and skill, and how far from the best it can be

  --problem FILE    the problem as JSON, gzip or not; its fields are in engines/rostering/README.md
  --benchmark FILE  an instance of the public shift scheduling benchmark (InstanceN.txt, gzip or not)
  --seconds N       how long at most, 60 by default; ends when the best is proven, and Ctrl-C ends it with the best so far
  --seed N          seed of chance, 1 by default
  --rounds N        ends after so many rounds: the same seed and rounds give the same roster
  --out FILE        also save a CSV: a row for each agent, the id and then a column a day with the shift or nothing

--problem gives assignments with breaks, cover by interval, cost and its parts, bound and gap, and the wishes not met;
where no roster is possible, which rules of whom are in conflict: leave any one of them out and it is gone.
--benchmark gives { objective, bound, gap, seconds }.

Example: one agent needed on the first day, two on the second, and Li may work one day only

${example('hotline', 'D', 'Li', 'Wang')}

costs 600, proven best: Wang works both days, Li the second.
`,
};
