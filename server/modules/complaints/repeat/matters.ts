import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { mapInTurns } from '../../../platform/imports/in-turns.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import type { Model } from './model.ts';
import { askedTerms, keptTerms, mostVisited } from './rarity.ts';

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
  const terms = await mapInTurns(rows, (row) => `{${keptTerms(matterText(row), rarity).join()}}`);
  await sql`
    insert into complaints.matter (complaint_id, project_id, lodged_at, terms)
    select id, project_id, lodged_at, terms::integer[] from unnest(${rows.map(({ id }) => id)}::uuid[],
      ${rows.map((row) => row.project_id)}::uuid[], ${rows.map((row) => row.lodged_at)}::timestamptz[], ${terms}::text[])
      as told (id, project_id, lodged_at, terms)
    on conflict (complaint_id) do update set terms = excluded.terms`.execute(call.tx);
}

const step = 2_000;
export const beforeAll = '00000000-0000-0000-0000-000000000000';
const beyondAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Of the next cases those that are not findable yet, a ledger's too; where to go on, null at the end. Small steps: others wait meanwhile. */
export async function indexMatters(call: Call, model: Model, after: string): Promise<string | null> {
  const { rows: last } = await sql<{ id: string }>`
    select id from complaints.complaint where id > ${after}::uuid order by id offset ${step - 1} limit 1`.execute(
    call.tx,
  );
  const until = last[0]?.id ?? beyondAll;
  // Both tables within the same bounds: else all that is known is read once more for each step.
  const { rows } = await sql<Told>`
    select id, project_id, lodged_at, facts, demand from complaints.complaint
    where id > ${after}::uuid and id <= ${until}::uuid and erased_at is null and id not in
      (select complaint_id from complaints.matter where complaint_id > ${after}::uuid and complaint_id <= ${until}::uuid)
    order by id`.execute(call.tx);
  await keepMatters(call, rows, model);
  return until === beyondAll ? null : until;
}

/** Of customers who are gone nothing is left to be found by. */
export const forgetMatters = async (call: Call, complaintIds: readonly string[]): Promise<void> => {
  await sql`delete from complaints.matter where complaint_id = any(${[...complaintIds]}::uuid[])`.execute(call.tx);
};

/**
 * Cases that share rare words with a text, the most telling first. One index of term numbers is asked for few rare terms, and of the cases
 * that it points to a bounded number is weighed: a search takes the same time however many there are.
 */
export async function alikeCases(
  call: Call,
  { projectId, since, text, most }: { projectId: string; since: Date; text: string; most: number },
  { rarity }: Model,
): Promise<string[]> {
  const asked = askedTerms(text, rarity);
  if (asked.length === 0) return [];
  const said = asked.map(
    ({ term, weight }) => sql`case when ${term}::integer = any(terms) then ${weight}::float8 else 0 end`,
  );
  const { rows } = await sql<{ id: string }>`
    select complaint_id as id from complaints.matters_with(
      ${asked.map(({ term }) => term)}::integer[], ${projectId}, ${since}, ${mostVisited})
    order by ${sql.join(said, sql` + `)} desc, lodged_at desc, complaint_id limit ${most}`.execute(call.tx);
  return rows.map(({ id }) => id);
}
