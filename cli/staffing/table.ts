import { type Staffing, staffing } from '@tongli/queueing';
import { progressOn } from '../progress.ts';
import { type Cells, isBlank, openTable } from '../table.ts';
import { type Terminal, write } from '../terminal.ts';
import { problemReader } from './problem-row.ts';

const resultColumns = [
  'model',
  'stable',
  'agents',
  'offered_erlangs',
  'service_level',
  'service_level_answered',
  'asa_seconds',
  'wait_all_seconds',
  'occupancy',
  'wait_probability',
  'abandonment',
  'rostered',
] as const;

/**
 * Solves one problem a row and writes the table with the results as further columns, as a stream. A column of the file that already
 * has the name of a result (agents) takes the result in its place, so that no name occurs twice.
 */
export async function staffTable(file: string, terminal: Terminal): Promise<void> {
  const table = await openTable(file, terminal.stdin);
  const read = problemReader(table);
  const extend = extender(table.columns);
  const progress = progressOn(terminal, { zh: '行', en: 'rows' });
  await write(terminal.stdout, extend(table.columns, resultColumns));
  let line = 1;
  for await (const batch of table.batches) {
    let text = '';
    for (const cells of batch) {
      line++;
      if (!isBlank(cells)) text += extend(cells, resultCells(staffing(read(cells, line))));
    }
    if (text !== '') await write(terminal.stdout, text);
    progress(line - 1);
  }
}

function resultCells(result: Staffing): string[] {
  const serviceLevel = String(result.serviceLevel);
  const asa = waitCell(result.asaSeconds);
  // Turning a fraction into text costs as much as a quarter of the solution, and Erlang C says two of them twice.
  const patient = result.model === 'erlang-c';
  return [
    result.model,
    String(result.stable),
    String(result.agents),
    String(result.offeredErlangs),
    serviceLevel,
    patient ? serviceLevel : String(result.serviceLevelAnswered),
    asa,
    patient ? asa : waitCell(result.waitAllSeconds),
    String(result.occupancy),
    String(result.waitProbability),
    String(result.abandonment),
    String(result.rostered),
  ];
}

/** An infinite wait is an empty cell. */
function waitCell(seconds: number): string {
  return seconds === Number.POSITIVE_INFINITY ? '' : String(seconds);
}

type Extend = (cells: Cells, results: readonly string[]) => string;

/** One record of the answer: the cells of the file, then the results that have no column there. */
function extender(columns: readonly string[]): Extend {
  const places = columns.map((name) => (resultColumns as readonly string[]).indexOf(name));
  const appended = resultColumns.map((name) => !columns.includes(name));
  return (cells, results) => {
    let line = '';
    for (let place = 0; place < columns.length; place++) {
      const result = places[place] ?? -1;
      line += (place === 0 ? '' : ',') + (result < 0 ? quoted(cells[place] ?? '') : results[result]);
    }
    for (let place = 0; place < results.length; place++) if (appended[place]) line += `,${results[place]}`;
    return `${line}\n`;
  };
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
