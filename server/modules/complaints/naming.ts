import { type Call, type Refusal, refuse } from '../../platform/call.ts';
import { isPerson, unitsAmong } from '../org/index.ts';
import { excludeFromApprovals } from '../work/index.ts';
import { decideName } from './complaint.ts';
import { act, type Done, giveTo } from './handling.ts';
import { type ComplainedAbout, complainedAbout, recusedBy } from './recusal.ts';
import { addTimelineEntry, type ComplaintRecord, save, tables } from './store.ts';

/** Refuses a person or unit that there is none of. */
async function unknownNamed(call: Call, { people, units }: ComplainedAbout): Promise<Refusal | null> {
  for (const id of people)
    if (!(await isPerson(call, id))) return refuse('unknown-person', { status: 422, field: 'body.people' });
  const known = await unitsAmong(call, units);
  return units.every((id) => known.has(id)) ? null : refuse('unknown-unit', { status: 422, field: 'body.units' });
}

/** Keeps whom a case is about, all of them at once. */
export async function saveComplainedAbout(call: Call, complaintId: string, about: ComplainedAbout): Promise<void> {
  await tables(call).deleteFrom('complaints.complained_about').where('complaint_id', '=', complaintId).execute();
  const rows = [
    ...[...new Set(about.people)].map((id) => ({ person_id: id, unit_id: null })),
    ...[...new Set(about.units)].map((id) => ({ person_id: null, unit_id: id })),
  ];
  if (rows.length === 0) return;
  const named = { complaint_id: complaintId, named_at: call.now, named_by: call.actor.name };
  await tables(call)
    .insertInto('complaints.complained_about')
    .values(rows.map((row) => ({ ...row, ...named })))
    .execute();
}

/** At intake: kept before there is an owner whom it could concern. */
export async function nameAtIntake(call: Call, complaintId: string, about: ComplainedAbout): Promise<Refusal | null> {
  if (about.people.length + about.units.length === 0) return null;
  const refused = await unknownNamed(call, about);
  if (refused) return refused;
  await saveComplainedAbout(call, complaintId, about);
  await addTimelineEntry(call, complaintId, 'named', { people: about.people.join(','), units: about.units.join(',') });
  return null;
}

/** Whom the case is about, from now on. An owner who is named is owner no more: the case is nobody's until somebody takes it. */
export function nameComplainedAbout(call: Call, id: string, about: ComplainedAbout): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.name-complained-about', name: 'named' },
    (loaded) => decideName(loaded.case, about, call.actor),
    async (row) => {
      const refused = await unknownNamed(call, about);
      if (refused) return refused;
      await saveComplainedAbout(call, id, about);
      await addTimelineEntry(call, id, 'named', { people: about.people.join(','), units: about.units.join(',') });
      await releaseFrom(call, row, about);
      return undefined;
    },
  );
}

/** Besides whom it is about already: those who were found to answer for it. */
export async function addComplainedAbout(call: Call, row: ComplaintRecord, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  const before = await complainedAbout(call, row.id);
  const about = { people: [...new Set([...before.people, ...people])], units: before.units };
  await saveComplainedAbout(call, row.id, about);
  await releaseFrom(call, row, about);
}

async function releaseFrom(call: Call, row: ComplaintRecord, about: ComplainedAbout): Promise<void> {
  const recused = await recusedBy(call, about);
  await excludeFromApprovals(call, { type: 'complaint', id: row.id }, [...recused]);
  if (row.owner_id === null || !recused.has(row.owner_id)) return save(call, row, {});
  await save(call, row, await giveTo(call, row, null));
  await addTimelineEntry(call, row.id, 'released');
}
