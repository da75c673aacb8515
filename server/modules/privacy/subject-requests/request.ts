import { addDays, type IsoDate } from '@tongli/calendar';
import { forbidden, type Refusal, refuse } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { holds } from '../../../platform/permissions/scope.ts';

/** What is received is registered within a year, or its date was mistyped. */
const longestAgoDays = 366;

export function decideReceived(receivedOn: IsoDate, today: IsoDate): Refusal | null {
  const earliest = addDays(today, -longestAgoDays);
  if (receivedOn >= earliest && receivedOn <= today) return null;
  return refuse('received-out-of-range', {
    status: 422,
    field: 'body.receivedOn',
    params: { earliest, latest: today },
  });
}

/** Closing and handing over: while it is open, by whoever answers requests of this project. */
export function decideChange(request: { projectId: string; isOpen: boolean }, actor: Actor): Refusal | null {
  if (!holds(actor, 'privacy.answer-requests', { projectId: request.projectId, unitId: null })) return forbidden;
  return request.isOpen ? null : refuse('request-closed');
}
