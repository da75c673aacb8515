import { randomUUID } from 'node:crypto';
import type { AbsenceMove, AssignmentRule, AssignmentSettings, ChoiceRule } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { describePeople, unitLine, unitOf } from '../../org/index.ts';
import { findAbsence, type KnownAbsence } from '../../work/index.ts';
import { handOverCase } from '../handing-over.ts';
import { masterOf } from '../repeat/master.ts';
import { type ComplaintRecord, findCase, tables } from '../store.ts';
import { type Decided, decideFor, giveByRule } from './assigning.ts';
import { decideOwner, type Handler, ruleFor } from './decision.ts';
import { handlersFor, weightOfCase } from './facts.ts';
import { readAssignment, takeTurn } from './settings.ts';

/** The rule of the absentee's own unit or the nearest above goes before that of the matter. */
async function ruleOf(
  call: Call,
  settings: AssignmentSettings,
  { personId, row }: { readonly personId: string; readonly row: ComplaintRecord },
): Promise<AssignmentRule | null> {
  for (const unitId of await unitLine(call, await unitOf(call, personId))) {
    const rule = settings.rules.find((one) => one.unitId === unitId);
    if (rule) return rule;
  }
  return ruleFor(settings.rules, row);
}

/** Open cases of whoever is away, the most pressing first. One that follows a master goes where its master goes. */
async function casesOf(call: Call, personId: string): Promise<ComplaintRecord[]> {
  const rows = await tables(call)
    .selectFrom('complaints.complaint as complaint')
    .selectAll()
    .where('owner_id', '=', personId)
    .where('state', '<>', 'closed')
    .where('import_id', 'is', null)
    .where(inScope(call, { project: sql.ref('complaint.project_id'), unit: sql.ref('complaint.unit_id') }))
    .orderBy('order_at')
    .orderBy('id')
    .execute();
  const alone = [];
  for (const row of rows) if ((await masterOf(call, row.id)) === null) alone.push(row);
  return alone;
}

const leaves = (rule: AssignmentRule, row: ComplaintRecord, { untilAt }: KnownAbsence) =>
  rule.absenceMoves === 'all' || row.due_at < untilAt;

interface Planned {
  readonly row: ComplaintRecord;
  readonly decided: Decided;
}

/** What would go to whom, one after the other: each sees what the one before has added to somebody's load. */
async function plan(call: Call, settings: AssignmentSettings, absence: KnownAbsence): Promise<Planned[]> {
  const added = new Map<string, number>();
  const planned: Planned[] = [];
  for (const row of await casesOf(call, absence.personId)) {
    const rule = await ruleOf(call, settings, { personId: absence.personId, row });
    if (!rule || !leaves(rule, row, absence)) continue;
    const weight = await weightOfCase(call, settings, row);
    const handlers = (await handlersFor(call, { settings, rule, row })).map(
      (one): Handler => ({ ...one, load: one.load + (added.get(one.id) ?? 0) }),
    );
    const choice = decideOwner(handlers, { weight, substituteId: absence.substituteId });
    if (choice.personId !== null) added.set(choice.personId, (added.get(choice.personId) ?? 0) + weight);
    planned.push({ row, decided: { rule, weight, choice } });
  }
  return planned;
}

async function moveOne(call: Call, absence: KnownAbsence, { row, decided }: Planned): Promise<void> {
  const toId = decided.choice.personId;
  if (toId === null) return;
  await giveByRule(call, row.id, decided);
  await tables(call)
    .insertInto('complaints.absence_move')
    .values({
      id: randomUUID(),
      absence_id: absence.id,
      complaint_id: row.id,
      from_id: absence.personId,
      to_id: toId,
      rule: decided.choice.rule,
      at: call.now,
      by_name: call.actor.name,
    })
    .execute();
}

/** Each case is decided on as it is moved, so that what has changed meanwhile counts. */
async function move(call: Call, absence: KnownAbsence, may: (rule: AssignmentRule) => boolean): Promise<void> {
  const settings = await takeTurn(call);
  for (const { row } of await plan(call, settings, absence)) {
    const rule = await ruleOf(call, settings, { personId: absence.personId, row });
    if (!rule || !may(rule)) continue;
    const { substituteId } = absence;
    await moveOne(call, absence, { row, decided: await decideFor(call, row, { settings, rule, substituteId }) });
  }
}

