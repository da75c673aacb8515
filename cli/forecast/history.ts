import type { Observation } from '@tongli/forecasting';
import { progressOn } from '../progress.ts';
import { readAtLeastZero } from '../quantity.ts';
import { atCell, atOption, Refusal, refuseValue } from '../refusal.ts';
import { type Cells, columnAt, isBlank, openTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { readTimestamp } from './timestamp.ts';

const minutesPerDay = 1440;

/** A history file with the columns timestamp, volume and perhaps aht in seconds; empty cells and NA are not observed. */
export async function readHistory(file: string, intervalMinutes: number, terminal: Terminal): Promise<Observation[]> {
  const table = await openTable(file, terminal.stdin);
  const at = {
    timestamp: columnAt(table, 'timestamp'),
    volume: columnAt(table, 'volume'),
    aht: table.columns.indexOf('aht'),
  };
  const observations: Observation[] = [];
  const progress = progressOn(terminal, { zh: '行', en: 'rows' });
  let line = 1;
  for await (const batch of table.batches) {
    for (const cells of batch) {
      line++;
      const observation = isBlank(cells) ? undefined : observationOf(file, line, cells, at);
      if (observation) observations.push(observation);
    }
    progress(observations.length);
  }
  if (observations.length === 0) refuseEmpty(file);
  requireFineEnough(observations, intervalMinutes);
  return observations;
}

type Columns = { readonly timestamp: number; readonly volume: number; readonly aht: number };

function observationOf(file: string, line: number, cells: Cells, at: Columns): Observation | undefined {
  const time = readTimestamp(atCell(file, line, 'timestamp'), (cells[at.timestamp] ?? '').trim());
  const volume = (cells[at.volume] ?? '').trim();
  if (volume === '' || volume === 'NA') return undefined;
  const aht = at.aht < 0 ? '' : (cells[at.aht] ?? '').trim();
  return {
    ...time,
    volume: readAtLeastZero(atCell(file, line, 'volume'), volume),
    ...(aht === '' || aht === 'NA' ? {} : { handleSeconds: readAtLeastZero(atCell(file, line, 'aht'), aht) }),
  };
}

/** Hours cannot be told apart into half hours. */
function requireFineEnough(observations: readonly Observation[], intervalMinutes: number): void {
  let step = minutesPerDay;
  for (const { minute } of observations) step = divisorOf(step, minute);
  if (step <= intervalMinutes || step % intervalMinutes !== 0) return;
  refuseValue(atOption('interval'), `${intervalMinutes}m`, {
    zh: `历史数据每 ${step} 分钟一行，无法分得更细，请写 --interval ${step}m`,
    en: `the history has a row every ${step} minutes and cannot be told apart further; write --interval ${step}m`,
  });
}

function divisorOf(a: number, b: number): number {
  return b === 0 ? a : divisorOf(b, a % b);
}

function refuseEmpty(file: string): never {
  const shown = file === '-' ? { zh: '标准输入', en: 'Standard input' } : { zh: `文件 ${file} `, en: file };
  throw new Refusal({
    zh: `${shown.zh}表头之下没有数据：请每个时段写一行，例如 2026-03-01 07:30,42。`,
    en: `${shown.en} has no data below its header: write a row for each interval, such as 2026-03-01 07:30,42.`,
  });
}
