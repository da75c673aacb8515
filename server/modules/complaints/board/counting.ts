import type { BoardCounts, ComplaintState } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { describePeople } from '../../org/index.ts';
import { present } from '../list.ts';
import { inReach, visible } from '../store.ts';
import { endOfToday, isDueToday, standingAt } from './standing.ts';

interface Counted extends BoardCounts {
  readonly unitId: string | null;
  readonly ownerId: string | null;
  readonly state: ComplaintState;
}

const mostOwners = 50;

/** Looked up once for all: for each of a hundred thousand it took ten times as long. */
const isPaused = sql<boolean>`(waits.complaint_id is not null)`;

/** One pass over the open cases, by unit, owner and state at once: everything on the board is sums of the same rows. */
async function count(call: Call, until: Date): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select unit_id as "unitId", owner_id as "ownerId", state, count(*)::integer as open,
      count(*) filter (where standing = 'breached')::integer as breached,
      count(*) filter (where standing = 'amber')::integer as amber,
      count(*) filter (where due_today)::integer as "dueToday",
      count(*) filter (where standing = 'paused')::integer as paused,
      count(*) filter (where owner_id is null)::integer as unassigned
    from (
      select complaint.unit_id, complaint.owner_id, complaint.state, ${standingAt(call.now, isPaused)} as standing,
        ${isDueToday(call.now, until, isPaused)} as due_today
      from complaints.complaint complaint
      left join (select distinct complaint_id from complaints.pause where ended_at is null) waits on waits.complaint_id = complaint.id
      where complaint.state <> 'closed' and ${inReach(call)} and ${visible}
    ) open group by 1, 2, 3`.execute(call.tx);
  return rows;
}

const none: BoardCounts = { open: 0, breached: 0, amber: 0, dueToday: 0, paused: 0, unassigned: 0 };
const names = Object.keys(none) as (keyof BoardCounts)[];

const sum = (rows: readonly BoardCounts[]): BoardCounts =>
  rows.reduce<BoardCounts>(
    (total, row) => Object.fromEntries(names.map((name) => [name, total[name] + row[name]])) as unknown as BoardCounts,
    none,
  );

/** The most pressing first: over the limit, near it, today, and then by how many there are. */
const pressing = (a: BoardCounts, b: BoardCounts) =>
  b.breached - a.breached || b.amber - a.amber || b.dueToday - a.dueToday || b.open - a.open;

const by = <Key>(rows: readonly Counted[], keyOf: (row: Counted) => Key) =>
  [...Map.groupBy(rows, keyOf)].map(([key, group]) => ({ key, ...sum(group) })).toSorted(pressing);

/** Open cases by how they stand to their limits. */
export async function getBoard(call: Call) {
  const until = await endOfToday(call);
  const rows = await count(call, until);
  const owners = by(rows, ({ ownerId }) => ownerId).slice(0, mostOwners);
  const people = await describePeople(call, present(owners.map(({ key }) => key)));
  return {
    now: call.now.toISOString(),
    endOfToday: until.toISOString(),
    totals: sum(rows),
    units: by(rows, ({ unitId }) => unitId),
    owners: owners.map((row) => ({ ...row, name: people.get(row.key ?? '') ?? null })),
    stages: by(rows, ({ state }) => state),
  };
}
