import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { tables } from '../store.ts';

/** Somebody must remain who administers: nobody leaves after whom there is none, those left out who are leaving themselves. */
export async function decideAdministered(
  call: Call,
  personId: string,
  administrators: readonly string[],
): Promise<Refusal | null> {
  if (!administrators.includes(personId)) return null;
  const others = administrators.filter((id) => id !== personId);
  const leaving = await leavingAmong(call, others);
  return leaving.length < others.length ? null : refuse('last-administrator');
}

/** Those of these people whose last day is known, or over. */
export async function leavingAmong(call: Call, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tables(call)
    .selectFrom('org.person')
    .select('id')
    .where('id', 'in', [...ids])
    .where('last_day_on', 'is not', null)
    .execute();
  return rows.map(({ id }) => id);
}
