import { writeFile } from 'node:fs/promises';
import { type Chart, chart, explain } from '@tongli/spc';
import { type Flags, readFlags } from '../flags.ts';
import { Refusal } from '../refusal.ts';
import { type Terminal, write, writeJson } from '../terminal.ts';
import { seriesOf } from './data.ts';
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

async function drawChart(flags: Flags, terminal: Terminal): Promise<Chart> {
  const options = readChartOptions(flags);
  const source = await readRows(flags, terminal);
  const { data, phases } = seriesOf(options.type, source);
  const { baseline } = options;
  if (baseline && baseline.to >= data.points.length) refuseBaseline(flags.value('baseline') ?? '', data.points.length);
  return misuseRefused(source.file, () =>
    chart({ ...data, rules: options.rules, phases, ...(baseline ? { baseline } : {}) }),
  );
}

/** What the engine cannot take although each cell is sound: too few points in a phase, a baseline across phases. */
export function misuseRefused<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { message } = error;
    throw new Refusal({
      zh: `文件 ${file} 的数据不够或不合此图：${message}。`,
      en: `${file} does not suit this chart: ${message}.`,
    });
  }
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

/** Exactly the fields that others build on. Points are counted from 1, as in --baseline. */
export function documentOf(drawn: Chart) {
  const { type, centre, sigma, sigmaZ, falseAlarm } = drawn;
  return {
    type,
    centre,
    sigma,
    ...(sigmaZ === undefined ? {} : { sigmaZ }),
    limits: drawn.points.map(({ lower, upper }) => ({ lower, upper })),
    points: drawn.points.map(({ index, label, value, size = 1, rules }) => ({
      index: index + 1,
      label,
      value,
      size,
      rules,
    })),
    signals: drawn.signals.map((signal) => ({
      rule: signal.rule,
      from: signal.from + 1,
      to: signal.to + 1,
      side: signal.side,
      explanation: { zh: explain(signal, drawn, 'zh'), en: explain(signal, drawn, 'en') },
    })),
    falseAlarm,
  };
}
