import { randomUUID } from 'node:crypto';
import type { BodyOf } from '@tongli/contracts/kernel';
import type { Report, scheduleReport } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, forbidden, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { businessDay, describePeople, staffWhoMay } from '../../org/index.ts';
import type { ReadValueWords } from '../own/values.ts';
import { tables } from '../store.ts';
import { nextTime } from './cadence.ts';
import { lockFor, rangeFor, read, touch } from './commands.ts';
import { tellAndKeep } from './runs.ts';
import { queueDelivery } from './sending.ts';
import { cadenceOf, findReport, type Kept, type Run, readRecipients, type ScheduleRow } from './store.ts';

type Asked = NonNullable<BodyOf<typeof scheduleReport>['schedule']>;

const wrong = (code: string, field: string, params: Refusal['params'] = {}) =>
  refuse(code, { status: 422, field: `body.schedule.${field}`, params });

/** Whoever may not read the numbers of a place is sent none of them. */
async function checkRecipients(
  call: Call,
  kept: Kept,
  { cadence, minute, recipients }: Asked,
): Promise<Refusal | null> {
  if (cadence.every === 'hour' && cadence.untilMinute < minute) return wrong('until-before', 'cadence.untilMinute');
  const readers = await staffWhoMay(call, 'measures.live', kept);
  for (const [place, { personId }] of recipients.entries()) {
    if (recipients.findIndex((one) => one.personId === personId) < place)
      return wrong('recipient-twice', `recipients.${place}.personId`);
    if (!readers.has(personId)) return wrong('recipient-may-not', `recipients.${place}.personId`);
  }
  return null;
}

export async function setSchedule(
  call: Call,
  id: string,
  { schedule, version }: BodyOf<typeof scheduleReport>,
): Promise<Report | Refusal> {
  const kept = await lockFor(call, id, version);
  if ('refusal' in kept) return kept;
  if (call.actor.id === null) return forbidden;
  const refused = schedule && (await checkRecipients(call, kept, schedule));
  if (refused) return refused;
  await tables(call).deleteFrom('measures.report_schedule').where('report_id', '=', id).execute();
  if (schedule) await insert(call, id, call.actor.id, schedule);
  await touch(call, kept);
  await audit(call, 'measures.schedule-report', { type: 'report', id });
  return read(call, id);
}

async function insert(call: Call, id: string, setBy: string, schedule: Asked): Promise<void> {
  const { cadence, minute, language, recipients } = schedule;
  const { calendar } = await businessDay(call);
  await tables(call)
    .insertInto('measures.report_schedule')
    .values({
      ...{ report_id: id, cadence: JSON.stringify(cadence), minute, language },
      ...{ set_by: setBy, set_by_name: call.actor.name, next_at: nextTime(calendar, schedule, call.now) },
    })
    .execute();
  await tables(call)
    .insertInto('measures.report_recipient')
    .values(
      recipients.map(({ personId, address }) => {
        return { report_id: id, person_id: personId, address_sealed: call.keyring.sealStaged(address) };
      }),
    )
    .execute();
}

/** Told once, and in the same transaction due the next time: whoever is killed between has done neither. */
async function fire(call: Call, row: ScheduleRow, readWords: ReadValueWords): Promise<void> {
  const { calendar } = await businessDay(call);
  const schedule = (change: { next_at: Date | null; halted?: string }) =>
    tables(call).updateTable('measures.report_schedule').set(change).where('report_id', '=', row.report_id).execute();
  await schedule({ next_at: nextTime(calendar, cadenceOf(row), call.now) });
  const kept = await findReport(call, row.report_id);
  if (!kept) return;
  // What leaves is what whoever set it may read: once they may no longer, it stands still until somebody sets it anew.
  const setters = await staffWhoMay(call, 'measures.define', { ...kept, unitId: null });
  const readers = await staffWhoMay(call, 'measures.live', kept);
  if (!setters.has(row.set_by) || !readers.has(row.set_by)) {
    await schedule({ next_at: null, halted: 'setter-may-not' });
    return;
  }
  const range = await rangeFor(call, kept.definition, null);
  if (isRefusal(range)) return;
  const telling = { scheduled: true, language: row.language as Run['language'], by: row.set_by_name };
  const run = await tellAndKeep(call, kept, range, telling, readWords);
  if (!isRefusal(run)) await deliver(call, run, readers);
}

async function deliver(call: Call, run: Run, readers: ReadonlySet<string>): Promise<void> {
  const recipients = await readRecipients(call, [run.reportId]);
  const names = await describePeople(
    call,
    recipients.map((row) => row.person_id),
  );
  for (const { person_id: personId, address_sealed: address } of recipients) {
    const id = randomUUID();
    const may = readers.has(personId);
    await tables(call)
      .insertInto('measures.report_delivery')
      .values({
        ...{ id, run_id: run.id, person_id: personId, person_name: names.get(personId) ?? '' },
        ...{ address_sealed: address, state: may ? 'waiting' : 'skipped', problem: may ? null : 'recipient-may-not' },
      })
      .execute();
    if (may) await queueDelivery(call, id);
  }
}

const atOnce = 5;

export const reportTimer = (readWords: ReadValueWords): Timer => ({
  name: 'report-schedule',
  due: sql`select min(next_at) from measures.report_schedule where next_at is not null`,
  isLong: true,
  fireDue: async (call, limit) => {
    const rows = await tables(call)
      .selectFrom('measures.report_schedule')
      .selectAll()
      .where('next_at', '<=', call.now)
      .orderBy('next_at')
      .limit(Math.min(limit, atOnce))
      .forUpdate()
      .skipLocked()
      .execute();
    for (const row of rows) await fire(call, row, readWords);
    return rows.length;
  },
});
