import type { ProcessDefinition, RequestKind } from '@tongli/contracts/requests';
import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { getDefinition } from '../process/reading.ts';
import { seenBy } from '../request/store.ts';
import { tables } from '../store.ts';
import { end, type Trace, type Visit } from './trace.ts';

/** Which cases of a process: of these versions, lodged in this span, in a unit. */
export interface MinedSlice {
  readonly versionIds: readonly string[];
  readonly from: Date;
  readonly until: Date;
  readonly unitId: string | null;
}

export interface MinedVersion {
  readonly versionId: string;
  readonly version: number;
  readonly definition: ProcessDefinition;
}

/** A process with its versions, the newest first; null where there is none of this id or nothing of it was ever published. */
export async function findMinedProcess(
  call: Call,
  id: string,
): Promise<{ kind: RequestKind; versions: readonly [MinedVersion, ...MinedVersion[]] } | null> {
  const rows = await tables(call)
    .selectFrom('requests.process_version as version')
    .innerJoin('requests.process as process', 'process.id', 'version.process_id')
    .select(['version.id', 'process.kind'])
    .where('process.id', '=', id)
    .orderBy('version.version', 'desc')
    .execute();
  const [first, ...rest] = await Promise.all(rows.map((row) => getDefinition(call, row.id)));
  return first ? { kind: rows[0]?.kind as RequestKind, versions: [first, ...rest] } : null;
}

/** So many cases are read at a time: whoever else asks is served in between. */
const batch = 2_000;

/** What is read of a case, in the order of time. */
export interface TraceRow {
  readonly id: string;
  readonly version_id: string;
  readonly lodged: number;
  readonly closed: number | null;
  /** Marks of a case, apart by commas, the words of each by spaces. */
  readonly marks: string | null;
}

interface Position {
  readonly lodged_at: string;
  readonly id: string;
}

/** Milliseconds of the epoch. */
export const milliseconds = (instant: RawBuilder<unknown>) => sql`(extract(epoch from ${instant}) * 1000)::bigint`;

/**
 * Cases, the newest first, batch by batch, until there are none or `most` have been read. `page` selects `TraceRow` with `lodged_at` as
 * text, ordered by `(lodged_at, id)` from the position down.
 */
export async function* readTraces(
  call: Call,
  most: number,
  page: (beyond: RawBuilder<boolean>, limit: number) => RawBuilder<TraceRow & Position>,
  traceOf: (row: TraceRow) => Trace | null,
): AsyncGenerator<readonly Trace[]> {
  let beyond = sql<boolean>`true`;
  for (let read = 0; read < most; ) {
    const limit = Math.min(batch, most - read);
    const { rows } = await page(beyond, limit).execute(call.tx);
    yield rows.flatMap((row) => traceOf(row) ?? []);
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    read += rows.length;
    beyond = sql<boolean>`(lodged_at, id) < (${last.lodged_at}::timestamptz, ${last.id}::uuid)`;
  }
}

/** Requests of a slice within the caller's reach. */
export function requestTraces(
  call: Call,
  { versionIds, from, until, unitId }: MinedSlice,
  definitions: ReadonlyMap<string, ProcessDefinition>,
  most: number,
): AsyncGenerator<readonly Trace[]> {
  const page = (beyond: RawBuilder<boolean>, limit: number) => sql<TraceRow & Position>`
    select id, process_version_id as version_id, lodged_at::text as lodged_at,
      ${milliseconds(sql`lodged_at`)}::float8 as lodged, ${milliseconds(sql`closed_at`)}::float8 as closed,
      (select string_agg(concat_ws(' ', step, ending, ${milliseconds(sql`entered_at`)}, ${milliseconds(sql`left_at`)}), ','
         order by place) from requests.request_stay stay where stay.request_id = request.id) as marks
    from requests.request request
    where process_version_id = any(${[...versionIds]}::uuid[]) and lodged_at >= ${from} and lodged_at < ${until}
      and (${unitId}::uuid is null or unit_id = ${unitId}::uuid) and ${seenBy(call)} and ${beyond}
    order by lodged_at desc, id desc limit ${limit}`;
  return readTraces(call, most, page, (row) => requestTrace(row, definitions.get(row.version_id)));
}

interface Stay {
  readonly step: string;
  readonly ending: string;
  readonly entered: number;
  readonly left: number;
}

/** A running stay has neither an ending nor an instant at which it was left. */
function readStays(marks: string | null): { ended: Stay[]; stands: Trace['stands'] } {
  const words = (marks ?? '').split(',').map((mark) => mark.split(' '));
  const ended = words.flatMap(([step = '', ending = '', entered, left]) =>
    left === undefined ? [] : [{ step, ending, entered: Number(entered), left: Number(left) }],
  );
  const running = words.at(-1);
  const stands = running?.length === 2 ? { step: running[0] ?? '', since: Number(running[1]) } : null;
  return { ended, stands };
}

/** A stay that ended with the request, or before the next one began, was followed by a closing. */
export function requestTrace(row: TraceRow, definition: ProcessDefinition | undefined): Trace | null {
  if (!definition) return null;
  const { ended, stands } = readStays(row.marks);
  const visits: Visit[] = [];
  for (const [index, { step, ending, entered, left }] of ended.entries()) {
    visits.push({ step, from: entered, until: left, ...(ending === 'moved' ? { moved: true } : {}) });
    const next = ended[index + 1]?.entered ?? stands?.since;
    const closed = next === undefined ? row.closed !== null : ending === 'closed' || next > left;
    if (closed) visits.push({ step: end, from: left, until: left });
  }
  return { id: row.id, lodgedAt: row.lodged, visits, stands, definition };
}
