import {
  actionAssigned,
  actionVerified,
  launchReviewed,
  memberInvited,
  savingSettled,
  stageReached,
} from '@tongli/contracts/improvement';
import { notify } from '../modules/work/index.ts';
import { flow, inLane, on } from '../platform/events/flow.ts';

const subject = (id: string) => ({ type: 'action', id });

/** Somebody is asked into a team, a project reaches somebody's stage, money is settled that somebody stated, a launch is compared with its forecast → they are told. An action is given to somebody → they are told; the chart has decided on it → so are they and whoever triaged its signal. */
export const improvementNotices = inLane(
  'telling',
  flow('improvement-notices', [
    on(memberInvited, (call, { subjectId, payload: { type, number, personId, role } }) =>
      notify(call, {
        personIds: [personId],
        code: 'improvement-member-invited',
        params: { number, role },
        subject: { type: type === 'project' ? 'improvement-project' : type, id: subjectId },
      }),
    ),
    on(stageReached, (call, { subjectId, payload: { number, stage, ownerId, dueOn } }) =>
      notify(call, {
        personIds: [ownerId],
        code: 'improvement-stage-reached',
        params: { number, stage, dueOn },
        subject: { type: 'improvement-project', id: subjectId },
      }),
    ),
    on(savingSettled, (call, { subjectId, payload: { number, confirmed, statedById } }) =>
      notify(call, {
        personIds: [statedById],
        code: confirmed ? 'improvement-saving-confirmed' : 'improvement-saving-rejected',
        params: { number },
        subject: { type: 'improvement-project', id: subjectId },
      }),
    ),
    on(launchReviewed, (call, { subjectId, payload: { number, ownerId, expected, actual, outcome } }) =>
      notify(call, {
        personIds: [ownerId],
        code: `improvement-launch-${outcome}`,
        params: { number, expected: String(expected), actual: String(actual) },
        subject: { type: 'launch', id: subjectId },
      }),
    ),
    on(actionAssigned, (call, { subjectId, payload: { number, ownerId, dueOn } }) =>
      notify(call, {
        personIds: [ownerId],
        code: 'action-assigned',
        params: { number, dueOn },
        subject: subject(subjectId),
      }),
    ),
    on(actionVerified, (call, { subjectId, payload: { number, ownerId, triageOwnerId, verdict } }) =>
      notify(call, {
        personIds: [ownerId, triageOwnerId],
        code: 'action-verified',
        params: { number, verdict },
        subject: subject(subjectId),
      }),
    ),
  ]),
);
