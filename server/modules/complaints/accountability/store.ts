import { randomUUID } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import type { SanctionRule } from '@tongli/contracts/complaints';
import { type Selectable, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { leadersIn } from '../../org/index.ts';
import { postOf } from '../../work/index.ts';
import { tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';
import { partiesTo } from './parties.ts';
import type { SanctionCaller, SanctionCase } from './sanction.ts';

export type FindingRow = Selectable<ComplaintsTables['complaints.finding']>;
export type SanctionRow = Selectable<ComplaintsTables['complaints.sanction']>;

/** A sanction with the finding that it follows from and the case. */
export type Found = SanctionRow & {
  readonly findingNumber: string;
  readonly breach: string;
  readonly rule: unknown;
  readonly what: string;
  readonly foundBy: string;
  readonly complaintNumber: string;
  readonly ownerId: string | null;
};

export const inReach = (call: Pick<Call, 'scope'>) =>
  inScope(call, { project: sql.ref('sanction.project_id'), unit: sql.ref('sanction.unit_id') });

/** The person, or those who lead the unit. */
export async function concernedBy(call: Call, row: Pick<SanctionRow, 'person_id' | 'unit_id'>): Promise<string[]> {
  if (row.person_id !== null) return [row.person_id];
  return row.unit_id === null ? [] : [...((await leadersIn(call, [row.unit_id])).get(row.unit_id) ?? [])];
}

export async function factsOf(call: Call, row: Found): Promise<SanctionCase> {
  const involved = new Set(await partiesTo(call, row.complaint_id));
  if (row.ownerId !== null) involved.add(row.ownerId);
  return {
    state: row.state as SanctionCase['state'],
    place: { projectId: row.project_id, unitId: row.unit_id },
    version: row.version,
    involved,
    concernedIds: await concernedBy(call, row),
    foundById: row.foundBy,
    decidedById: row.decided_by,
    decidedByPost: row.decided_by === null ? null : await postOf(call, row.decided_by),
    appealUntil: row.appeal_until,
  };
}

export const callerOf = async (call: Call): Promise<SanctionCaller> => ({
  actor: call.actor,
  post: call.actor.id === null ? null : await postOf(call, call.actor.id),
  now: call.now,
});

export interface LockedSanction {
  readonly row: Found;
  readonly facts: SanctionCase;
  readonly caller: SanctionCaller;
}

type Change = Partial<Omit<SanctionRow, 'id' | 'version'>>;

export const saveSanction = (call: Call, row: Pick<SanctionRow, 'id' | 'version'>, change: Change) =>
  tables(call)
    .updateTable('complaints.sanction')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();

export interface Effect {
  readonly points: number;
  readonly deductionMinor: number;
  readonly month: IsoDate;
}

/** Adds to the performance record. It can be added once: the second time the database refuses it. */
export async function addEffect(
  call: Call,
  row: Pick<SanctionRow, 'id' | 'person_id' | 'unit_id'>,
  { act, points, deductionMinor, month }: Effect & { readonly act: 'sanctioned' | 'reversed' },
): Promise<void> {
  await tables(call)
    .insertInto('complaints.accountability_effect')
    .values({
      id: randomUUID(),
      sanction_id: row.id,
      act,
      person_id: row.person_id,
      unit_id: row.unit_id,
      points,
      deduction_minor: deductionMinor,
      month,
      at: call.now,
    })
    .execute();
}

/** How often the same was held against the same within the rule's days before; what was reversed or waived does not count. */
export async function repetitions(
  call: Call,
  who: { readonly personId: string | null; readonly unitId: string | null },
  { breach, withinDays }: SanctionRule,
  apartFrom: string | null,
): Promise<number> {
  const after = new Date(call.now.getTime() - withinDays * 86_400_000);
  let same = tables(call)
    .selectFrom('complaints.sanction as sanction')
    .innerJoin('complaints.finding as finding', 'finding.id', 'sanction.finding_id')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('finding.breach', '=', breach)
    .where('sanction.state', 'in', ['decided', 'appealed', 'upheld'])
    .where('sanction.found_at', '>=', after);
  same =
    who.personId === null
      ? same.where('sanction.person_id', 'is', null).where('sanction.unit_id', '=', who.unitId)
      : same.where('sanction.person_id', '=', who.personId);
  if (apartFrom !== null) same = same.where('sanction.id', '!=', apartFrom);
  return (await same.executeTakeFirstOrThrow()).count;
}
