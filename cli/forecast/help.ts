import type { Text } from '../refusal.ts';

const example = `  awk 'BEGIN { print "timestamp,volume"; for (d = 1; d <= 28; d++) for (h = 9; h < 12; h++)
    printf "2026-02-%02d %02d:00,%d\\n", d, h, d % 7 == 1 ? 40 : 10 * h }' |
    ./tongli forecast --history - --interval 1h --horizon 2d --explain`;

export const forecastHelp: Text = {
  zh: `forecast  预测今后各时段的来话量，带 p10、p50、p90 区间

  --history FILE    历史：timestamp,volume[,aht]，每个时段一行；更细的会按 --interval 合并
  --interval T      时段长度，如 30m
  --horizon T       预测多久，如 7d，最多 800d
  --from TIME       从何时起预测，默认为历史最后一天的次日；其后的历史一概不看
  --open HOURS      营业时间，如 "周一至周五 07:00-21:00; 周六 08:00-12:00"；默认按历史推断
  --holidays CN|FILE  中国节假日和调休，或文件：date[,name][,kind]，kind 为 closed（假日）或 open（上班）
  --events FILE     活动：from,to,name[,uplift]；同名活动视为效果相同，uplift 如 30% 是预计增量
  --zone ZONE       时区，如 Europe/Berlin：跳过或重复的时段按夏令时处理
  --explain         在标准错误说明：哪些模型占多少权重及原因、处理过的异常和缺口、日历效应

时间按当地钟面读取，带 Z 或时差的也不换算。输出 CSV：timestamp,mean,p10,p50,p90[,aht]，营业时间以外为 0。

例子：四周历史，每天三个时段，周日较闲

${example}

2026-03-01 是周日，三个时段各预测 40 通左右；3 月 2 日周一为 90、100、110 通左右。
`,
  en: `forecast  contacts by interval ahead, with p10, p50 and p90

  --history FILE    the history: timestamp,volume[,aht], a row per interval; finer ones are added up to --interval
  --interval T      length of the intervals, such as 30m
  --horizon T       how far ahead, such as 7d, at most 800d
  --from TIME       first interval to foresee; by default the day after the history. Later history is not looked at
  --open HOURS      opening hours, such as "Mon-Fri 07:00-21:00; Sat 08:00-12:00"; by default found in the history
  --holidays CN|FILE  holidays and make-up workdays of China, or a file: date[,name][,kind], kind closed or open
  --events FILE     campaigns: from,to,name[,uplift]; one name has one effect, an uplift such as 30% is expected
  --zone ZONE       such as Europe/Berlin: intervals that summer time skips or repeats
  --explain         on standard error: which models carried what weight and why, outliers and gaps treated, calendar effects

Times are what the wall clock shows; a Z or an offset is not converted. The output is CSV: timestamp,mean,p10,p50,p90[,aht],
0 in closed hours.

Example: four weeks of three hours a day, with quiet Sundays

${example}

1 March 2026 is a Sunday, with about 40 contacts an hour; on Monday 2 March there are about 90, 100 and 110.
`,
};
