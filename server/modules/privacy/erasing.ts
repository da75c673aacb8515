import { randomUUID } from 'node:crypto';
import type { ErasureOutlook, Erasure as ErasureView } from '@tongli/contracts/privacy';
import { sql, type Updateable } from 'kysely';
import { audit } from '../../platform/audit/audit.ts';
import { allowanceOf, type Call, notFound, type Refusal, refuse, staleVersion } from '../../platform/call.ts';
import { addJob } from '../../platform/jobs/add.ts';
import { inScope } from '../../platform/permissions/scope.ts';
import { maskText } from '../../platform/personal/mask.ts';
import { withoutIdentity } from '../../platform/personal/traces.ts';
import { describeCustomers, type FoundPerson, findPerson } from '../customers/index.ts';
import { decideAsk, decideConfirm, decideWithdraw, dutyAgainst, keptUntil } from './erasure.ts';
import { noteErasures } from './noting.ts';
import { dutiesTo, erase, type PersonDoors, sectionsOf } from './people.ts';
import { getPolicy } from './policy.ts';
import { type ErasureRow, findCurrent, tables } from './store.ts';
import type { PrivacyTables } from './tables.ts';
import { ruled, viewOf } from './views.ts';

const subjectOf = (personId: string) => ({ type: 'customer', id: personId });
const writtenFor = (person: FoundPerson, reason: string) => maskText(withoutIdentity(reason, person.identity));

async function dutyOf(call: Call, doors: PersonDoors, person: FoundPerson): Promise<Refusal | null> {
  const { keepMonths } = await getPolicy(call);
  return dutyAgainst(await dutiesTo(call, doors, person), keepMonths, call.now);
}

/** What an erasure would empty and what stands against it, told before anyone asks. */
export async function outlook(call: Call, doors: PersonDoors, id: string): Promise<ErasureOutlook | Refusal> {
  const person = await findPerson(call, id);
  const customer = (await describeCustomers(call, [id])).get(id);
  if (!person || !customer) return notFound;
  const sections = person.erased ? [] : await sectionsOf(call, doors, person);
  const { keepMonths } = await getPolicy(call);
  const duties = await dutiesTo(call, doors, person);
  const current = await findCurrent(call, id);
  const refused =
    decideAsk(current ? ruled(current) : null, person.projectId, call.actor) ??
    dutyAgainst(duties, keepMonths, call.now);
  const until = keptUntil(duties, keepMonths);
  return {
    customer,
    holds: sections.map(({ section, records }) => ({ section, records: records.length })),
    keptUntil: until && until > call.now ? until.toISOString() : null,
    ask: allowanceOf(refused),
    current: current ? await viewOf(call, current) : null,
  };
}

/** Holds the customer, so that two who ask at the same time find one another. */
export async function ask(call: Call, doors: PersonDoors, id: string, reason: string): Promise<ErasureView | Refusal> {
  const person = await findPerson(call, id, { locked: true });
  if (!person) return notFound;
  if (person.erased) return refuse('person-erased');
  const current = await findCurrent(call, id);
  const refused =
    decideAsk(current ? ruled(current) : null, person.projectId, call.actor) ?? (await dutyOf(call, doors, person));
  if (refused) return refused;
  const asked = { state: 'asked', reason: writtenFor(person, reason), asked_at: call.now, asked_by: call.actor.id };
  const row = current
    ? await change(call, current, asked)
    : await tables(call)
        .insertInto('privacy.erasure')
        .values({ id: randomUUID(), person_id: id, project_id: person.projectId, basis: 'request', ...asked })
        .returningAll()
        .executeTakeFirstOrThrow();
  await audit(call, 'privacy.ask-erasure', subjectOf(id), asked.reason);
  return viewOf(call, row);
}

