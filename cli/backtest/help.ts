import type { Text } from '../refusal.ts';

const example = `  awk 'BEGIN { print "timestamp,volume"; for (d = 1; d <= 31; d++) for (h = 9; h < 12; h++)
    printf "2026-03-%02d %02d:00,%d\\n", d, h, d % 7 == 1 ? 40 : 10 * h + d % 3 }' |
    ./tongli backtest --history - --interval 1h --weeks 2`;

export const backtestHelp: Text = {
  zh: `backtest  最近几周如果逐周预测，会有多准；绝不使用当周及以后的数据

  --history FILE    历史：timestamp,volume[,aht]
  --interval T      时段长度，如 30m
  --weeks N         最近几周，每周都只用此前的数据重新预测
  --from TIME       检验到何时为止，默认为历史结束
  --open、--holidays、--events、--zone  同 forecast（./tongli forecast --help）

对发布的预测和每个模型给出 WAPE（绝对误差之和 / 实际量之和）、偏差、MASE（以照搬上周的误差为 1），
以及 p10–p90 的覆盖率（应为 80%）和用时。

例子：一个月历史，检验最后两周

${example}

发布的预测 WAPE 约 1%，与各模型一并列出。
`,
  en: `backtest  how good the last weeks would have been, each foreseen without it or anything later

  --history FILE    the history: timestamp,volume[,aht]
  --interval T      length of the intervals, such as 30m
  --weeks N         the last weeks, each foreseen anew from what was known before it
  --from TIME       where the last of them ends; by default the end of the history
  --open, --holidays, --events, --zone  as for forecast (./tongli forecast --help)

For what would have been published and for each model: WAPE (sum of absolute errors / sum of volumes), bias, MASE (the error
of the week before is 1); how much lay within p10 and p90 (80 % is meant), and seconds.

Example: the last two weeks of a month

${example}

What would have been published has a WAPE of about 1 %; the models are listed beside it.
`,
};
