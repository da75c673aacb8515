import { randomUUID } from 'node:crypto';
import { type NuisanceEntry, nuisanceChanged } from '@tongli/contracts/contacts';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import {
  allowanceOf,
  type Call,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
  staleVersion,
} from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { seal, unseal } from '../../../platform/personal/keyring.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { describePeople } from '../../org/index.ts';
import { contactKey } from '../life/key.ts';
import { tables } from '../store.ts';
import type { ContactsTables } from '../tables.ts';

type Row = Selectable<ContactsTables['contacts.nuisance']>;

/** Approved by somebody else than who asks. */
export function decideApproval(row: Pick<Row, 'state' | 'asked_by'>, actorId: string | null): Refusal | null {
  if (row.state !== 'asked') return refuse('decided-already');
  return row.asked_by === actorId ? refuse('own-request') : null;
}

export const decideLifting = (row: Pick<Row, 'state'>): Refusal | null =>
  row.state === 'approved' ? null : refuse('not-in-force');

interface Clear {
  readonly phone: string | null;
  readonly reason: string;
}

/** Of contacts whose key is destroyed nothing can be read. */
async function clearOf(call: Call, rows: readonly Row[]): Promise<Map<string, Clear>> {
  const ids = rows.map(({ contact_id: id }) => id);
  if (ids.length === 0) return new Map();
  const sealed = await tables(call)
    .selectFrom('contacts.contact')
    .select(['id', 'phone_sealed'])
    .where('id', 'in', ids)
    .execute();
  const keys = await call.keyring.personKeys(call.tx, ids);
  const open = (id: string, text: Buffer | null | undefined) => {
    const key = keys.get(id);
    return key && text ? unseal(key, text) : null;
  };
  return new Map(
    rows.map((row) => {
      const id = row.contact_id;
      const phone = open(id, sealed.find((one) => one.id === id)?.phone_sealed);
      return [row.id, { phone, reason: open(id, row.reason_sealed) ?? erasedName }];
    }),
  );
}

async function describe(call: Call, rows: readonly Row[]): Promise<NuisanceEntry[]> {
  const names = await describePeople(
    call,
    rows.flatMap((row) => [row.asked_by, ...(row.decided_by ? [row.decided_by] : [])]),
  );
  const clear = await clearOf(call, rows);
  return rows.map((row) => ({
    id: row.id,
    projectId: row.project_id,
    phone: clear.get(row.id)?.phone ?? null,
    state: row.state as NuisanceEntry['state'],
    reason: clear.get(row.id)?.reason ?? erasedName,
    contactId: row.contact_id,
    askedById: row.asked_by,
    askedByName: names.get(row.asked_by) ?? '',
    askedAt: row.asked_at.toISOString(),
    decidedByName: row.decided_by === null ? '' : (names.get(row.decided_by) ?? ''),
    decidedAt: row.decided_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
    blocked: row.blocked,
    version: row.version,
    actions: {
      approve: allowanceOf(decideApproval(row, call.actor.id)),
      decline: allowanceOf(decideApproval(row, call.actor.id)),
      lift: allowanceOf(decideLifting(row)),
    },
  }));
}

/** A number belongs to no unit: whoever reaches the project sees it. */
const inReach = (call: Call) => inScope(call, { project: sql.ref('project_id') });

export async function listNuisance(call: Call): Promise<{ entries: NuisanceEntry[] }> {
  const rows = await tables(call)
    .selectFrom('contacts.nuisance')
    .selectAll()
    .where(inReach(call))
    .orderBy('asked_at', 'desc')
    .limit(500)
    .execute();
  return { entries: await describe(call, rows) };
}

async function leaveTrace(call: Call, act: string, row: Row, reason: string | null): Promise<NuisanceEntry> {
  await audit(call, `contacts.${act}-nuisance`, { type: 'nuisance', id: row.id }, reason);
  await append(call, nuisanceChanged, row.id, { projectId: row.project_id, state: row.state });
  const [entry] = await describe(call, [row]);
  if (!entry) throw new Error('contacts: an entry was not described');
  return entry;
}

export async function askNuisance(
  call: Call,
  { contactId, reason, days }: { readonly contactId: string; readonly reason: string; readonly days: number },
): Promise<NuisanceEntry | Refusal> {
  const contact = await tables(call)
    .selectFrom('contacts.contact')
    .select(['project_id', 'phone_hash'])
    .where('id', '=', contactId)
    .where(({ ref }) => inScope(call, { project: ref('project_id'), unit: ref('unit_id') }))
    .executeTakeFirst();
  if (!contact) return refuse('unknown-contact', { status: 422, field: 'body.contactId' });
  if (contact.phone_hash === null) return refuse('no-number', { status: 422, field: 'body.contactId' });
  const key = await contactKey(call, contactId);
  const row = await tables(call)
    .insertInto('contacts.nuisance')
    .values({
      ...{
        id: randomUUID(),
        project_id: contact.project_id,
        contact_id: contactId,
        phone_hash: contact.phone_hash,
      },
      ...{ state: 'asked', asked_by: call.actor.id ?? '', asked_at: call.now },
      reason_sealed: seal(key, reason),
      expires_at: new Date(call.now.getTime() + days * 86_400_000),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return leaveTrace(call, 'ask', row, null);
}

interface Decision {
  readonly note: string;
  readonly version: number;
}

async function change(
  call: Call,
  id: string,
  { version }: Decision,
  decide: (row: Row) => { readonly act: string; readonly state: string } | Refusal,
  note: string,
): Promise<NuisanceEntry | Refusal> {
  const row = await tables(call)
    .selectFrom('contacts.nuisance')
    .selectAll()
    .where('id', '=', id)
    .where(inReach(call))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound;
  if (row.version !== version) return staleVersion;
  const decided = decide(row);
  if (isRefusal(decided)) return decided;
  const saved = await tables(call)
    .updateTable('contacts.nuisance')
    .set({ state: decided.state, decided_by: call.actor.id, decided_at: call.now, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return leaveTrace(call, decided.act, saved, note);
}

export const decideNuisance = (call: Call, id: string, input: Decision & { readonly approved: boolean }) =>
  change(
    call,
    id,
    input,
    (row) =>
      decideApproval(row, call.actor.id) ??
      (input.approved ? { act: 'approve', state: 'approved' } : { act: 'decline', state: 'declined' }),
    input.note,
  );

export const liftNuisance = (call: Call, id: string, input: Decision) =>
  change(call, id, input, (row) => decideLifting(row) ?? { act: 'lift', state: 'lifted' }, input.note);

/** A number that is kept out for ever is one that nobody looks at again. */
export const nuisanceTimer: Timer = {
  name: 'contact-nuisance',
  due: sql<Date | null>`select min(expires_at) from contacts.nuisance where state in ('asked', 'approved')`,
  fireDue: async (call, limit) => {
    const rows = await tables(call)
      .selectFrom('contacts.nuisance')
      .selectAll()
      .where('state', 'in', ['asked', 'approved'])
      .where('expires_at', '<=', call.now)
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id, project_id: projectId } of rows) {
      await tables(call).updateTable('contacts.nuisance').set({ state: 'expired' }).where('id', '=', id).execute();
      await append(call, nuisanceChanged, id, { projectId, state: 'expired' });
    }
    return rows.length;
  },
};
