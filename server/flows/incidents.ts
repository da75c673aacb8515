import type { Role } from '@tongli/contracts/access';
import { incidentClosed, incidentOpened } from '@tongli/contracts/complaints';
import { accountsWithRole } from '../modules/access/index.ts';
import { customersOfIncident } from '../modules/complaints/index.ts';
import { sendOutgoing } from '../modules/contacts/index.ts';
import { notify } from '../modules/work/index.ts';
import { flow, on } from '../platform/events/flow.ts';

const leading: readonly Role[] = ['complaint-manager', 'leader', 'quality-engineer'];

/** An incident opens → those who lead hear of it. It closes → each of its customers is told once what it was. */
export const incidents = flow('incidents', [
  on(incidentOpened, async (call, { subjectId, payload: { projectId, number, product, area, observed, expected } }) => {
    const place = { projectId, unitId: null };
    const people = new Set<string>();
    for (const role of leading) for (const id of await accountsWithRole(call, role, place)) people.add(id);
    await notify(call, {
      personIds: [...people],
      code: 'incident-opened',
      params: { number, product, area, observed: String(observed), expected: expected.toFixed(1) },
      subject: { type: 'incident', id: subjectId },
    });
  }),
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
