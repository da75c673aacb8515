import type { Role } from '@tongli/contracts/access';
import { crisisEnded, crisisHandedOver, incidentClosed, incidentOpened } from '@tongli/contracts/complaints';
import type { PayloadOf } from '@tongli/contracts/kernel';
import { accountsWithRole } from '../modules/access/index.ts';
import { customersOfIncident } from '../modules/complaints/index.ts';
import { sendOutgoing } from '../modules/contacts/index.ts';
import { notify } from '../modules/work/index.ts';
import type { Call } from '../platform/call.ts';
import { type Fact, flow, on } from '../platform/events/flow.ts';

const leading: readonly Role[] = ['complaint-manager', 'leader', 'quality-engineer'];

async function leadersOf(call: Call, projectId: string): Promise<string[]> {
  const people = new Set<string>();
  for (const role of leading)
    for (const id of await accountsWithRole(call, role, { projectId, unitId: null })) people.add(id);
  return [...people];
}

type CrisisFact = Fact<PayloadOf<typeof crisisEnded>>;

/** Its leader has a task; the others who lead hear of it. */
const tellOfCrisis =
  (code: 'crisis-handed-over' | 'crisis-ended') =>
  async (call: Call, { subjectId, payload: { projectId, number, leaderId } }: CrisisFact) => {
    const others = (await leadersOf(call, projectId)).filter((id) => id !== leaderId);
    await notify(call, { personIds: others, code, params: { number }, subject: { type: 'incident', id: subjectId } });
  };

/** An incident opens, or becomes a crisis, or ceases to be one → those who lead hear of it. It closes → each of its customers is told once what it was. */
export const incidents = flow('incidents', [
  on(incidentOpened, async (call, { subjectId, payload: { projectId, number, product, area, observed, expected } }) => {
    await notify(call, {
      personIds: await leadersOf(call, projectId),
      // Of one that an outage is nothing was counted yet.
      code: observed === 0 ? 'incident-announced' : 'incident-opened',
      params: { number, product, area, observed: String(observed), expected: expected.toFixed(1) },
      subject: { type: 'incident', id: subjectId },
    });
  }),
  on(crisisHandedOver, tellOfCrisis('crisis-handed-over')),
  on(crisisEnded, tellOfCrisis('crisis-ended')),
  on(incidentClosed, async (call, { subjectId, payload: { projectId, message } }) => {
    for (const customerId of await customersOfIncident(call, subjectId))
      await sendOutgoing(call, {
        key: `incident.closed ${subjectId} ${customerId}`,
        projectId,
        customerId,
        text: message,
      });
  }),
]);
