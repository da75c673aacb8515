import { limitEscalated, limitHandedOver } from '@tongli/contracts/work';
import { handOverCase, listOpenCases } from '../modules/complaints/index.ts';
import { handOverAction, listOpenActions } from '../modules/improvement/index.ts';
import { handOverRequest, listOpenRequests } from '../modules/requests/index.ts';
import { findOnRung } from '../modules/work/index.ts';
import type { Call } from '../platform/call.ts';
import { flow, on } from '../platform/events/flow.ts';

interface Kind {
  list(call: Call, ownerId: string): Promise<readonly { readonly id: string }[]>;
  handOver(call: Call, id: string, ownerId: string): Promise<unknown>;
}

/** Records whose owner has the duty to do something about them. */
const kinds: Readonly<Record<string, Kind>> = {
  complaint: { list: listOpenCases, handOver: handOverCase },
  request: { list: listOpenRequests, handOver: handOverRequest },
  action: { list: listOpenActions, handOver: handOverAction },
};

/**
 * Somebody who is absent hands over a duty → the record that it is about goes with it, once for all its duties; a breached limit comes to
 * a rung → so does what it is about, where it is no complaint: those know who must not have them.
 */
export const workHandOvers = flow('work-hand-overs', [
  on(limitHandedOver, async (call, { subjectId, payload: { subjectType, fromId, toId } }) => {
    const kind = kinds[subjectType];
    const theirs = kind ? await kind.list(call, fromId) : [];
    if (theirs.some(({ id }) => id === subjectId)) await kind?.handOver(call, subjectId, toId);
  }),
  on(limitEscalated, async (call, { subjectId, payload: { subjectType, ownerId, to, unitId } }) => {
    const kind = subjectType === 'complaint' ? undefined : kinds[subjectType];
    if (!kind) return;
    const toId = await findOnRung(call, { to, unitId, without: ownerId === null ? [] : [ownerId] });
    if (toId !== null) await kind.handOver(call, subjectId, toId);
  }),
]);
