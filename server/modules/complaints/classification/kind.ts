import type { ComplaintKind } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';

/** Concentrated 集中性 follows from being one of an incident, and is not chosen; routine and latent 发掘性 are. */
export function decideKind(before: ComplaintKind, chosen: ComplaintKind): Refusal | null {
  const isIncident = (kind: ComplaintKind) => kind === 'concentrated';
  if (isIncident(before) === isIncident(chosen)) return null;
  return refuse('kind-from-incident', { status: 422, field: 'body.kind' });
}

/** A new case is in no incident yet. */
export const decideLodgedKind = (kind: ComplaintKind): Refusal | null => decideKind('routine', kind);

/** The case came into an incident. */
export async function makeConcentrated(call: Call, complaintId: string): Promise<void> {
  await sql`insert into complaints.kind_before (complaint_id, kind)
    select id, kind from complaints.complaint where id = ${complaintId} and kind <> 'concentrated'
    on conflict (complaint_id) do update set kind = excluded.kind`.execute(call.tx);
  await sql`update complaints.complaint set kind = 'concentrated'
    where id = ${complaintId} and kind <> 'concentrated'`.execute(call.tx);
}

/** It was taken out, and is what it was. */
export async function makeAsBefore(call: Call, complaintId: string): Promise<void> {
  await sql`with before as (delete from complaints.kind_before where complaint_id = ${complaintId} returning kind)
    update complaints.complaint set kind = (select kind from before)
    where id = ${complaintId} and exists (select from before)`.execute(call.tx);
}
