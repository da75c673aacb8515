import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import type { ImprovementTables } from './tables.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<ImprovementTables>();

const prefixes = { triage: 'TR', root_cause: 'RC', action: 'CA' } as const;

/** The next number for people, such as TR-2026-0001; the year is that of the business date. */
export async function nextNumber(call: Call, noun: keyof typeof prefixes, today: string): Promise<string> {
  const sequence = `improvement.${noun}_number`;
  const { rows } = await sql<{ value: number }>`select nextval(${sequence}) as value`.execute(call.tx);
  const value = rows[0]?.value ?? 0;
  return `${prefixes[noun]}-${today.slice(0, 4)}-${String(value).padStart(4, '0')}`;
}
