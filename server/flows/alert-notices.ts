import { indicatorAlertEscalated, indicatorAlertRaised } from '@tongli/contracts/measures';
import { notify } from '../modules/work/index.ts';
import { flow, inLane, on } from '../platform/events/flow.ts';

const subject = (id: string) => ({ type: 'indicator-alert', id });

/** An indicator leaves its limits → its owner is told; nobody takes the alert in time → whoever leads above is. */
export const alertNotices = inLane(
  'telling',
  flow('alert-notices', [
    on(indicatorAlertRaised, (call, { subjectId, payload: { ownerId, indicator, name } }) =>
      notify(call, {
        personIds: ownerId === null ? [] : [ownerId],
        code: 'indicator-alert-raised',
        params: { indicator, ...name },
        subject: subject(subjectId),
      }),
    ),
    on(indicatorAlertEscalated, (call, { subjectId, payload: { ownerId, indicator, name } }) =>
      notify(call, {
        personIds: [ownerId],
        code: 'indicator-alert-escalated',
        params: { indicator, ...name },
        subject: subject(subjectId),
      }),
    ),
  ]),
);
