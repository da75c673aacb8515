import type { Finding, Sanction, SanctionRule } from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { allowanceOf, type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { describePeople, leadersIn, unitOf } from '../../org/index.ts';
import { present } from '../list.ts';
import { findCase, tables } from '../store.ts';
import { decideFinding } from './finding.ts';
import { consequenceOf, sanctionAllowances } from './sanction.ts';
import { callerOf, type Found, factsOf, inReach, type LockedSanction } from './store.ts';

export const currency = 'CNY';

const selectFound = (call: Call) =>
  tables(call)
    .selectFrom('complaints.sanction as sanction')
    .innerJoin('complaints.finding as finding', 'finding.id', 'sanction.finding_id')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'sanction.complaint_id')
    .selectAll('sanction')
    .select(['finding.number as findingNumber', 'finding.breach', 'finding.rule', 'finding.what'])
    .select(['finding.found_by as foundBy', 'complaint.number as complaintNumber', 'complaint.owner_id as ownerId']);

export async function lockSanction(call: Call, id: string): Promise<LockedSanction | Refusal> {
  const row = await selectFound(call)
    .where('sanction.id', '=', id)
    .where(inReach(call))
    .forUpdate('sanction')
    .executeTakeFirst();
  return row ? { row, facts: await factsOf(call, row), caller: await callerOf(call) } : notFound;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

async function repliesOf(call: Call, rows: readonly Found[]): Promise<Omit<Sanction, 'actions'>[]> {
  const names = await describePeople(
    call,
    present(rows.flatMap((row) => [row.person_id, row.decided_by, row.appeal_decided_by])),
  );
  const named = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
  return rows.map((row) => ({
    ...plain(row),
    personName: named(row.person_id),
    decidedByName: named(row.decided_by),
    appealDecidedByName: named(row.appeal_decided_by),
  }));
}

function plain(row: Found) {
  const rule = row.rule as SanctionRule;
  return {
    id: row.id,
    findingId: row.finding_id,
    findingNumber: row.findingNumber,
    complaintId: row.complaint_id,
    complaintNumber: row.complaintNumber,
    breach: row.breach,
    rule,
    what: row.what,
    foundAt: row.found_at.toISOString(),
    personId: row.person_id,
    unitId: row.unit_id,
    sharePercent: row.share_percent,
    state: row.state as Sanction['state'],
    repeated: row.repeated,
    byRule: consequenceOf(rule, row.share_percent, row.repeated),
    measure: row.measure as Sanction['measure'],
    points: row.points,
    deductionMinor: row.deduction_minor,
    currency,
    reason: row.reason,
    decidedAt: iso(row.decided_at),
    appealUntil: iso(row.appeal_until),
    appeal: row.appeal,
    appealedAt: iso(row.appealed_at),
    appealDecidedAt: iso(row.appeal_decided_at),
    appealReason: row.appeal_reason,
    version: row.version,
  };
}

/** With what the caller may do to each. */
async function withActions(call: Call, rows: readonly Found[]): Promise<Sanction[]> {
  const replies = await repliesOf(call, rows);
  const caller = await callerOf(call);
  const sanctions: Sanction[] = [];
  for (const [at, row] of rows.entries()) {
    const reply = replies[at];
    if (reply) sanctions.push({ ...reply, actions: sanctionAllowances(await factsOf(call, row), caller) });
  }
  return sanctions;
}

export async function sanctionAfter(call: Call, id: string): Promise<Sanction | Refusal> {
  const row = await selectFound(call).where('sanction.id', '=', id).executeTakeFirst();
  return (row && (await withActions(call, [row]))[0]) ?? notFound;
}

/** Newest first. */
export async function listCaseFindings(call: Call, complaintId: string) {
  if (!(await findCase(call, complaintId))) return notFound;
  const rows = await tables(call)
    .selectFrom('complaints.finding')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('found_at', 'desc')
    .orderBy('number', 'desc')
    .execute();
  const names = await describePeople(call, present(rows.map((row) => row.found_by)));
  const sanctions = await withActions(
    call,
    await selectFound(call)
      .where('sanction.complaint_id', '=', complaintId)
      .orderBy('sanction.share_percent', 'desc')
      .orderBy('sanction.id')
      .execute(),
  );
  const findings: Finding[] = rows.map((row) => ({
    id: row.id,
    number: row.number,
    breach: row.breach,
    rule: row.rule as SanctionRule,
    what: row.what,
    upheld: row.upheld,
    foundAt: row.found_at.toISOString(),
    foundByName: names.get(row.found_by) ?? '',
    sanctions: sanctions.filter(({ findingId }) => findingId === row.id),
  }));
  return { findings, actions: { record: allowanceOf(await decideFinding(call, complaintId)) } };
}

const columns: ListColumns = {
  foundAt: { expression: sql`sanction.found_at`, type: 'instant' },
  points: { expression: sql`sanction.points`, type: 'number' },
  state: { expression: sql`sanction.state`, type: 'text' },
  breach: { expression: sql`finding.breach`, type: 'text' },
  personId: { expression: sql`sanction.person_id`, type: 'uuid' },
  unitId: { expression: sql`sanction.unit_id`, type: 'uuid' },
  measure: { expression: sql`sanction.measure`, type: 'text' },
  complaintNumber: { expression: sql`complaint.number`, type: 'text' },
};

/** What may be done to one is told on the page of its case. */
export async function listSanctions(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await readPage(
    selectFound(call).where(inReach(call)),
    query,
    columns,
    sql<string>`sanction.id`,
  );
  return { items: (await repliesOf(call, rows)).map((one) => ({ ...one, actions: {} })), nextCursor };
}

/** One's own, and those of the unit that one leads. */
export async function listOwnSanctions(call: Call) {
  const { id } = call.actor;
  const unitId = await unitOf(call, id);
  const leads = unitId !== null && id !== null && ((await leadersIn(call, [unitId])).get(unitId) ?? []).includes(id);
  const rows = await selectFound(call)
    .where((where) =>
      where.or([
        where('sanction.person_id', '=', id),
        ...(leads
          ? [where.and([where('sanction.person_id', 'is', null), where('sanction.unit_id', '=', unitId)])]
          : []),
      ]),
    )
    .where('sanction.state', '!=', 'proposed')
    .orderBy('sanction.found_at', 'desc')
    .limit(200)
    .execute();
  const effects = await effectsOn(call, id);
  const total = (of: 'points' | 'deductionMinor') => effects.reduce((sum, one) => sum + one[of], 0);
  return {
    sanctions: await withActions(call, rows),
    effects,
    points: total('points'),
    deductionMinor: total('deductionMinor'),
    currency,
  };
}

async function effectsOn(call: Call, personId: string | null) {
  const rows = await tables(call)
    .selectFrom('complaints.accountability_effect as effect')
    .innerJoin('complaints.sanction as sanction', 'sanction.id', 'effect.sanction_id')
    .innerJoin('complaints.finding as finding', 'finding.id', 'sanction.finding_id')
    .select(['effect.id', 'effect.act', 'effect.points', 'effect.deduction_minor', 'effect.month', 'effect.at'])
    .select('finding.number as findingNumber')
    .where('effect.person_id', '=', personId)
    .orderBy('effect.at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    findingNumber: row.findingNumber,
    act: row.act as 'sanctioned' | 'reversed',
    points: row.points,
    deductionMinor: row.deduction_minor,
    month: row.month,
    at: row.at.toISOString(),
  }));
}

interface Sum {
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly month: string;
  readonly points: number;
  readonly deductionMinor: number;
}

/** The performance record: what was added up by person, or by unit where no person answers, and month. */
export async function sumEffects(call: Call, { from, to }: { from: string; to: string }) {
  const reach = inScope(call, { project: sql.ref('sanction.project_id'), unit: sql.ref('effect.unit_id') });
  const { rows } = await sql<Sum>`
    select effect.person_id as "personId", effect.unit_id as "unitId", effect.month::text as month,
      sum(effect.points)::integer as points, sum(effect.deduction_minor)::bigint as "deductionMinor"
    from complaints.accountability_effect effect join complaints.sanction sanction on sanction.id = effect.sanction_id
    where effect.month between ${from} and ${to} and ${reach}
    group by 1, 2, 3 order by 3 desc, 4 desc, 1`.execute(call.tx);
  const names = await describePeople(call, present(rows.map((row) => row.personId)));
  const sums = rows.map((row) => ({
    ...row,
    deductionMinor: Number(row.deductionMinor),
    personName: row.personId === null ? null : (names.get(row.personId) ?? ''),
  }));
  return { sums, currency };
}
