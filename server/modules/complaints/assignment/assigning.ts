import { addDays, localDate, startOfDay } from '@tongli/calendar';
import type { AssignmentRule, AssignmentSettings, OwnerChoice } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { notify } from '../../work/index.ts';
import { act, giveTo } from '../handling.ts';
import { masterOf } from '../repeat/master.ts';
import { addTimelineEntry, type ComplaintRecord, findCase, save, tables, zoneOf } from '../store.ts';
import { describeChoice, keepChoice, lastChoice } from './choices.ts';
import { type Choice, decideOwner, ruleFor } from './decision.ts';
import { handlersFor, weightOfCase } from './facts.ts';
import { readAssignment, takeTurn } from './settings.ts';

export interface Decided {
  readonly rule: AssignmentRule;
  readonly weight: number;
  readonly choice: Choice;
}

/** Who should have a case by the rule of a unit, as everything stands now. */
export async function decideFor(
  call: Call,
  row: ComplaintRecord,
  {
    settings,
    rule,
    substituteId = null,
  }: { settings: AssignmentSettings; rule: AssignmentRule; substituteId?: string | null },
): Promise<Decided> {
  const weight = await weightOfCase(call, settings, row);
  const choice = decideOwner(await handlersFor(call, { settings, rule, row }), { weight, substituteId });
  return { rule, weight, choice };
}

/** Gives a case to whom a rule chose: its history says by which, whoever gets it is told. */
export async function giveByRule(call: Call, id: string, decided: Decided): Promise<void> {
  const { personId, rule, judged } = decided.choice;
  if (personId === null) return;
  await act(
    beyondScope(call),
    id,
    { operation: 'complaints.assign', name: 'assigned' },
    () => null,
    async (row) => {
      await save(call, row, await giveTo(call, row, personId));
      const chosen = judged.find((one) => one.id === personId);
      const load = String((chosen?.load ?? 0) / 100);
      const params = {
        ownerId: personId,
        rule,
        load,
        most: String((chosen?.most ?? 0) / 100),
        of: String(judged.length),
      };
      await addTimelineEntry(call, id, 'assigned-by-rule', params);
      await keepChoice(call, id, decided);
      const told = { code: 'case-assigned', params: { number: row.number }, subject: { type: 'complaint', id } };
      await notify(call, { ...told, personIds: [personId] });
      return undefined;
    },
  );
}

async function wait(call: Call, row: ComplaintRecord, decided: Decided): Promise<void> {
  const zone = await zoneOf(call, row);
  const retryAt = startOfDay(zone, addDays(localDate(zone, call.now), 1));
  const { rule } = decided.choice;
  const before = await tables(call)
    .selectFrom('complaints.assignment_wait')
    .select('rule')
    .where('complaint_id', '=', row.id)
    .executeTakeFirst();
  await tables(call)
    .insertInto('complaints.assignment_wait')
    .values({ complaint_id: row.id, since: call.now, rule, retry_at: retryAt })
    .onConflict((conflict) => conflict.column('complaint_id').doUpdateSet({ rule, retry_at: retryAt }))
    .execute();
  if (before?.rule === rule) return;
  await keepChoice(call, row.id, decided);
  await addTimelineEntry(call, row.id, 'nobody-by-rule', { rule });
}

/** Nobody's case goes to somebody of the unit that takes its matter, where the house has it so; otherwise nothing happens. */
export async function assignByRule(given: Call, id: string): Promise<void> {
  const call = beyondScope(given);
  const settings = await takeTurn(call);
  const row = (await findCase(call, id))?.row;
  const rule = row ? ruleFor(settings.rules, row) : null;
  const ownerless = row && row.owner_id === null && row.state !== 'closed' && row.import_id === null;
  if (!row || !ownerless || !rule?.onLodging || (await masterOf(call, id)) !== null) return endWait(call, id);
  const decided = await decideFor(call, row, { settings, rule });
  if (decided.choice.personId === null) return wait(call, row, decided);
  await giveByRule(call, id, decided);
  await endWait(call, id);
}

const endWait = async (call: Call, id: string): Promise<void> => {
  await tables(call).deleteFrom('complaints.assignment_wait').where('complaint_id', '=', id).execute();
};

const mostAtOnce = 20;

/** Somebody has less to do than before: what waits longest is tried again. */
export async function assignWaiting(call: Call): Promise<void> {
  const rows = await tables(call)
    .selectFrom('complaints.assignment_wait')
    .select('complaint_id')
    .orderBy('since')
    .orderBy('complaint_id')
    .limit(mostAtOnce)
    .execute();
  for (const { complaint_id: id } of rows) await assignByRule(call, id);
}

/** A new day: whoever was away may be back. */
export const waitingTimer: Timer = {
  name: 'complaint-assignment',
  due: sql<Date | null>`select min(retry_at) from complaints.assignment_wait`,
  fireDue: async (call, limit) => {
    const due = await tables(call)
      .selectFrom('complaints.assignment_wait')
      .select('complaint_id')
      .where('retry_at', '<=', call.now)
      .orderBy('retry_at')
      .orderBy('complaint_id')
      .limit(limit)
      .execute();
    for (const { complaint_id: id } of due) await assignByRule(call, id);
    return due.length;
  },
};

/** Who should have a case, and why; nothing is given by asking. */
export async function proposeOwner(
  call: Call,
  id: string,
): Promise<
  | {
      choice: OwnerChoice | null;
      last: (OwnerChoice & { at: string }) | null;
      waitingSince: string | null;
    }
  | Refusal
> {
  const row = (await findCase(call, id))?.row;
  if (!row) return notFound;
  const { settings } = await readAssignment(call);
  const rule = ruleFor(settings.rules, row);
  const waits = await tables(call)
    .selectFrom('complaints.assignment_wait')
    .select('since')
    .where('complaint_id', '=', id)
    .executeTakeFirst();
  return {
    choice: rule ? await described(call, await decideFor(call, row, { settings, rule })) : null,
    last: await lastChoice(call, id),
    waitingSince: waits?.since.toISOString() ?? null,
  };
}

const described = (call: Call, { rule, weight, choice }: Decided) =>
  describeChoice(call, {
    unitId: rule.unitId,
    personId: choice.personId,
    rule: choice.rule,
    weight,
    candidates: choice.judged,
  });
