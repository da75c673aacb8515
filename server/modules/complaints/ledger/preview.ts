import type { LedgerField, PreviewRow, UnderstoodRow } from '@tongli/contracts/complaints';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { maskName, maskPhone, maskText } from '../../../platform/personal/mask.ts';
import { type PresentLimit, presentLimit } from './judging.ts';
import { type Mapping, type Obstacle, obstaclesOf } from './mapping.ts';
import { type LedgerComplaint, readRow } from './row.ts';
import { lockUploaded, readingOf, readStaged } from './store.ts';
import { readWords } from './words.ts';

const previewRows = 20;
const previewBytes = 4_000_000;

export interface Preview {
  rows: PreviewRow[];
  obstacles: Obstacle[];
  limit: PresentLimit | null;
}

export async function previewImport(
  call: Call,
  id: string,
  mapping: Mapping,
  judgeOnTime: boolean,
): Promise<Preview | Refusal> {
  const row = await lockUploaded(call, id, mapping);
  if (isRefusal(row)) return row;
  const limit = await presentLimit(call, mapping);
  const reading = await readingOf(call, row, mapping, judgeOnTime && limit ? limit.workingDays : null);
  const settle = await readWords(call);
  const staged = await readStaged(call, id, previewRows, previewBytes);
  const rows = staged.map(({ line, cells }): PreviewRow => {
    const result = readRow(reading, cells);
    return {
      line,
      cells: Object.fromEntries(row.columns.map((column, at) => [column, shown(mapping[column], cells[at] ?? '')])),
      understood: 'row' in result ? understood(settle(result.row)) : null,
      errors: 'row' in result ? [] : result.errors.map((error) => ({ ...error, value: maskText(error.value), line })),
    };
  });
  return { rows, obstacles: obstaclesOf(mapping), limit };
}

/** Numbers of cases look like numbers of cards, and say nothing about anybody. */
const plain = new Set<LedgerField | undefined>(['number', 'receivedAt', 'acknowledgedAt', 'closedAt', 'onTime']);

function shown(field: LedgerField | undefined, cell: string): string {
  if (cell === '' || plain.has(field)) return cell;
  if (field === 'customerName') return maskName(cell);
  return field === 'customerPhone' ? maskPhone(cell) : maskText(cell);
}

function understood({ customer, ...row }: LedgerComplaint): UnderstoodRow {
  const { number, state, product, area, cause, onTime } = row;
  return {
    ...{ number, state, product, area, cause, onTime },
    receivedAt: row.lodgedAt.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    facts: maskText(row.facts),
    demand: row.demand && maskText(row.demand),
    answer: row.answer && maskText(row.answer),
    customerName: customer && maskName(customer.name),
    customerPhone: customer && maskPhone(customer.phone),
  };
}
