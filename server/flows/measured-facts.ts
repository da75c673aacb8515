import { customersCounted } from '@tongli/contracts/measures';
import { countFacts, type MeasuredFact } from '../modules/measures/index.ts';
import { batchFlow, mapping } from '../platform/events/flow.ts';
import { complaintFacts, limitFacts } from './measured/complaints.ts';
import { contactFacts } from './measured/contacts.ts';
import { costFacts } from './measured/costs.ts';
import { examFacts, voiceFacts } from './measured/voice.ts';
import { requestFacts, taskFacts } from './measured/work.ts';

const stocks = [
  mapping(customersCounted, ({ subjectId: projectId, occurredAt, payload: { day, customers } }): MeasuredFact[] => [
    { subject: null, at: occurredAt, day, know: { projectId }, counts: [{ measure: 'customers', value: customers }] },
  ]),
];

/** Many facts at once touch the same sums: the more of them come, the fewer rows are written for each. */
const together = 10_000;

/** What happens to complaints, requests, tasks and contacts → counted in quarters of an hour, for every indicator of the catalogue. */
export const measuredFacts = batchFlow<MeasuredFact>(
  'measured-facts',
  [
    ...complaintFacts,
    ...limitFacts,
    ...requestFacts,
    ...taskFacts,
    ...contactFacts,
    ...costFacts,
    ...voiceFacts,
    ...examFacts,
    ...stocks,
  ],
  countFacts,
  together,
);
