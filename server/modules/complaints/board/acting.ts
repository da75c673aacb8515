import { type Call, forbidden, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { escalateLimit, notify } from '../../work/index.ts';
import { act, type Done } from '../handling.ts';
import { addTimelineEntry, type LoadedCase } from '../store.ts';

/** Whoever assigns presses others on; a closed case presses nobody, and whom it is about takes no part. */
function decidePress(call: Call, { case: c }: LoadedCase): Refusal | null {
  if (!holds(call.actor, 'complaints.assign', c.place)) return forbidden;
  if (call.actor.id !== null && c.recused.has(call.actor.id)) return refuse('recused');
  return c.state === 'closed' ? refuse('complaint-closed') : null;
}

/** Says to its owner that a case waits, in the words of whoever leads. */
export function remindOwner(call: Call, id: string, text: string): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.remind', name: 'noted' },
    (loaded) => decidePress(call, loaded) ?? (loaded.case.ownerId === null ? refuse('nobodys-case') : null),
    async (row) => {
      const told = { code: 'case-reminded', params: { number: row.number }, subject: { type: 'complaint', id } };
      await notify(call, { ...told, personIds: row.owner_id === null ? [] : [row.owner_id] });
      await addTimelineEntry(call, id, 'reminded', row.owner_id === null ? {} : { ownerId: row.owner_id }, text);
      return undefined;
    },
  );
}

/** Up to the next rung of the ladder for limits; a flow hands the case over. */
export function escalateByHand(call: Call, id: string, reason: string): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.escalate-limit', name: 'noted' },
    (loaded) => decidePress(call, loaded),
    async () => {
      const refused = await escalateLimit(call, { type: 'complaint', id });
      if (isRefusal(refused)) return refused;
      await addTimelineEntry(call, id, 'sent-up', {}, reason);
      return undefined;
    },
  );
}
