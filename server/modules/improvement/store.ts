import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { inScope, type Place } from '../../platform/permissions/scope.ts';
import type { ImprovementTables } from './tables.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<ImprovementTables>();

/** What the caller reaches of a table whose rows have a project and a unit; `alias` is what the query calls it. */
export const inReach = (call: Call, alias: string) =>
  inScope(call, { project: sql.ref(`${alias}.project_id`), unit: sql.ref(`${alias}.unit_id`) });

interface PlacedRow {
  readonly project_id: string;
  readonly unit_id: string | null;
}

export const placeOf = (row: PlacedRow): Place => ({ projectId: row.project_id, unitId: row.unit_id });

const prefixes = { triage: 'TR', root_cause: 'RC', action: 'CA', project: 'IP', launch: 'NL', change: 'CM' } as const;

/** The next number for people, such as TR-2026-0001; the year is that of the business date. */
export async function nextNumber(call: Call, noun: keyof typeof prefixes, today: string): Promise<string> {
  const sequence = `improvement.${noun}_number`;
  const { rows } = await sql<{ value: number }>`select nextval(${sequence}) as value`.execute(call.tx);
  const value = rows[0]?.value ?? 0;
  return `${prefixes[noun]}-${today.slice(0, 4)}-${String(value).padStart(4, '0')}`;
}
