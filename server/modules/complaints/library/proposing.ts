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
import { findClear } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { readTree } from '../classification/classes.ts';
import { classOfCase } from '../classification/deciding.ts';
import { pathOf } from '../classification/tree.ts';
import { present } from '../list.ts';
import { complainedAbout } from '../recusal.ts';
import { saidIn } from '../steps.ts';
import { addTimelineEntry, type LoadedCase, lockCase, tables, tellChange } from '../store.ts';
import { decideAct, decidePropose, type LibraryAct } from './entry.ts';
import { isEmptied, type Texts, withoutIdentity, withoutPassages } from './removing.ts';
import {
  addEntry,
  entryOf,
  type LibraryRecord,
  lockEntry,
  nextNumber,
  removedOf,
  saveState,
  saveTexts,
  standingEntry,
} from './store.ts';

export type Done = { id: string } | Refusal;

export interface Proposal {
  readonly title: string;
  readonly lesson: string;
}

/** Makes a closed case anonymous and keeps it for another to read and release. */
export async function propose(call: Call, complaintId: string, { title, lesson }: Proposal): Promise<Done> {
  const loaded = await lockCase(call, complaintId);
  if (!loaded) return notFound;
  const standing = await standingEntry(call, complaintId);
  const refused = decidePropose(loaded.case, standing !== undefined, call.actor);
  if (refused || call.actor.id === null) return refused ?? notFound;
  const { row } = loaded;
  const removed = withoutIdentity({ ...textsOf(loaded), title, lesson }, await knownIn(call, loaded));
  if (isEmptied(removed)) return refuse('nothing-left');
  const code = await classOfCase(call, complaintId);
  const id = await addEntry(
    call,
    {
      ...{ number: await nextNumber(call), complaint_id: complaintId, state: 'proposed' },
      ...{ project_id: row.project_id, unit_id: row.unit_id, product: row.product, area: row.area, cause: row.cause },
      class_path: code === null ? [] : pathOf(await readTree(call), code),
      ...{ severity: row.severity, validity: row.validity },
      ...{ proposed_by: call.actor.id, proposed_by_name: call.actor.name, proposed_at: call.now },
    },
    removed,
  );
  await leaveTrace(call, complaintId, 'proposed');
  await audit(call, 'complaints.propose-for-library', { type: 'library-case', id });
  return { id };
}

const textsOf = ({ row, entries, earlier }: LoadedCase): Texts => ({
  facts: row.facts,
  demand: row.demand ?? '',
  handling: [...earlier, ...entries].flatMap((entry) => saidIn(entry)).join('\n'),
  answer: row.answer ?? '',
});

/** Names and numbers of the customer and of all who had a part in the case. */
async function knownIn(call: Call, { row }: LoadedCase): Promise<string[]> {
  const customer = row.customer_id === null ? null : await findClear(call, row.customer_id);
  const { people } = await complainedAbout(call, row.id);
  const staff = await describePeople(call, present([row.owner_id, ...people]));
  const actors = await tables(call)
    .selectFrom('complaints.timeline_entry')
    .select('actor_name')
    .distinct()
    .where('complaint_id', '=', row.id)
    .execute();
  const given = [customer?.name, customer?.phone, customer?.email, row.number, ...staff.values()];
  return [...given, ...actors.map((one) => one.actor_name)].flatMap((one) => (one ? [one] : []));
}

/** In the history of the case, without the entry's number: when the customer is erased nothing leads from one to the other. */
async function leaveTrace(
  call: Call,
  complaintId: string | null,
  act: 'proposed' | 'released' | 'declined' | 'withdrawn',
): Promise<void> {
  if (complaintId === null) return;
  await addTimelineEntry(call, complaintId, `library-${act}`);
  await tellChange(call, complaintId, 'library-moved', null);
}

async function decide(
  call: Call,
  id: string,
  { act, version }: { act: LibraryAct; version: number },
  effect: (row: LibraryRecord) => Promise<Refusal | null>,
): Promise<Done> {
  const row = await lockEntry(call, id);
  if (!row) return notFound;
  const refused =
    decideAct(await entryOf(call, row), act, call.actor) ??
    (row.version === version ? null : staleVersion) ??
    (await effect(row));
  if (isRefusal(refused)) return refused;
  await audit(call, `complaints.${act === 'remove' ? 'remove-from' : act}-library-case`, { type: 'library-case', id });
  return { id };
}

export interface Removing {
  readonly passages: readonly string[];
  readonly version: number;
}

export const removeMore = (call: Call, id: string, { passages, version }: Removing): Promise<Done> =>
  decide(call, id, { act: 'remove', version }, async (row) => {
    const before = removedOf(row);
    const after = withoutPassages(before, passages);
    if (after.taken.more === before.taken.more)
      return refuse('passage-not-found', { status: 422, field: 'body.passages' });
    await saveTexts(call, row, after);
    return null;
  });

export const release = (call: Call, id: string, version: number): Promise<Done> =>
  settle(call, id, 'release', { version, reason: null });

interface Settling {
  readonly version: number;
  readonly reason: string | null;
}

const states = { release: 'released', decline: 'declined', withdraw: 'withdrawn' } as const;

export const settle = (
  call: Call,
  id: string,
  act: keyof typeof states,
  { version, reason }: Settling,
): Promise<Done> =>
  decide(call, id, { act, version }, async (row) => {
    await saveState(call, row, states[act], reason);
    await leaveTrace(call, row.complaint_id, states[act]);
    return null;
  });

/** Whether a case can be proposed by the reader, for its page. */
export async function standingOf(call: Call, loaded: LoadedCase) {
  const entry = await standingEntry(call, loaded.row.id);
  return { entry, propose: allowanceOf(decidePropose(loaded.case, entry !== undefined, call.actor)) };
}
