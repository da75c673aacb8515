import { type Backtest, type BacktestProblem, backtesting } from '@tongli/forecasting';
import { type FlagKinds, readFlags } from '../flags.ts';
import { historyFlags, misuseRefused, readKnown } from '../forecast/options.ts';
import { progressOn } from '../progress.ts';
import { readNumber } from '../quantity.ts';
import { atOption, Refusal, refuseValue } from '../refusal.ts';
import { type Terminal, write, writeJson } from '../terminal.ts';
import { textOf } from './text.ts';

export const backtestFlags: FlagKinds = { ...historyFlags, weeks: 'value' };

const mostWeeks = 520;
const minutesPerWeek = 10_080;

export async function runBacktest(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, backtestFlags);
  const weeks = readWeeks(flags.required('weeks', '4'));
  const known = await readKnown(flags, minutesPerWeek, terminal);
  const started = terminal.elapsed();
  const result = await testedIn({ ...known, weeks }, terminal);
  const seconds = (terminal.elapsed() - started) / 1000;
  if (result.weeks.length === 0) refuseShort(weeks);
  if (flags.has('json')) return writeJson(terminal.stdout, { ...result, seconds });
  return write(terminal.stdout, textOf(result, seconds, terminal.language));
}

/** Between two weeks the process hears Ctrl-C. */
async function testedIn(problem: BacktestProblem, terminal: Terminal): Promise<Backtest> {
  const progress = progressOn(terminal, { zh: '周', en: 'weeks' });
  const steps = backtesting(problem, terminal.elapsed);
  for (let done = 1; ; done++) {
    const step = misuseRefused(() => steps.next());
    if (step.done) return step.value;
    progress(done);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function readWeeks(text: string): number {
  const weeks = readNumber(atOption('weeks'), text);
  if (Number.isInteger(weeks) && weeks >= 1 && weeks <= mostWeeks) return weeks;
  return refuseValue(atOption('weeks'), text, {
    zh: `应为 1 到 ${mostWeeks} 的整数，请更正`,
    en: `it must be a whole number from 1 to ${mostWeeks}; correct it`,
  });
}

function refuseShort(weeks: number): never {
  throw new Refusal({
    zh: `选项 --weeks 的值是“${weeks}”：历史太短，最后一周之前没有数据，请补充历史。`,
    en: `--weeks is "${weeks}": the history is too short, with nothing before its last week; give a longer one.`,
  });
}
