import { randomUUID } from 'node:crypto';
import { personChanged, personMoved } from '@tongli/contracts/org';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { ImportRow } from '../../../platform/imports/index.ts';
import { readToday } from '../dates.ts';
import { addPeople, removePeople } from '../people/adding.ts';
import { findTargets, type Known, readKnown, type TargetPerson } from './people-target.ts';

/** What undoing a row needs: who was added, or what somebody was before. */
type UndoRecord = { readonly added: string } | { readonly changed: Change; readonly version: number };

/** Somebody who is called something else, or belongs elsewhere from today on. */
interface Change {
  readonly id: string;
  readonly name: string;
  readonly unitId: string;
  readonly postId: string;
  readonly before: { readonly name: string; readonly unitId: string; readonly postId: string };
  /** What they held until now; null where they stay where they are. */
  readonly held: Held | null;
}

interface Held {
  readonly id: string;
  readonly fromOn: string;
  readonly untilOn: string;
  /** What begins today instead; null where what was held had only begun today itself, and becomes something else. */
  readonly nextId: string | null;
}

const changedMeanwhile = refuse('changed-meanwhile');

export async function applyPeople(
  call: Call,
  _runId: string,
  rows: readonly ImportRow[],
): Promise<readonly UndoRecord[] | Refusal> {
  const targets = await findTargets(
    call,
    rows.map(({ values }) => values),
  );
  if (targets === null) return changedMeanwhile;
  const known = await readKnown(
    call,
    rows.map(({ values }) => values.number ?? ''),
  );
  const told = rows.map((row, at) => ({
    row,
    target: targets[at],
    person: known.get(row.values.number?.toLowerCase() ?? ''),
  }));
  if (told.some(({ row, person }) => (row.outcome === 'added') !== (person === undefined) || person?.left))
    return changedMeanwhile;
  const ids = await addPeople(
    call,
    told.flatMap(({ row, target, person }) => (target && !person ? [newPerson(row, target)] : [])),
  );
  if (isRefusal(ids)) return changedMeanwhile;
  const heldNow = await readHeld(
    call,
    [...known.values()].map(({ id }) => id),
  );
  const changes = told.flatMap(({ row, target, person }) =>
    target && person ? [changeOf(row, target, person, heldNow.get(person.id))] : [],
  );
  const versions = await changePeople(call, changes);
  const [nextId, nextChange] = [ids.values(), changes.values()];
  return told.map(({ person }): UndoRecord => {
    if (!person) return { added: nextId.next().value ?? '' };
    const changed = nextChange.next().value as Change;
    return { changed, version: versions.get(changed.id) ?? 0 };
  });
}

const newPerson = ({ values }: ImportRow, target: TargetPerson) => ({
  number: values.number ?? '',
  name: values.name ?? '',
  ...target,
  ...(values.joinedOn ? { fromOn: values.joinedOn } : {}),
});

function changeOf(
  { values }: ImportRow,
  { unitId, postId }: TargetPerson,
  person: Known,
  held: Held | undefined,
): Change {
  const moves = person.unit_id !== unitId || person.post_id !== postId;
  return {
    id: person.id,
    name: values.name ?? person.name,
    unitId,
    postId,
    before: { name: person.name, unitId: person.unit_id, postId: person.post_id },
    held: moves && held ? held : null,
  };
}

/** What each of them holds today, by person. */
async function readHeld(call: Call, ids: readonly string[]): Promise<Map<string, Held>> {
  const { today } = await readToday(call);
  const { rows } = await sql<{ id: string; person_id: string; from_on: string; until_on: string }>`
    select id, person_id, from_on, until_on from org.belonging
    where person_id = any(${[...ids]}::uuid[]) and from_on <= ${today}::date and ${today}::date < until_on`.execute(
    call.tx,
  );
  return new Map(
    rows.map(({ id, person_id, from_on: fromOn, until_on: untilOn }) => [
      person_id,
      { id, fromOn, untilOn, nextId: fromOn === today ? null : randomUUID() },
    ]),
  );
}

