import { staffCounted } from '@tongli/contracts/measures';
import { personLeft } from '@tongli/contracts/org';
import type { MeasuredFact } from '../../modules/measures/index.ts';
import { mapping } from '../../platform/events/flow.ts';

/** Staff belong to no project: they are counted in the first one, whoever leaves on their last day. */
export const staffFacts = [
  mapping(staffCounted, ({ subjectId: projectId, occurredAt: at, payload: { day, units } }) =>
    units.map(
      ({ unitId, people }): MeasuredFact => ({
        ...{ subject: null, at, day, know: { projectId, unitId } },
        counts: [{ measure: 'headcount', value: people }],
      }),
    ),
  ),
  mapping(personLeft, ({ occurredAt: at, payload: { lastDayOn: day, unitId } }): MeasuredFact[] => [
    { subject: null, at, day, know: { projectId: null, unitId }, counts: [{ measure: 'leavers' }] },
  ]),
];
