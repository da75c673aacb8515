import type { IsoDate } from '@tongli/calendar';
import { type OpenWork, type PersonRecord, personLeavingRecorded, personLeavingWithdrawn } from '@tongli/contracts/org';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { lockAdministrators } from '../../access/index.ts';
import { dayAfter, never, readToday } from '../dates.ts';
import { leaveNow } from '../effects.ts';
import { endBefore } from '../stays.ts';
import { tables } from '../store.ts';
import { decideAdministered } from './administration.ts';
import { actOn, staysOf } from './commands.ts';
import { isPerson } from './directory.ts';
import { getPerson, leavingOf } from './record.ts';

/** What somebody has on their hands, of every kind: told by whoever put the modules together. */
export type ReadOpenWork = (call: Call, personId: string) => Promise<readonly OpenWork[]>;

export interface LeavingInput {
  readonly lastDayOn: IsoDate;
  readonly successorId: string | null;
  readonly items: readonly { readonly type: string; readonly id: string; readonly successorId: string }[];
  readonly version: number;
}

export const recordLeaving =
  (readOpenWork: ReadOpenWork) =>
  (call: Call, id: string, input: LeavingInput): Promise<PersonRecord | Refusal> =>
    actOn(call, { id, version: input.version, name: 'record-leaving' }, 'org.record-leaving', async () => {
      const { today, fireAt } = await readToday(call);
      const until = dayAfter(input.lastDayOn);
      const { cut, gone } = endBefore(await staysOf(call, id), until);
      if (!cut) return refuse('leaving-before-joining', { status: 422, field: 'body.lastDayOn' });
      const refused =
        (await decideAdministered(call, id, await lockAdministrators(call))) ??
        (await decideSuccessors(call, id, input)) ??
        decideCovered(await readOpenWork(call, id), input);
      if (refused) return refused;
      if (gone.length > 0)
        await tables(call)
          .deleteFrom('org.belonging')
          .where('id', 'in', [...gone])
          .execute();
      await tables(call).updateTable('org.belonging').set({ until_on: until }).where('id', '=', cut.id).execute();
      await tables(call).updateTable('org.person').set({ last_day_on: input.lastDayOn }).where('id', '=', id).execute();
      await tables(call)
        .insertInto('org.leaving')
        .values({
          person_id: id,
          last_day_on: input.lastDayOn,
          successor_id: input.successorId,
          items: JSON.stringify(input.items),
          fire_at: fireAt(until),
        })
        .execute();
      await append(call, personLeavingRecorded, id, { lastDayOn: input.lastDayOn });
      if (until <= today) await leaveNow(call, [id]);
      return null;
    });

async function decideSuccessors(call: Call, id: string, { successorId, items }: LeavingInput): Promise<Refusal | null> {
  const successors = new Set([
    ...(successorId === null ? [] : [successorId]),
    ...items.map((item) => item.successorId),
  ]);
  for (const successor of successors) {
    if (successor === id) return refuse('own-successor', { status: 422, field: 'body.successorId' });
    if (!(await isPerson(call, successor))) return refuse('unknown-person', { status: 422, field: 'body.successorId' });
  }
  return null;
}

/** Nothing that is open stays behind without somebody who has it. */
function decideCovered(open: readonly OpenWork[], { successorId, items }: LeavingInput): Refusal | null {
  if (successorId !== null) return null;
  const given = new Set(items.map((item) => `${item.type} ${item.id}`));
  const uncovered = open.filter(({ type, id }) => !given.has(`${type} ${id}`)).length;
  if (uncovered === 0) return null;
  return refuse('successor-needed', { status: 422, field: 'body.successorId', params: { count: uncovered } });
}

/** They stay in the unit and the post in which they would have left; what had been planned for later is not brought back. */
export function withdrawLeaving(call: Call, id: string, version: number): Promise<PersonRecord | Refusal> {
  return actOn(call, { id, version, name: 'withdraw-leaving' }, 'org.withdraw-leaving', async (row) => {
    const { cut } = endBefore(await staysOf(call, id), row.last_day_on === null ? never : dayAfter(row.last_day_on));
    if (cut)
      await tables(call).updateTable('org.belonging').set({ until_on: never }).where('id', '=', cut.id).execute();
    await tables(call).deleteFrom('org.leaving').where('person_id', '=', id).where('back_on', 'is', null).execute();
    await tables(call).updateTable('org.person').set({ last_day_on: null }).where('id', '=', id).execute();
    await append(call, personLeavingWithdrawn, id, {});
    return null;
  });
}

export const listOpenWork =
  (readOpenWork: ReadOpenWork) =>
  async (call: Call, id: string): Promise<{ items: OpenWork[] } | Refusal> => {
    const person = await getPerson(call, id);
    return 'refusal' in person ? notFound : { items: [...(await readOpenWork(call, id))] };
  };

/** Who has taken over from somebody: the one named, or, where that one has left since, the one named by them; null where nobody has. */
export async function successorOf(call: Call, named: string | null): Promise<string | null> {
  const seen = new Set<string>();
  let next = named;
  while (next !== null && !seen.has(next)) {
    if (await isPerson(call, next)) return next;
    seen.add(next);
    next = (await leavingOf(call, next))?.successorId ?? null;
  }
  return null;
}