/** The first morning of an absence: where their unit has it so, their cases go to others at once. */
export async function moveOnAbsence(call: Call, absenceId: string): Promise<void> {
  const absence = await findAbsence(call, absenceId);
  if (!absence || absence.untilAt <= call.now) return;
  await move(call, absence, ({ onAbsence }) => onAbsence);
}

export interface OfAbsence {
  readonly absenceId: string;
  readonly personId: string;
  readonly personName: string;
  readonly planned: AbsenceMove[];
  readonly moved: AbsenceMove[];
}

type Described = Pick<AbsenceMove, 'complaintId' | 'number' | 'toId' | 'rule'> & { readonly dueAt: Date };

async function named(call: Call, rows: readonly Described[]): Promise<AbsenceMove[]> {
  const names = await describePeople(
    call,
    rows.flatMap(({ toId }) => toId ?? []),
  );
  return rows.map(({ dueAt, ...row }) => ({
    ...row,
    dueAt: Number.isFinite(dueAt.valueOf()) ? dueAt.toISOString() : null,
    toName: row.toId === null ? null : (names.get(row.toId) ?? ''),
  }));
}

/** Of what was moved, that which is still with whom it went to. */
const movedOf = (call: Call, { id, personId }: KnownAbsence) =>
  tables(call)
    .selectFrom('complaints.absence_move as move')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'move.complaint_id')
    .select(['move.id', 'move.complaint_id', 'move.to_id', 'move.rule', 'complaint.number', 'complaint.due_at'])
    .where('move.absence_id', '=', id)
    .where('move.from_id', '=', personId)
    .where('move.undone_at', 'is', null)
    .where('complaint.state', '<>', 'closed')
    .whereRef('complaint.owner_id', '=', 'move.to_id')
    .where(inScope(call, { project: sql.ref('complaint.project_id'), unit: sql.ref('complaint.unit_id') }))
    .orderBy('move.at')
    .orderBy('complaint.number')
    .execute();

async function reply(call: Call, absence: KnownAbsence): Promise<OfAbsence> {
  const { settings } = await readAssignment(call);
  const planned = (await plan(call, settings, absence)).map(({ row, decided }) => ({
    complaintId: row.id,
    number: row.number,
    dueAt: row.due_at,
    toId: decided.choice.personId,
    rule: decided.choice.rule,
  }));
  const moved = (await movedOf(call, absence)).map((row) => ({
    complaintId: row.complaint_id,
    number: row.number,
    dueAt: row.due_at,
    toId: row.to_id,
    rule: row.rule as ChoiceRule,
  }));
  const names = await describePeople(call, [absence.personId]);
  return {
    absenceId: absence.id,
    personId: absence.personId,
    personName: names.get(absence.personId) ?? '',
    planned: await named(call, planned),
    moved: await named(call, moved),
  };
}

/** What somebody leaves who is away or will be, and who would get it. */
export async function previewAbsence(call: Call, absenceId: string): Promise<OfAbsence | Refusal> {
  const absence = await findAbsence(call, absenceId);
  return absence ? reply(call, absence) : notFound;
}

export async function moveByHand(call: Call, absenceId: string): Promise<OfAbsence | Refusal> {
  const absence = await findAbsence(call, absenceId);
  if (!absence) return notFound;
  await move(call, absence, () => true);
  await audit(call, 'complaints.move-absent-cases', { type: 'absence', id: absenceId });
  return reply(call, absence);
}

/** Each case goes back by itself; one that somebody else has by now, or that is about whoever is back, stays. */
export async function undoMove(call: Call, absenceId: string): Promise<OfAbsence | Refusal> {
  const absence = await findAbsence(call, absenceId);
  if (!absence) return notFound;
  for (const { id, complaint_id: complaintId } of await movedOf(call, absence)) {
    const found = await findCase(call, complaintId);
    if (!found || found.case.recused.has(absence.personId)) continue;
    await handOverCase(call, complaintId, absence.personId);
    await tables(call)
      .updateTable('complaints.absence_move')
      .set({ undone_at: call.now })
      .where('id', '=', id)
      .execute();
  }
  await audit(call, 'complaints.undo-absence-move', { type: 'absence', id: absenceId });
  return reply(call, absence);
}
