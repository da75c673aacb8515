import {
  type BurstCase,
  classify,
  createCaseIndex,
  type Example,
  findBursts,
  learnMeaning,
  trainClassifier,
} from '@tongli/text';
import { beside, type Measurement, median, quantile } from '../measurement.ts';

const cases = Number(process.env.TONGLI_BENCH_TEXT_CASES ?? 1_000_000);
const searches = 500;
const learned = 2000;
const classes = 20;

/**
 * An index of a million cases made of the words that complaints are made of, searched as an agent types; a classifier and what words mean,
 * learned from some thousand texts; bursts in half a year of a thousand kinds of cases.
 */
export async function* measureText(): AsyncGenerator<Measurement> {
  yield* measureIndex();
  yield* measureLearning();
  yield measureBursts();
}

const subjects =
  '退款 账单 宽带 快递 包裹 信号 套餐 流量 会员 押金 发票 保修 配件 合同 违约金 优惠券 积分 充值 手机卡 银行卡 利息 额度 分期 保单 理赔 航班 酒店 空调 冰箱 路由器'.split(
    ' ',
  );
const troubles =
  '没有到账 重复扣费 一直断线 送错地址 破损严重 无法登录 不能使用 被拒绝 态度恶劣 没人处理 拖了很久 与承诺不符 擅自开通 无法取消 打不通电话 信息泄露 价格不一致 到期不退 反复出错 找不到记录'.split(
    ' ',
  );
const places = '东城 西城 海淀 朝阳 浦东 徐汇 天河 福田 南山 江北 武侯 雁塔 鼓楼 历下 市南 高新'.split(' ');

/** Numbers below a bound, the same every time (Park and Miller). */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function complaintText(draw: (below: number) => number): string {
  const pick = (list: readonly string[]): string => list[draw(list.length)] ?? '';
  // Names of streets, shops and models tell cases apart: letters of no meaning stand for them.
  const proper = String.fromCodePoint(0x4e00 + draw(8000), 0x4e00 + draw(8000));
  return `${pick(places)}${proper}的${pick(subjects)}${pick(troubles)}，${pick(subjects)}也${pick(troubles)}，第${1 + draw(9)}次来电，${pick(places)}门店${pick(troubles)}`;
}

async function* measureIndex(): AsyncGenerator<Measurement> {
  const draw = drawing(1);
  const index = createCaseIndex();
  const before = process.memoryUsage();
  const started = process.cpuUsage();
  for (let at = 0; at < cases; at++) index.add(`${at}`, complaintText(draw));
  yield { name: 'text.index_cases_per_second', value: cases / secondsSince(started), unit: 'per second' };
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  yield { name: 'text.index_bytes_per_case', value: bytes / cases, unit: 'bytes' };
  const times: number[] = [];
  for (let at = 0; at < searches; at++) {
    const asked = complaintText(draw).slice(0, 8 + draw(20));
    const from = performance.now();
    index.search(asked);
    times.push(performance.now() - from);
  }
  yield { name: 'text.repeat_search_median_ms', value: median(times), unit: 'ms' };
  yield beside({ name: 'text.repeat_search_p95_ms', value: quantile(times, 0.95), unit: 'ms' }, 'bound', 100);
}

async function* measureLearning(): AsyncGenerator<Measurement> {
  const draw = drawing(2);
  const examples: Example[] = Array.from({ length: learned }, () => {
    const text = complaintText(draw);
    return { text, label: `${subjects.findIndex((one) => text.includes(one)) % classes}` };
  });
  let started = process.cpuUsage();
  const classifier = trainClassifier(examples);
  yield { name: 'text.train_2000_cases_seconds', value: secondsSince(started), unit: 's' };
  started = process.cpuUsage();
  for (const { text } of examples) classify(classifier, text);
  yield { name: 'text.classified_per_second', value: learned / secondsSince(started), unit: 'per second' };
  started = process.cpuUsage();
  learnMeaning(examples.map(({ text }) => text));
  yield { name: 'text.meaning_2000_texts_seconds', value: secondsSince(started), unit: 's' };
}

function measureBursts(): Measurement {
  const draw = drawing(3);
  const stream: BurstCase[] = Array.from({ length: 500_000 }, (_, row) => ({
    minute: draw(182 * 1440),
    key: `${Math.min(draw(1000), draw(1000))}`,
    row,
  }));
  const started = process.cpuUsage();
  findBursts(stream, { intervalMinutes: 15 });
  return { name: 'text.burst_cases_per_second', value: stream.length / secondsSince(started), unit: 'per second' };
}

/** Of the processor's time, so that others on the machine do not count. */
function secondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}
