import { contactClosed } from '@tongli/contracts/contacts';
import { customersCounted } from '@tongli/contracts/measures';
import { countFacts, type MeasuredFact } from '../modules/measures/index.ts';
import { batchFlow, mapping } from '../platform/events/flow.ts';
import { complaintFacts, limitFacts } from './measured/complaints.ts';
import { requestFacts, taskFacts } from './measured/work.ts';

const volumes = [
  // Never corrected, and many: counted without being remembered.
  mapping(
    contactClosed,
    ({ occurredAt, payload: { projectId, unitId, agentId, queueId, channel } }): MeasuredFact[] => [
      {
        subject: null,
        at: occurredAt,
        know: { projectId, unitId, personId: agentId, queueId, channel },
        counts: [{ measure: 'contacts' }],
      },
    ],
  ),
  mapping(customersCounted, ({ subjectId: projectId, occurredAt, payload: { day, customers } }): MeasuredFact[] => [
    { subject: null, at: occurredAt, day, know: { projectId }, counts: [{ measure: 'customers', value: customers }] },
  ]),
];

/** What happens to complaints, requests, tasks and contacts → counted in quarters of an hour, for every indicator of the catalogue. */
export const measuredFacts = batchFlow<MeasuredFact>(
  'measured-facts',
  [...complaintFacts, ...limitFacts, ...requestFacts, ...taskFacts, ...volumes],
  countFacts,
);
