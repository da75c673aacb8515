import { addDays, type IsoDate, startOfDay } from '@tongli/calendar';
import type { AgentNumbers } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { businessDay, describePeople, unitOf } from '../../org/index.ts';
import { tables } from '../store.ts';
import { agentDaySums, agentParts, linesOf } from './agent-days.ts';
import { type AgentSums, addSums, sumAgentLog } from './agent-spans.ts';
import { sliceOf } from './numbers.ts';
import type { Period } from './slices.ts';

/** Of whom numbers are asked for, as far as the caller reaches. */
const reachedBy = (call: Call, { agentId, unitId }: Span) => sql`
  select p.agent_id from contacts.presence p where ${inScope(call, { unit: sql.ref('p.unit_id') })}
    and (${agentId ?? null}::uuid is null or p.agent_id = ${agentId ?? null}::uuid)
    and (${unitId ?? null}::uuid is null or p.unit_id = ${unitId ?? null}::uuid)`;

/** From days that are counted, and from the log where they are not. */
async function sumsOf(call: Call, period: Period, span: Span): Promise<Map<string, AgentSums>> {
  const agents = reachedBy(call, span);
  const { counted, rest } = await agentParts(call, period);
  const all = await agentDaySums(call, counted, agents);
  for (const { start, end: ends } of rest) {
    const end = new Date(Math.min(ends.getTime(), call.now.getTime()));
    for (const [id, own] of await linesOf(call, { start, end }, agents)) {
      const sums = sumAgentLog(own, start.getTime(), end.getTime());
      all.set(id, addSums(all.get(id), sums));
    }
  }
  return all;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const inSeconds = (record: Record<string, number>) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, value / 1_000]));

function numbersOf(agentId: string, agentName: string, sums: AgentSums): AgentNumbers {
  return {
    ...{ agentId, agentName, handled: sums.handled, offers: sums.offers, notTaken: sums.notTaken },
    signedInSeconds: sums.signedIn / 1_000,
    readySeconds: sums.ready / 1_000,
    notReadySeconds: sums.notReady / 1_000,
    notReadyByReason: inSeconds(sums.byReason),
    idleSeconds: sums.idle / 1_000,
    contactSeconds: sums.busy / 1_000,
    placeSeconds: inSeconds(sums.byPlace),
    ringSeconds: sums.ring / 1_000,
    occupancy: share(sums.busy, sums.busy + sums.idle),
    notReadyRate: share(sums.notReady, sums.signedIn),
  };
}

interface Span {
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly agentId?: string | undefined;
  /** Whoever belongs to it today. */
  readonly unitId?: string | undefined;
}

export async function getAgentNumbers(call: Call, span: Span) {
  const { from, to } = span;
  const slice = await sliceOf(call, { from, to, by: 'total' });
  if (isRefusal(slice)) return slice;
  const sums = await sumsOf(call, slice.period, span);
  const names = await describePeople(call, [...sums.keys()]);
  const agents = [...sums].map(([id, own]) => numbersOf(id, names.get(id) ?? '', own));
  return {
    agents: agents
      .filter(({ signedInSeconds }) => signedInSeconds > 0)
      .toSorted((a, b) => a.agentName.localeCompare(b.agentName)),
    asOf: call.now.toISOString(),
  };
}

export async function getAgentLog(call: Call, agentId: string, asked?: IsoDate) {
  const unitId = await unitOf(call, agentId);
  const reached = call.scope.some(({ unitIds }) => unitIds === null || (unitId !== null && unitIds.includes(unitId)));
  if (unitId === null || !reached) return notFound;
  const {
    today,
    calendar: { zone },
  } = await businessDay(call);
  const on = asked ?? today;
  const rows = await tables(call)
    .selectFrom('contacts.agent_log')
    .selectAll()
    .where('agent_id', '=', agentId)
    .where('at', '>=', startOfDay(zone, on))
    .where('at', '<', startOfDay(zone, addDays(on, 1)))
    .orderBy('seq')
    .limit(5_000)
    .execute();
  const names = await describePeople(call, [...new Set(rows.flatMap(({ by_id: id }) => id ?? []))]);
  return {
    entries: rows.map((row) => ({
      ...{ seq: row.seq, at: row.at.toISOString(), reason: row.reason, slot: row.slot, contactId: row.contact_id },
      status: row.status as 'ready',
      state: row.state as 'idle' | null,
      byName: row.by_id === null ? '' : (names.get(row.by_id) ?? ''),
    })),
  };
}
