import type { Call } from '../../platform/call.ts';
import { type NewNotice, notify } from './notices.ts';
import { tables } from './store.ts';
import type { Subject } from './subject.ts';

/** From now on these people are told what happens to the subject. Again changes nothing. */
export async function watch(call: Call, subject: Subject, personIds: readonly (string | null)[]): Promise<void> {
  const people = [...new Set(personIds)].filter((id) => id !== null);
  if (people.length === 0) return;
  await tables(call)
    .insertInto('work.watcher')
    .values(people.map((id) => ({ subject_type: subject.type, subject_id: subject.id, person_id: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function unwatch(call: Call, subject: Subject, personId: string): Promise<void> {
  await tables(call)
    .deleteFrom('work.watcher')
    .where('subject_id', '=', subject.id)
    .where('subject_type', '=', subject.type)
    .where('person_id', '=', personId)
    .execute();
}

export async function watchersOf(call: Call, subject: Subject): Promise<string[]> {
  const rows = await tables(call)
    .selectFrom('work.watcher')
    .select('person_id')
    .where('subject_id', '=', subject.id)
    .where('subject_type', '=', subject.type)
    .orderBy('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

/** Everyone who watches is told, besides whoever did it; `also` are told whether they watch or not. */
export async function tellWatchers(
  call: Call,
  notice: Omit<NewNotice, 'personIds'>,
  also: readonly (string | null)[] = [],
): Promise<void> {
  const people = [...(await watchersOf(call, notice.subject)), ...also];
  await notify(call, {
    ...notice,
    personIds: people.filter((id): id is string => id !== null && id !== call.actor.id),
  });
}
