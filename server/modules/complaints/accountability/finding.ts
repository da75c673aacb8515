import { randomUUID } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import { findingReversed, findingUpheld, type SanctionRule } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { businessDay, isPerson, unitOf, unitsAmong } from '../../org/index.ts';
import { addComplainedAbout } from '../naming.ts';
import { addTimelineEntry, type ComplaintRecord, lockCase, tables, tellChange } from '../store.ts';
import { partiesTo } from './parties.ts';
import { readSanctionRules } from './rules.ts';
import { decideResponsible, type Responsible } from './sanction.ts';
import { type FindingRow, repetitions } from './store.ts';

export interface NewFinding {
  readonly breach: string;
  readonly what: string;
  readonly upheld: boolean;
  readonly responsible: readonly Responsible[];
}

/** Whoever has a part in the case finds nothing in it. */
export async function decideFinding(call: Call, complaintId: string): Promise<Refusal | null> {
  const { id } = call.actor;
  const involved = id !== null && (await partiesTo(call, complaintId)).has(id);
  return involved ? refuse('recused', { status: 403 }) : null;
}

async function unknownResponsible(call: Call, responsible: readonly Responsible[]): Promise<Refusal | null> {
  const field = 'body.responsible';
  for (const { personId } of responsible)
    if (personId !== null && !(await isPerson(call, personId))) return refuse('unknown-person', { status: 422, field });
  const units = responsible.flatMap(({ unitId }) => unitId ?? []);
  const known = await unitsAmong(call, units);
  return units.every((id) => known.has(id)) ? null : refuse('unknown-unit', { status: 422, field });
}

/** What was found out about a case. Who answers for it takes no part in it from now on. */
export async function recordFinding(call: Call, complaintId: string, found: NewFinding): Promise<Refusal | null> {
  const loaded = await lockCase(call, complaintId);
  if (!loaded) return notFound;
  const refused =
    (await decideFinding(call, complaintId)) ??
    decideResponsible(found.upheld, found.responsible) ??
    (await unknownResponsible(call, found.responsible));
  if (refused) return refused;
  const { rules, version } = await readSanctionRules(call);
  const rule = rules.find(({ breach }) => breach === found.breach);
  if (!rule) return refuse('unknown-breach', { status: 422, field: 'body.breach' });
  const row = await insert(call, loaded.row, found, { rule, version });
  for (const one of found.responsible) await addSanction(call, row, rule, one);
  await addComplainedAbout(
    call,
    loaded.row,
    found.responsible.flatMap(({ personId }) => personId ?? []),
  );
  if (found.upheld) await append(call, findingUpheld, row.id, await factOf(call, row));
  await addTimelineEntry(call, complaintId, found.upheld ? 'finding-upheld' : 'finding-not-upheld', {
    number: row.number,
  });
  await tellChange(call, complaintId, 'finding-recorded', loaded.case.place);
  await audit(call, 'complaints.record-finding', { type: 'finding', id: row.id });
  return null;
}

async function insert(
  call: Call,
  complaint: ComplaintRecord,
  { breach, what, upheld }: NewFinding,
  { rule, version }: { rule: SanctionRule; version: number },
): Promise<FindingRow> {
  const { today } = await businessDay(call);
  const { rows } = await sql<{ next: number }>`select nextval('complaints.finding_number') as next`.execute(call.tx);
  return tables(call)
    .insertInto('complaints.finding')
    .values({
      id: randomUUID(),
      number: `ZR${today.slice(0, 4)}-${String(rows[0]?.next ?? 0).padStart(6, '0')}`,
      complaint_id: complaint.id,
      project_id: complaint.project_id,
      unit_id: complaint.unit_id,
      breach,
      rule: JSON.stringify(rule),
      rule_version: version,
      what,
      upheld,
      found_on: today,
      found_at: call.now,
      found_by: call.actor.id ?? '',
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function addSanction(call: Call, row: FindingRow, rule: SanctionRule, one: Responsible): Promise<void> {
  await tables(call)
    .insertInto('complaints.sanction')
    .values({
      id: randomUUID(),
      finding_id: row.id,
      complaint_id: row.complaint_id,
      project_id: row.project_id,
      unit_id: one.unitId ?? (await unitOf(call, one.personId)),
      person_id: one.personId,
      share_percent: one.sharePercent,
      found_at: call.now,
      state: 'proposed',
      repeated: await repetitions(call, one, rule, null),
    })
    .execute();
}

/** By which a finding is counted, and taken back where it was reversed. */
async function factOf(call: Call, row: FindingRow) {
  const complaint = await tables(call)
    .selectFrom('complaints.complaint')
    .select(['product', 'area', 'lodged_on'])
    .where('id', '=', row.complaint_id)
    .executeTakeFirstOrThrow();
  const units = await tables(call)
    .selectFrom('complaints.sanction')
    .select('unit_id')
    .distinct()
    .where('finding_id', '=', row.id)
    .where('unit_id', 'is not', null)
    .execute();
  return {
    projectId: row.project_id,
    complaintId: row.complaint_id,
    breach: row.breach,
    product: complaint.product,
    area: complaint.area,
    lodgedOn: complaint.lodged_on,
    foundOn: row.found_on as IsoDate,
    unitIds: units.flatMap(({ unit_id: id }) => id ?? []),
  };
}

/** On appeal: once nobody answers for it any more, what was counted by it is counted no more. */
export async function tellReversed(call: Call, findingId: string): Promise<void> {
  const row = await tables(call)
    .selectFrom('complaints.finding')
    .selectAll()
    .where('id', '=', findingId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const left = await tables(call)
    .selectFrom('complaints.sanction')
    .select('id')
    .where('finding_id', '=', findingId)
    .where('state', 'not in', ['reversed', 'waived'])
    .limit(1)
    .executeTakeFirst();
  if (!left) await append(call, findingReversed, findingId, await factOf(call, row));
}