const change = (
  call: Call,
  { id, version }: ErasureRow,
  to: Updateable<PrivacyTables['privacy.erasure']>,
): Promise<ErasureRow> =>
  tables(call)
    .updateTable('privacy.erasure')
    .set({ ...to, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

const lock = (call: Call, id: string) =>
  tables(call)
    .selectFrom('privacy.erasure')
    .selectAll()
    .where('id', '=', id)
    .where(inScope(call, { project: sql.ref('project_id') }))
    .forUpdate()
    .executeTakeFirst();

/**
 * The second person's word: from here on nobody can be found. Duties are looked at again, since a case may have been opened
 * meanwhile, with the customer held, so that none can be opened now. Everything is one transaction.
 */
export async function confirm(
  call: Call,
  doors: PersonDoors,
  id: string,
  version: number,
): Promise<ErasureView | Refusal> {
  const row = await lock(call, id);
  if (!row) return notFound;
  if (row.state === 'done') return viewOf(call, row);
  if (row.version !== version) return staleVersion;
  const refused = decideConfirm(ruled(row), call.actor);
  if (refused) return refused;
  const person = await findPerson(call, row.person_id, { locked: true });
  if (!person) return notFound;
  if (person.erased) return refuse('person-erased');
  const duty = await dutyOf(call, doors, person);
  if (duty) return duty;
  await audit(call, 'privacy.erase-person', subjectOf(person.id));
  return viewOf(call, await carryOut(call, doors, row, person));
}

async function carryOut(call: Call, doors: PersonDoors, row: ErasureRow, person: FoundPerson): Promise<ErasureRow> {
  const erased = JSON.stringify(await erase(call, doors, person));
  const decision = { decided_at: call.now, decided_by: call.actor.id, erased };
  const done = await change(call, row, { state: 'done', ...decision });
  await addJob(call, noteErasures, {}, { onlyOne: 'all' });
  return done;
}

/** Where the policy is the second person too. What stands against it now is looked at again another day. */
export async function eraseRetained(call: Call, doors: PersonDoors, id: string): Promise<void> {
  const row = await lock(call, id);
  const person = row?.state === 'proposed' ? await findPerson(call, row.person_id, { locked: true }) : null;
  if (!row || !person || (await dutyOf(call, doors, person))) return;
  await audit(call, 'privacy.erase-retained', subjectOf(person.id));
  await carryOut(call, doors, row, person);
}

export async function withdraw(
  call: Call,
  id: string,
  { reason, version }: { reason: string; version: number },
): Promise<ErasureView | Refusal> {
  const row = await lock(call, id);
  if (!row) return notFound;
  if (row.version !== version) return staleVersion;
  const refused = decideWithdraw(ruled(row), call.actor);
  if (refused) return refused;
  const person = await findPerson(call, row.person_id);
  const written = withoutIdentity(reason, person?.identity ?? null);
  const withdrawn = await change(call, row, { state: 'withdrawn', decided_at: call.now, decided_by: call.actor.id });
  await audit(call, 'privacy.withdraw-erasure', subjectOf(row.person_id), maskText(written));
  return viewOf(call, withdrawn);
}

/** Erases again who had been erased before a restore brought them back. Finds nothing where nothing came back. */
export async function repeat(
  call: Call,
  doors: PersonDoors,
  { personId, at }: { readonly personId: string; readonly at: Date },
): Promise<boolean> {
  const person = await findPerson(call, personId, { locked: true });
  if (!person || person.erased) return false;
  const erased = JSON.stringify(await erase(call, doors, person));
  const decision = { state: 'done', decided_at: call.now, decided_by: null, erased };
  const current = await findCurrent(call, personId);
  if (current) await change(call, current, decision);
  else
    await tables(call)
      .insertInto('privacy.erasure')
      .values({
        id: randomUUID(),
        person_id: personId,
        project_id: person.projectId,
        basis: 'repeated',
        asked_at: at,
        ...decision,
      })
      .execute();
  await audit(call, 'privacy.repeat-erasure', subjectOf(personId));
  return true;
}
