import type { AlertOutcome, IndicatorAlert } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { describePeople, unitNames } from '../../org/index.ts';
import { findAllWatched } from './finding.ts';
import { alertAllowances } from './rule.ts';
import { type AlertRow, placeOf, stateOf } from './store.ts';

const instantOf = (at: Date | null) => at?.toISOString() ?? null;

/** Alerts as they are read, with what the reader may do to each. */
export async function alertReplies(call: Call, rows: readonly AlertRow[]): Promise<IndicatorAlert[]> {
  const people = await describePeople(call, [...new Set(rows.flatMap((row) => row.owner_id ?? []))]);
  const units = await unitNames(call, [...new Set(rows.flatMap((row) => row.unit_id ?? []))]);
  const watched = await findAllWatched(
    call,
    rows.map(({ indicator }) => indicator),
  );
  const gone = (code: string) =>
    ({ name: { zh: code, en: code }, unit: 'times', direction: 'lower-is-better' }) as const;
  const indicatorOf = ({ indicator }: AlertRow) => {
    const { name, unit, direction } = watched.get(indicator)?.indicator ?? gone(indicator);
    return { indicator, name, unit, direction };
  };
  return rows.map((row) => ({
    ...{ id: row.id, ...placeOf(row), ...indicatorOf(row) },
    unitName: row.unit_id === null ? null : (units.get(row.unit_id) ?? null),
    ...{ state: stateOf(row), raisedAt: row.raised_at.toISOString() },
    ...{ value: row.value, count: row.count, size: row.size, boundAt: row.bound_at, byControl: row.by_control },
    ...{ windowMinutes: row.window_minutes, suggestion: row.suggestion },
    ...{ ownerId: row.owner_id, ownerName: people.get(row.owner_id ?? '') ?? '' },
    ...{ takeBy: row.take_by.toISOString(), escalations: row.escalations, takenAt: instantOf(row.taken_at) },
    ...{ recoveredAt: instantOf(row.recovered_at), closedAt: instantOf(row.closed_at) },
    ...{ outcome: row.outcome as AlertOutcome | null, version: row.version },
    actions: alertAllowances(
      { state: stateOf(row), ownerId: row.owner_id },
      call.actor.id,
      holds(call.actor, 'measures.intervene', placeOf(row)),
    ),
  }));
}
