import type { Indicator, MonthDispute } from '@tongli/contracts/measures';
import { allowanceOf, type Call, forbidden, type Refusal } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { businessDay, describePeople, unitNames } from '../../org/index.ts';
import { findIndicator } from '../catalogue/index.ts';
import { indicatorOf } from '../own/entry.ts';
import { findOwn } from '../own/store.ts';
import { mayAnswer } from './month.ts';
import type { DisputeRow } from './store.ts';

export type DisputeShown = DisputeRow;

/** As it is today, of the catalogue or of one's own. */
export async function describedAs(call: Call, code: string): Promise<Indicator | undefined> {
  const entry = findIndicator(code);
  if (entry) return entry.indicator;
  const own = await findOwn(call, code);
  return own ? indicatorOf(own, (await businessDay(call)).today) : undefined;
}

const unknownName = (code: string) => ({ zh: code, en: code });

export const answerRule = (call: Call, row: DisputeRow): Refusal | null =>
  holds(call.actor, 'measures.close', { projectId: row.projectId, unitId: null })
    ? mayAnswer(row, call.actor.id)
    : forbidden;

export async function describeDisputes(call: Call, rows: readonly DisputeRow[]): Promise<MonthDispute[]> {
  const units = await unitNames(call, [...new Set(rows.flatMap(({ unitId }) => unitId ?? []))]);
  const people = await describePeople(call, [...new Set(rows.flatMap(({ personId }) => personId ?? []))]);
  const shown: MonthDispute[] = [];
  for (const row of rows) {
    const indicator = await describedAs(call, row.indicator);
    const person = row.personId ? people.get(row.personId) : undefined;
    shown.push({
      ...{ id: row.id, indicator: row.indicator, name: indicator?.name ?? unknownName(row.indicator) },
      ...{ unit: indicator?.unit ?? 'number', unitId: row.unitId, personId: row.personId },
      parts: indicator?.parts ?? { count: unknownName(row.indicator), size: null },
      place: person === undefined ? (row.unitId && units.get(row.unitId)) || null : { zh: person, en: person },
      ...{ value: row.value, count: row.count, size: row.size },
      ...{ raisedAt: row.raisedAt.toISOString(), raisedBy: row.raisedByName, reason: row.reason },
      ...{ evidence: row.evidence, state: row.state, answeredAt: row.answeredAt?.toISOString() ?? null },
      ...{ answeredBy: row.answeredBy ?? '', answer: row.answer ?? '', version: row.version },
      actions: { answer: allowanceOf(answerRule(call, row)) },
    });
  }
  return shown;
}
