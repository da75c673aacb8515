import { randomUUID } from 'node:crypto';
import { addWorkingMinutes } from '@tongli/calendar';
import { taskArbitrated, taskArbitrationOpened, taskDisputed, taskReturned } from '@tongli/contracts/work';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { describePeople, getCalendar, isPerson, unitLine, unitOf } from '../../org/index.ts';
import { clockOf, clockRow, nextTick } from '../clock.ts';
import { hurtOf } from '../hurt.ts';
import { notify } from '../notices.ts';
import { ladderFor } from '../rules/ladder.ts';
import { readLadders } from '../rules/store.ts';
import { findArbiter } from '../rules/target.ts';
import { tables } from '../store.ts';
import { tellWatchers, watch } from '../watchers.ts';
import { state } from './facts.ts';
import { rungAfter } from './firing.ts';
import { admitted, closeArbitration, giveTo, type Versioned } from './handling.ts';
import { unknownPerson } from './opening.ts';
import { addEntry, type LockedTask, saveTask, subjectOf, type TaskRow } from './store.ts';
import { returnLeadsTo } from './task.ts';

type Reason = Versioned & { readonly reason: string };

/** 退单: to whoever gave it; the second time, and where the house gave it, to an arbiter. */
export async function returnTask(
  call: Call,
  id: string,
  { reason, version }: Reason,
): Promise<{ id: string } | Refusal> {
  const locked = await admitted(call, id, 'return', version);
  if (isRefusal(locked)) return locked;
  const { facts } = locked;
  const leadsTo = returnLeadsTo(facts);
  const row = await saveTask(call, locked.row, { state: leadsTo, returns: facts.returns + 1 });
  await addEntry(call, id, { code: 'returned', text: reason });
  await state(call, taskReturned, row, {});
  await audit(call, 'work.return-task', subjectOf(id));
  if (leadsTo === 'arbitration') return openArbitration(call, row);
  const notice = { code: 'task-returned', params: { number: row.number, kind: row.kind }, subject: subjectOf(id) };
  await tellWatchers(call, notice, [row.creator_id]);
  return { id };
}

export async function disputeReturn(
  call: Call,
  id: string,
  { reason, version }: Reason,
): Promise<{ id: string } | Refusal> {
  const locked = await admitted(call, id, 'dispute', version);
  if (isRefusal(locked)) return locked;
  const row = await saveTask(call, locked.row, { state: 'arbitration' });
  await addEntry(call, id, { code: 'disputed', text: reason });
  await state(call, taskDisputed, row, { others: [locked.row.waits_for] });
  await audit(call, 'work.dispute-return', subjectOf(id));
  return openArbitration(call, row);
}

/** Of working time, where no ladder says how long an arbitration may take: a day. */
const usualMinutes = 480;

/** Neither of the two who disagree can be the arbiter. Refused where nobody is found. */
async function openArbitration(call: Call, row: TaskRow): Promise<{ id: string } | Refusal> {
  const line = await unitLine(call, row.unit_id);
  const { ladders } = await readLadders(call);
  const ladder = ladderFor(ladders, line, row.kind as 'task');
  const without = [row.owner_id, ...(row.creator_id ? [row.creator_id] : [])];
  const arbiterId = await findArbiter(call, ladder, { line, without });
  if (arbiterId === null) return refuse('no-arbiter');
  const { calendar } = await getCalendar(call, row.calendar);
  const clock = clockOf(
    calendar,
    call.now,
    addWorkingMinutes(calendar, call.now, ladder?.arbitrationMinutes ?? usualMinutes),
  );
  await tables(call)
    .insertInto('work.arbitration')
    .values({
      id: randomUUID(),
      task_id: row.id,
      arbiter_id: arbiterId,
      opened_at: call.now,
      ...clockRow(clock),
      fire_at: nextTick(clock),
      hurt: hurtOf({ kind: 'arbitration', urgency: 'calm', at: clock.dueAt }),
    })
    .execute();
  await tellOfArbitration(call, row, { arbiterId, dueAt: clock.dueAt.toISOString() });
  return { id: row.id };
}

async function tellOfArbitration(
  call: Call,
  row: TaskRow,
  { arbiterId, dueAt }: { arbiterId: string; dueAt: string },
): Promise<void> {
  const names = await describePeople(call, [arbiterId]);
  await addEntry(call, row.id, { code: 'arbitration-opened', params: { to: names.get(arbiterId) ?? '' } });
  await watch(call, subjectOf(row.id), [arbiterId]);
  await state(call, taskArbitrationOpened, row, { dueAt, others: [arbiterId] });
  await notify(call, {
    personIds: [arbiterId],
    code: 'arbitration-opened',
    params: { number: row.number, kind: row.kind, dueAt },
    subject: subjectOf(row.id),
  });
}

/** The arbiter names the owner, and the task cannot come back again. */
export async function arbitrateTask(
  call: Call,
  id: string,
  { ownerId, note, version }: Versioned & { ownerId: string; note: string },
): Promise<{ id: string } | Refusal> {
  const locked = await admitted(call, id, 'arbitrate', version);
  if (isRefusal(locked)) return locked;
  if (!(await isPerson(call, ownerId))) return unknownPerson();
  await decide(call, locked, { ownerId, note });
  await audit(call, 'work.arbitrate-task', subjectOf(id));
  return { id };
}

async function decide(
  call: Call,
  locked: LockedTask,
  { ownerId, note }: { ownerId: string; note: string },
): Promise<void> {
  await closeArbitration(call, locked);
  const change = {
    state: 'open',
    arbitrated: true,
    unit_id: await unitOf(call, ownerId),
    escalate_at: await rungAfter(call, locked.row),
  };
  const row = await giveTo(call, locked.row, ownerId, { how: 'arbitrated', change, text: note });
  const others = [locked.arbitration?.arbiter_id, locked.row.owner_id];
  await state(call, taskArbitrated, row, { others });
  const notice = {
    code: 'task-arbitrated',
    params: { number: row.number, kind: row.kind },
    subject: subjectOf(row.id),
  };
  await tellWatchers(call, notice, [row.creator_id, locked.row.owner_id]);
}
