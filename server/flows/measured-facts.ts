import { customersCounted } from '@tongli/contracts/measures';
import { type Counted, countFacts, type MeasuredFact } from '../modules/measures/index.ts';
import { batchFlow, inLane, mapping } from '../platform/events/flow.ts';
import { complaintFacts, limitFacts } from './measured/complaints.ts';
import { contactFacts } from './measured/contacts.ts';
import { costFacts } from './measured/costs.ts';
import { staffFacts } from './measured/staff.ts';
import { examFacts, voiceFacts } from './measured/voice.ts';
import { requestFacts, taskFacts } from './measured/work.ts';

const stocks = [
  mapping(customersCounted, ({ subjectId: projectId, occurredAt: at, payload: { day, customers, complete } }) => {
    const counts: Counted[] = [{ measure: 'customers', value: customers }];
    if (complete !== null)
      counts.push(
        { measure: 'customer-records', value: customers },
        { measure: 'customer-records-complete', value: complete },
      );
    return [{ subject: null, at, day, know: { projectId }, counts }];
  }),
];

/** Many facts at once touch the same sums: the more of them come, the fewer rows are written for each. */
const together = 10_000;

/** What happens to complaints, requests, tasks and contacts → counted in quarters of an hour, for every indicator of the catalogue. */
export const measuredFacts = inLane(
  'counting',
  batchFlow<MeasuredFact>(
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
      ...staffFacts,
      ...stocks,
    ],
    countFacts,
    together,
  ),
);
