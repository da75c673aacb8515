import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { tables } from '../store.ts';
import type { Model } from './model.ts';
import { askedTerms, keptTerms } from './rarity.ts';

/** What a case is compared by: facts and demand, without what identifies a person. */
export const matterText = ({ facts, demand }: { readonly facts: string; readonly demand: string | null }): string =>
  maskText(demand ? `${facts}\n${demand}` : facts);

interface Told {
  readonly id: string;
  readonly project_id: string;
  readonly lodged_at: Date;
  readonly facts: string;
  readonly demand: string | null;
}

/** Makes cases findable by what they are about. */
export async function keepMatters(call: Call, rows: readonly Told[], { rarity }: Model): Promise<void> {
  if (rows.length === 0) return;
  await tables(call)
    .insertInto('complaints.matter')
    .values(
      rows.map((row) => ({
        complaint_id: row.id,
        project_id: row.project_id,
        lodged_at: row.lodged_at,
        terms: keptTerms(matterText(row), rarity),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('complaint_id').doUpdateSet((given) => ({ terms: given.ref('excluded.terms') })),
    )
    .execute();
}

const batch = 200;
export const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Of the next cases those that are not findable yet, a ledger's too; where to go on, null at the end. Small steps: others wait meanwhile. */
export async function indexMatters(call: Call, model: Model, after: string): Promise<string | null> {
  const rows = await tables(call)
    .selectFrom('complaints.complaint as complaint')
    .select(['id', 'project_id', 'lodged_at', 'facts', 'demand'])
    .where('erased_at', 'is', null)
    .where('id', '>', after)
    .where(sql<boolean>`not exists (select from complaints.matter where complaint_id = complaint.id)`)
    .orderBy('id')
    .limit(batch)
    .execute();
  await keepMatters(call, rows, model);
  return rows.length === batch ? (rows.at(-1)?.id ?? null) : null;
}

/** Of customers who are gone nothing is left to be found by. */
export const forgetMatters = async (call: Call, complaintIds: readonly string[]): Promise<void> => {
  await sql`delete from complaints.matter where complaint_id = any(${[...complaintIds]}::uuid[])`.execute(call.tx);
};

/**
 * Cases that share rare words with a text, the most telling first. One index of term numbers, read for few rare terms: it looks at some
 * thousand cases at most, however many there are.
 */
export async function alikeCases(
  call: Call,
  { projectId, since, text, most }: { projectId: string; since: Date; text: string; most: number },
  { rarity }: Model,
): Promise<string[]> {
  const asked = askedTerms(text, rarity);
  if (asked.length === 0) return [];
  const terms = asked.map(({ term }) => term);
  const { rows } = await sql<{ id: string }>`
    select complaint_id as id from complaints.matter
    where terms && ${terms}::integer[] and project_id = ${projectId} and lodged_at >= ${since}
    order by (select sum(weight) from unnest(${terms}::integer[], ${asked.map(({ weight }) => weight)}::float8[])
      as asked (term, weight) where term = any(matter.terms)) desc, lodged_at desc, complaint_id
    limit ${most}`.execute(call.tx);
  return rows.map(({ id }) => id);
}