/** What was held until now ends yesterday; what is planned for later stays planned. */
async function changePeople(call: Call, changes: readonly Change[]): Promise<Map<string, number>> {
  if (changes.length === 0) return new Map();
  const { today } = await readToday(call);
  const moves = changes.flatMap(({ held, unitId, postId }) => (held ? [{ ...held, unitId, postId }] : []));
  const moved = sql`jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as given
    (id uuid, "untilOn" date, "nextId" uuid, "unitId" uuid, "postId" uuid)`;
  await sql`
    update org.belonging set unit_id = "unitId", post_id = "postId" from ${moved}
    where belonging.id = given.id and "nextId" is null`.execute(call.tx);
  await sql`
    update org.belonging set until_on = ${today}::date from ${moved}
    where belonging.id = given.id and "nextId" is not null`.execute(call.tx);
  await sql`
    insert into org.belonging (id, person_id, unit_id, post_id, from_on, until_on)
    select "nextId", held.person_id, "unitId", "postId", ${today}::date, "untilOn"
    from ${moved} join org.belonging held on held.id = given.id where "nextId" is not null`.execute(call.tx);
  return namePeople(call, changes);
}

async function namePeople(call: Call, changes: readonly Change[]): Promise<Map<string, number>> {
  const input = sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as given
    (id uuid, name text, "unitId" uuid, "postId" uuid)`;
  const { rows } = await sql<{ id: string; version: number }>`
    update org.person set name = given.name, unit_id = "unitId", post_id = "postId", version = version + 1 from ${input}
    where person.id = given.id returning person.id, person.version`.execute(call.tx);
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  for (const change of changes) await tell(call, change, versions.get(change.id) ?? 0);
  return versions;
}

async function tell(call: Call, { id, before, unitId, postId, held }: Change, version: number): Promise<void> {
  if (held === null) return append(call, personChanged, id, { version });
  const { unitId: unitBefore, postId: postBefore } = before;
  return append(call, personMoved, id, {
    after: { unitId, postId },
    before: { unitId: unitBefore, postId: postBefore },
  });
}

/** Refused where somebody has been changed, moved or let go since. */
export async function undoPeople(call: Call, _runId: string, records: readonly object[]): Promise<Refusal | null> {
  const given = records as readonly UndoRecord[];
  const added = given.flatMap((record) => ('added' in record ? [record.added] : []));
  const changed = given.flatMap((record) => ('changed' in record ? [record] : []));
  const refused = await changeBack(call, changed);
  if (refused) return refused;
  if (added.length === 0) return null;
  const removed = await removePeople(call, added);
  return isRefusal(removed) ? nameIn(call, removed) : null;
}

async function changeBack(
  call: Call,
  records: readonly { changed: Change; version: number }[],
): Promise<Refusal | null> {
  if (records.length === 0) return null;
  const told = records.map(({ changed, version }) => ({ id: changed.id, version }));
  const { rows } = await sql<{ id: string }>`
    select given.id from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as given (id uuid, version integer)
    left join org.person on person.id = given.id where person.version is distinct from given.version limit 1`.execute(
    call.tx,
  );
  if (rows[0]) return nameIn(call, refuse('people-have-moved', { params: { id: rows[0].id } }));
  const changes = records.map(({ changed }) => changed);
  await holdAgain(call, changes);
  const back = changes.map((change): Change => {
    const { name, unitId, postId } = change;
    return { ...change, ...change.before, before: { name, unitId, postId } };
  });
  await namePeople(call, back);
  await audit(call, 'org.change-people-back', { type: 'people', id: randomUUID() });
  return null;
}

async function holdAgain(call: Call, changes: readonly Change[]): Promise<void> {
  const again = changes.flatMap(({ held, before }) => (held ? [{ ...held, ...before }] : []));
  const input = sql`jsonb_to_recordset(${JSON.stringify(again)}::jsonb) as given
    (id uuid, "untilOn" date, "nextId" uuid, "unitId" uuid, "postId" uuid)`;
  await sql`delete from org.belonging using ${input} where belonging.id = "nextId"`.execute(call.tx);
  await sql`
    update org.belonging set until_on = "untilOn", unit_id = "unitId", post_id = "postId" from ${input}
    where belonging.id = given.id`.execute(call.tx);
}

/** What stands in the way is told by name. */
async function nameIn(call: Call, refusal: Refusal): Promise<Refusal> {
  const { rows } = await sql<{ name: string; number: string }>`
    select name, number from org.person where id = ${String(refusal.params.id)}`.execute(call.tx);
  return { ...refusal, params: { ...refusal.params, name: rows[0]?.name ?? '', number: rows[0]?.number ?? '' } };
}
