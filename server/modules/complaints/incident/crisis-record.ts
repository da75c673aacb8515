import type { Crisis } from '@tongli/contracts/complaints';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { describePeople } from '../../org/index.ts';
import { present } from '../list.ts';
import { tables } from '../store.ts';
import type { CrisisRow } from './crisis.ts';
import { reachesIncident } from './reach.ts';

async function entriesOf(call: Call, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tables(call)
    .selectFrom('complaints.crisis_entry')
    .selectAll()
    .where('crisis_id', 'in', ids)
    .orderBy('id')
    .execute();
}

const at = (instant: Date | null) => instant?.toISOString() ?? null;

const plain = (row: CrisisRow): Omit<Crisis, 'leaderName' | 'log'> => ({
  id: row.id,
  level: row.level as Crisis['level'],
  leaderId: row.leader_id,
  handedAt: row.handed_at.toISOString(),
  takeBy: row.take_by.toISOString(),
  takenAt: at(row.taken_at),
  endedAt: at(row.ended_at),
  outcome: row.outcome === null ? null : maskText(row.outcome),
});

/** The crises of an incident with all that was noted, the latest first. */
export async function listCrises(call: Call, incidentId: string): Promise<{ crises: Crisis[] } | Refusal> {
  if (!(await reachesIncident(call, incidentId))) return notFound;
  const rows = await tables(call)
    .selectFrom('complaints.crisis')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .orderBy('handed_at', 'desc')
    .limit(20)
    .execute();
  const entries = await entriesOf(
    call,
    rows.map(({ id }) => id),
  );
  const names = await describePeople(
    call,
    present([...rows.map(({ leader_id: id }) => id), ...entries.map(({ by_id: id }) => id)]),
  );
  return {
    crises: rows.map((row) => ({
      ...plain(row),
      leaderName: names.get(row.leader_id) ?? null,
      log: entries
        .filter((entry) => entry.crisis_id === row.id)
        .map((entry) => ({
          id: String(entry.id),
          at: entry.at.toISOString(),
          byName: names.get(entry.by_id ?? '') ?? null,
          code: entry.code as Crisis['log'][number]['code'],
          text: maskText(entry.text),
        })),
    })),
  };
}
