import { costSet } from '@tongli/contracts/measures';
import { type MeasuredFact, spreadOverMonth } from '../../modules/measures/index.ts';
import { mapping } from '../../platform/events/flow.ts';

/** What a month cost on top of what was told before, on each of its days. */
export const costFacts = [
  mapping(costSet, ({ subjectId: projectId, occurredAt, payload: { unitId, month, addedMinor } }): MeasuredFact[] =>
    spreadOverMonth(month, addedMinor).map(({ day, minor }) => ({
      ...{ subject: null, at: occurredAt, day, know: { projectId, unitId } },
      counts: [{ measure: 'cost', value: minor / 100 }],
    })),
  ),
];
