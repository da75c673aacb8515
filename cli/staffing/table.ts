import { type Staffing, staffing } from '@tongli/queueing';
import { progressOn } from '../progress.ts';
import { type Cells, isBlank, openTable } from '../table.ts';
import { type Terminal, write } from '../terminal.ts';
import { problemReader } from './problem-row.ts';
import { type RecordBytes, recordBytes } from './record-bytes.ts';

type WriteResult = (record: RecordBytes, result: Staffing) => void;

const resultColumns: readonly (readonly [name: string, write: WriteResult])[] = [
  ['model', (record, { model }) => record.plain(model)],
  ['stable', (record, { stable }) => record.plain(stable ? 'true' : 'false')],
  ['agents', (record, { agents }) => record.number(agents)],
  ['offered_erlangs', (record, { offeredErlangs }) => record.number(offeredErlangs)],
  ['service_level', (record, { serviceLevel }) => record.number(serviceLevel)],
  ['service_level_answered', (record, { serviceLevelAnswered }) => record.number(serviceLevelAnswered)],
  ['asa_seconds', (record, { asaSeconds }) => writeWait(record, asaSeconds)],
  ['wait_all_seconds', (record, { waitAllSeconds }) => writeWait(record, waitAllSeconds)],
  ['occupancy', (record, { occupancy }) => record.number(occupancy)],
  ['wait_probability', (record, { waitProbability }) => record.number(waitProbability)],
  ['abandonment', (record, { abandonment }) => record.number(abandonment)],
  ['rostered', (record, { rostered }) => record.number(rostered)],
];

/**
 * Solves one problem a row and writes the table with the results as further columns, as a stream. A column of the file that already
 * has the name of a result (agents) takes the result in its place, so that no name occurs twice.
 */
export async function staffTable(file: string, terminal: Terminal): Promise<void> {
  const table = await openTable(file, terminal.stdin);
  const read = problemReader(table);
  const record = recordBytes();
  const places = table.columns.map((name) => resultColumns.find(([result]) => result === name)?.[1]);
  const appended = resultColumns.filter(([name]) => !table.columns.includes(name));
  const progress = progressOn(terminal, { zh: '行', en: 'rows' });
  writeHeader(record, [...table.columns, ...appended.map(([name]) => name)]);
  await write(terminal.stdout, record.take());
  let line = 1;
  for await (const batch of table.batches) {
    for (const cells of batch) {
      line++;
      if (!isBlank(cells)) writeRecord(record, cells, staffing(read(cells, line)), places, appended);
    }
    const bytes = record.take();
    if (bytes.length > 0) await write(terminal.stdout, bytes);
    progress(line - 1);
  }
}

function writeHeader(record: RecordBytes, names: readonly string[]): void {
  names.forEach((name, place) => {
    if (place > 0) record.comma();
    record.cell(name);
  });
  record.endRecord();
}

/** The cells of the file, then the results that have no column there. */
function writeRecord(
  record: RecordBytes,
  cells: Cells,
  result: Staffing,
  places: readonly (WriteResult | undefined)[],
  appended: typeof resultColumns,
): void {
  for (let place = 0; place < places.length; place++) {
    if (place > 0) record.comma();
    const writeResult = places[place];
    if (writeResult) writeResult(record, result);
    else record.cell(cells[place] ?? '');
  }
  for (const [, writeResult] of appended) {
    record.comma();
    writeResult(record, result);
  }
  record.endRecord();
}

/** An infinite wait is an empty cell. */
function writeWait(record: RecordBytes, seconds: number): void {
  if (seconds !== Number.POSITIVE_INFINITY) record.number(seconds);
}
