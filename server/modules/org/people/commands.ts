import { randomUUID } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import { type PersonRecord, personChanged, personMovePlanned } from '@tongli/contracts/org';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleBehind } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { readToday } from '../dates.ts';
import { holdNow } from '../effects.ts';
import { afterChange, changeFrom, type Stay, stayOn } from '../stays.ts';
import { tables } from '../store.ts';
import { lockUnit } from '../units/record.ts';
import { addPeople, type NewPerson, numberTaken } from './adding.ts';
import { getPerson, lockPerson, type PersonRow, personState } from './record.ts';
import { personRules } from './rules.ts';

export interface Place {
  readonly unitId: string;
  readonly postId: string;
}

export async function createPerson(call: Call, input: NewPerson): Promise<PersonRecord | Refusal> {
  const refused = await decidePlace(call, input);
  if (refused) return refused;
  const { today } = await readToday(call);
  const added = await addPeople(call, [{ ...input, fromOn: input.fromOn ?? today }]);
  if (isRefusal(added)) return added;
  const id = added[0] ?? '';
  await audit(call, 'org.add-person', { type: 'person', id });
  return getPerson(call, id);
}

/** Within the caller's reach, and a post that is still given. */
export async function decidePlace(call: Call, { unitId, postId }: Place): Promise<Refusal | null> {
  if (!(await lockUnit(call, unitId))) return refuse('unknown-unit', { status: 422, field: 'body.unitId' });
  const post = await tables(call).selectFrom('org.post').select('retired').where('id', '=', postId).executeTakeFirst();
  if (!post) return refuse('unknown-post', { status: 422, field: 'body.postId' });
  return post.retired ? refuse('post-retired', { status: 422, field: 'body.postId' }) : null;
}

/** Locks the person, checks the version and the rule, acts, leaves a trace. */
export async function actOn(
  call: Call,
  { id, version, name }: { id: string; version: number | null; name: keyof typeof personRules },
  operation: string,
  effect: (row: PersonRow) => Promise<Refusal | null>,
): Promise<PersonRecord | Refusal> {
  const row = await lockPerson(call, id);
  if (!row) return notFound;
  if (version !== null && row.version !== version) return staleBehind(await getPerson(call, id));
  const refused = personRules[name](personState(row), call.actor) ?? (await effect(row));
  if (refused) return refused;
  await tables(call)
    .updateTable('org.person')
    .set({ version: row.version + 1 })
    .where('id', '=', id)
    .execute();
  await append(call, personChanged, id, { version: row.version + 1 });
  await audit(call, operation, { type: 'person', id });
  return getPerson(call, id);
}

export interface PersonChange {
  readonly name: string;
  readonly number: string | null;
  readonly version: number;
}

export function changePerson(call: Call, id: string, { name, number, version }: PersonChange) {
  return actOn(call, { id, version, name: 'change' }, 'org.change-person', async () => {
    const other = await tables(call)
      .selectFrom('org.person')
      .select('id')
      .where('number', '=', number)
      .where('id', '<>', id)
      .executeTakeFirst();
    if (other && number !== null) return numberTaken(number);
    await tables(call).updateTable('org.person').set({ name, number }).where('id', '=', id).execute();
    return null;
  });
}

export interface PersonMove extends Place {
  readonly on: IsoDate;
  readonly version: number;
}

const isSame = (a: Place, b: Place) => a.unitId === b.unitId && a.postId === b.postId;

export function movePerson(call: Call, id: string, { unitId, postId, on, version }: PersonMove) {
  return actOn(call, { id, version, name: 'move' }, 'org.move-person', async () => {
    const stays = await staysOf(call, id);
    const change = changeFrom(stays, on, { unitId, postId }, isSame);
    if (isRefusal(change)) return change;
    const refused = (await decidePlace(call, { unitId, postId })) ?? (await decideThere(call, unitId, change.added));
    if (refused) return refused;
    await writeMove(call, id, change);
    const { today } = await readToday(call);
    const now = stayOn(afterChange(stays, change, randomUUID()), today);
    if (now) await holdNow(call, [{ personId: id, ...now.value }]);
    return null;
  });
}

async function writeMove(
  call: Call,
  personId: string,
  { cut, replaced, added }: Exclude<ReturnType<typeof changeFrom<Place>>, Refusal>,
): Promise<void> {
  const { fireAt } = await readToday(call);
  if (cut)
    await tables(call).updateTable('org.belonging').set({ until_on: cut.untilOn }).where('id', '=', cut.id).execute();
  if (replaced !== null) await tables(call).deleteFrom('org.belonging').where('id', '=', replaced).execute();
  const { unitId, postId } = added.value;
  await tables(call)
    .insertInto('org.belonging')
    .values({
      id: randomUUID(),
      person_id: personId,
      unit_id: unitId,
      post_id: postId,
      from_on: added.fromOn,
      until_on: added.untilOn,
      fire_at: fireAt(added.fromOn),
    })
    .execute();
  await append(call, personMovePlanned, personId, { unitId, postId, fromOn: added.fromOn });
}

export async function staysOf(call: Call, personId: string): Promise<Stay<Place>[]> {
  const rows = await tables(call)
    .selectFrom('org.belonging')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('from_on')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    fromOn: row.from_on,
    untilOn: row.until_on,
    value: { unitId: row.unit_id, postId: row.post_id },
  }));
}

/** A unit's places follow on one another: it is there from the first to the last. */
export async function decideThere(
  call: Call,
  unitId: string,
  { fromOn, untilOn }: { fromOn: IsoDate; untilOn: IsoDate },
): Promise<Refusal | null> {
  const span = await tables(call)
    .selectFrom('org.unit_place')
    .select(({ fn }) => [fn.min('from_on').as('from_on'), fn.max('until_on').as('until_on')])
    .where('unit_id', '=', unitId)
    .executeTakeFirstOrThrow();
  const there = span.from_on <= fromOn && untilOn <= span.until_on;
  return there ? null : refuse('unit-not-there', { status: 422, field: 'body.unitId', params: { on: fromOn } });
}
