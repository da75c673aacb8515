import { parseArgs } from 'node:util';

export const help = `npm run simulate -- [options]

Lets synthetic customers and agents live a day over the interface of an installation of their own, on a clock that leaps
from event to event. The router decides who gets whom; what comes of it is read from the history.
让模拟的客户和座席在一套独立的系统里过一天：时钟按事件跳跃，由系统派单，结果取自历史记录。

  --calls FILE     calls that a centre recorded, replayed as they came and staffed as they were answered: CSV with the columns
                   arrived_at (yyyy-mm-dd hh:mm:ss), wait_seconds, answered (1 or 0), service_seconds and, if known, agent,
                   kind, urgent; or the "Anonymous Bank" of the Technion. Gzip or not. Found by itself where TONGLI_TEST_DATA
                   names a folder that holds it. Without a file a day is made up.
                   真实来电记录（CSV）；不指定时使用自带的到达规律
  --own            make days up although there is a file  使用自带规律
  --day DATE       one day, such as 1999-01-05  某一天
  --from, --to     days from and to; without, all of the file, or yesterday  起止日期
  --agents N       so many agents on shifts of our own, instead of who answered; made-up days have 16  座席人数
  --per-day N      contacts of a made-up day, 1200  自带规律的日接触量
  --seed N         the same number gives the same day, 1  随机种子
  --data FOLDER    a new folder; it is kept, and "TONGLI_DATA=FOLDER npm start" opens it  保留数据
  --json           one document instead of tables
  --live URL       lets sample agents and customers chat for some minutes on a server that runs, such as
                   http://127.0.0.1:8420: a board that lives. Ctrl-C ends it early and signs everyone out.
                   在运行中的系统上实时演示几分钟
  --minutes N      of it, 5  演示时长（分钟）
  --password WORD  of the sample accounts, where it is not the usual one  示例账号密码
`;

export interface Words {
  readonly help: boolean;
  readonly calls: string | null;
  readonly own: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly agents: number | null;
  readonly perDay: number;
  readonly seed: number;
  readonly data: string | null;
  readonly json: boolean;
  readonly live: string | null;
  readonly minutes: number;
  readonly password: string | null;
}

export class WordsRefusal extends Error {}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  ...{ calls: text, own: flag, day: text, from: text, to: text, agents: text, 'per-day': text, seed: text, data: text },
  ...{ json: flag, live: text, minutes: text, password: text, help: flag },
};

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    throw new WordsRefusal(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, given: string | undefined, least: number, most: number): number | null {
  if (given === undefined) return null;
  const value = Number(given);
  if (/^\d+$/.test(given) && value >= least && value <= most) return value;
  throw new WordsRefusal(`--${name} is "${given}": give a whole number from ${least} to ${most}.`);
}

function date(name: string, given: string | undefined): string | null {
  if (given === undefined) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given))) return given;
  throw new WordsRefusal(`--${name} is "${given}": give a date such as 1999-01-05.`);
}

export function readWords(words: readonly string[]): Words {
  const given = parse(words);
  const day = date('day', given.day);
  const [from, to] = [date('from', given.from) ?? day, date('to', given.to) ?? day];
  if (from && to && from > to) throw new WordsRefusal(`--from ${from} is after --to ${to}.`);
  if (given.live !== undefined && !URL.canParse(given.live))
    throw new WordsRefusal(`--live is "${given.live}": give an address such as http://127.0.0.1:8420.`);
  return {
    ...{ help: given.help ?? false, own: given.own ?? false, json: given.json ?? false },
    ...{ calls: given.calls ?? null, data: given.data ?? null, live: given.live ?? null },
    ...{ from, to, password: given.password ?? null },
    agents: whole('agents', given.agents, 1, 99),
    perDay: whole('per-day', given['per-day'], 1, 20_000) ?? 1_200,
    seed: whole('seed', given.seed, 0, 2 ** 31 - 1) ?? 1,
    minutes: whole('minutes', given.minutes, 1, 720) ?? 5,
  };
}
