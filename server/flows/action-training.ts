import { actionTrainingAsked } from '@tongli/contracts/improvement';
import { trainingEnded } from '@tongli/contracts/people';
import { recordTraining } from '../modules/improvement/index.ts';
import { giveTraining } from '../modules/people/index.ts';
import { notify } from '../modules/work/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/**
 * An action asks that people are trained → they have a training by that day, and whoever asked hears where that could not be; it
 * has ended for one of them → that is evidence on the actions that asked for it.
 */
export const actionTraining = flow('action-training', [
  on(actionTrainingAsked, async (call, { subjectId, payload: { number, trainingId, personIds, dueOn, askedById } }) => {
    const reason = { type: 'action', id: subjectId, label: number };
    const left = await giveTraining(call, trainingId, { personIds, dueOn, reason });
    if (left.length > 0)
      await notify(call, {
        personIds: [askedById],
        code: 'training-not-given',
        params: { number, count: String(left.length) },
        subject: { type: 'action', id: subjectId },
      });
  }),
  on(trainingEnded, async (call, { payload: { trainingId, personId, outcome, percent } }) => {
    if (outcome !== 'withdrawn') await recordTraining(call, { trainingId, personId, outcome, score: percent });
  }),
]);
