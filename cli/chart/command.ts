import { writeFile } from 'node:fs/promises';
import { explainCapability } from '@tongli/spc';
import { type Flags, readFlags } from '../flags.ts';
import { Refusal } from '../refusal.ts';
import { type Terminal, write, writeJson } from '../terminal.ts';
import { seriesOf } from './data.ts';
import { type Drawn, type DrawnPoint, draw } from './drawn.ts';
import { misuseRefused } from './misuse.ts';
import { chartFlags, readChartOptions } from './options.ts';
import { runRecommend } from './recommend.ts';
import { readRows } from './rows.ts';
import { drawSvg } from './svg.ts';
import { chartText } from './text.ts';

export async function runChart(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, chartFlags);
  if (flags.has('recommend')) return runRecommend(flags, terminal);
  const drawn = await drawChart(flags, terminal);
  const svg = flags.value('svg');
  if (svg !== undefined) await saveSvg(svg, drawSvg(drawn, titleOf(flags), terminal.language));
  if (flags.has('json')) return writeJson(terminal.stdout, documentOf(drawn));
  return write(terminal.stdout, chartText(drawn, terminal.language));
}

async function drawChart(flags: Flags, terminal: Terminal): Promise<Drawn> {
  const options = readChartOptions(flags);
  const source = await readRows(flags, terminal);
  const series = seriesOf(options.reads, source);
  const { baseline } = options;
  const { length } = series.data.points;
  if (baseline && baseline.to >= length) refuseBaseline(flags.value('baseline') ?? '', length);
  return misuseRefused(source.file, () => draw(series, options));
}

function refuseBaseline(text: string, points: number): never {
  throw new Refusal({
    zh: `选项 --baseline 的值是“${text}”：数据只有 ${points} 点，请写 1..${points} 以内的范围。`,
    en: `--baseline is "${text}": there are only ${points} points; write a range within 1..${points}.`,
  });
}

function titleOf(flags: Flags): string {
  const size = flags.value('size');
  return size === undefined ? flags.required('value', '') : `${flags.required('value', '')} / ${size}`;
}

async function saveSvg(file: string, svg: string): Promise<void> {
  try {
    await writeFile(file, svg);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new Refusal({
      zh: `选项 --svg 的文件 ${file} 无法写入（${code}）：请换一个可写的位置。`,
      en: `--svg ${file} cannot be written (${code}): choose a place that can.`,
    });
  }
}

/** Exactly the fields that others build on; ewma and cusum add what they remember. Points are counted from 1, as in --baseline. */
export function documentOf(drawn: Drawn) {
  const { type, centre, sigma, sigmaZ, falseAlarm, capability } = drawn;
  return {
    type,
    centre,
    sigma,
    ...(sigmaZ === undefined ? {} : { sigmaZ }),
    limits: drawn.points.map(({ lower, upper }) => ({ lower, upper })),
    points: drawn.points.map(pointOf),
    signals: drawn.signals.map(({ rule, from, to, side, explain }) => ({
      rule,
      from: from + 1,
      to: to + 1,
      side,
      explanation: { zh: explain('zh'), en: explain('en') },
    })),
    falseAlarm,
    ...(capability
      ? {
          capability: {
            ...capability,
            explanation: { zh: explainCapability(capability, 'zh'), en: explainCapability(capability, 'en') },
          },
        }
      : {}),
  };
}

function pointOf({ index, label, value, size = 1, rules, observed, upperSum, lowerSum }: DrawnPoint) {
  return {
    index: index + 1,
    label,
    value,
    size,
    rules,
    ...(observed === undefined ? {} : { observed }),
    ...(upperSum === undefined ? {} : { upperSum, lowerSum }),
  };
}
