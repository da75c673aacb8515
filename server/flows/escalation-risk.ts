import { complaintChanged, complaintLodged } from '@tongli/contracts/complaints';
import { contactEnded } from '@tongli/contracts/contacts';
import { type Happening, scoreAfter } from '../modules/complaints/index.ts';
import { batchFlow, mapping } from '../platform/events/flow.ts';

/** Something happened to a case, or its customer was in touch → how likely it is to go over our head is worked out anew. */
export const escalationRisk = batchFlow(
  'escalation-risk',
  [
    mapping(complaintLodged, ({ subjectId: complaintId }): Happening[] => [{ complaintId }]),
    mapping(complaintChanged, ({ subjectId: complaintId, payload: { act } }): Happening[] =>
      act === 'intercepted' ? [] : [{ complaintId }],
    ),
    mapping(contactEnded, ({ subjectId: contactId, occurredAt: at, payload: { customerId } }): Happening[] =>
      customerId === null ? [] : [{ contactId, customerId, at }],
    ),
  ],
  scoreAfter,
);
