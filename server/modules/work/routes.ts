import * as contract from '@tongli/contracts/work';
import { type Call, isRefusal, notFound } from '../../platform/call.ts';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { beyondScope } from '../../platform/permissions/scope.ts';
import * as absences from './absence/handling.ts';
import { getAbsence, getAbsenceWithWork, listAbsences } from './absence/queries.ts';
import * as delegations from './approval/delegations.ts';
import * as approvals from './approval/handling.ts';
import { approvalAfter, findApprovalRow, getApproval, listApprovals, previewReply } from './approval/queries.ts';
import { addComment, commentsOf, readMentions } from './comment/comments.ts';
import { addressed } from './department/addressee.ts';
import { departmentRoutes } from './department/routes.ts';
import { previewDue } from './due-preview.ts';
import { discloseFile } from './files.ts';
import { getInbox } from './inbox/inbox.ts';
import { listNotices, readAllNotices, readNotice } from './notices.ts';
import { promiseRoutes } from './promise/routes.ts';
import {
  readApprovalTimes,
  readAuthority,
  readLadders,
  setApprovalTimes,
  setAuthority,
  setLadders,
} from './rules/store.ts';
import * as tasks from './task/handling.ts';
import { openTask } from './task/opening.ts';
import { findTaskRow, getTask, listTasks, replyTo } from './task/queries.ts';
import * as returning from './task/returning.ts';
import type { TaskAct } from './task/task.ts';

// What one has just given away may have left one's reach: whoever did it sees it once more.
const after = (call: Call, result: Parameters<typeof replyTo>[1]) => replyTo(beyondScope(call), result);

const taskRoutes: readonly Operation[] = [
  operation(contract.openTask, async (call, { body }) => {
    const task = await addressed(call, body);
    return isRefusal(task) ? task : after(call, await openTask(call, task));
  }),
  operation(contract.listTasks, (call, { query }) => listTasks(call, query)),
  operation(contract.getTask, (call, { params }) => getTask(call, params.id)),
  operation(contract.changeTask, async (call, { params, body }) =>
    after(call, await tasks.changeTask(call, params.id, body)),
  ),
  operation(contract.startTask, async (call, { params, body }) =>
    after(call, await tasks.startTask(call, params.id, body)),
  ),
  operation(contract.completeTask, async (call, { params, body }) =>
    after(call, await tasks.completeTask(call, params.id, body)),
  ),
  operation(contract.cancelTask, async (call, { params, body }) =>
    after(call, await tasks.cancelTask(call, params.id, body)),
  ),
  operation(contract.assignTask, async (call, { params, body }) =>
    after(call, await tasks.assignTask(call, params.id, body)),
  ),
  operation(contract.escalateTask, async (call, { params, body }) =>
    after(call, await tasks.escalateTask(call, params.id, body)),
  ),
  operation(contract.returnTask, async (call, { params, body }) =>
    after(call, await returning.returnTask(call, params.id, body)),
  ),
  operation(contract.disputeReturn, async (call, { params, body }) =>
    after(call, await returning.disputeReturn(call, params.id, body)),
  ),
  operation(contract.arbitrateTask, async (call, { params, body }) =>
    after(call, await returning.arbitrateTask(call, params.id, body)),
  ),
  operation(contract.watchTask, async (call, { params, body }) =>
    after(call, await tasks.watchTask(call, params.id, body.watching)),
  ),
  operation(contract.attachToTask, async (call, { params, body }) =>
    after(call, await tasks.attachToTask(call, params.id, body.fileIds)),
  ),
  operation(contract.discloseTaskFile, async (call, { params, body }) => {
    const row = await findTaskRow(call, params.id);
    return row
      ? discloseFile(
          call,
          { type: 'task', id: row.id },
          { fileId: params.fileId, reason: body.reason, act: 'work.disclose-task-file' },
        )
      : notFound;
  }),
];

const commentRoutes: readonly Operation[] = [
  operation(contract.listTaskComments, async (call, { params }) => {
    const row = await findTaskRow(call, params.id);
    return row ? { comments: await commentsOf(call, { type: 'task', id: row.id }) } : notFound;
  }),
  operation(contract.commentTask, async (call, { params, body }) => {
    const act: TaskAct = 'comment';
    const admitted = await tasks.admitted(call, params.id, act);
    if (isRefusal(admitted)) return admitted;
    const { id, number } = admitted.row;
    return addComment(call, { type: 'task', id }, { ...body, number });
  }),
  operation(contract.listApprovalComments, async (call, { params }) => {
    const row = await findApprovalRow(call, params.id);
    return row ? { comments: await commentsOf(call, { type: 'approval', id: row.id }) } : notFound;
  }),
  operation(contract.commentApproval, async (call, { params, body }) => {
    const row = await findApprovalRow(call, params.id);
    return row ? addComment(call, { type: 'approval', id: row.id }, { ...body, number: row.number }) : notFound;
  }),
];

const approvalReply = async (call: Call, result: Awaited<ReturnType<typeof approvals.approve>>) =>
  isRefusal(result) ? result : approvalAfter(call, result.id);

const approvalRoutes: readonly Operation[] = [
  operation(contract.askApproval, async (call, { body }) =>
    approvalReply(call, await approvals.askApproval(call, body)),
  ),
  operation(contract.previewChain, async (call, { body }) =>
    previewReply(call, body.kind, await approvals.chainOf(call, body)),
  ),
  operation(contract.listApprovals, (call, { query }) => listApprovals(call, query)),
  operation(contract.getApproval, (call, { params }) => getApproval(call, params.id)),
  operation(contract.approve, async (call, { params, body }) =>
    approvalReply(call, await approvals.approve(call, params.id, body)),
  ),
  operation(contract.reject, async (call, { params, body: { reason, version } }) =>
    approvalReply(call, await approvals.reject(call, params.id, { note: reason, version })),
  ),
  operation(contract.withdrawApproval, async (call, { params, body }) =>
    approvalReply(call, await approvals.withdrawApproval(call, params.id, body.version)),
  ),
  operation(contract.listDelegations, delegations.listDelegations),
  operation(contract.delegate, (call, { body }) => delegations.delegate(call, body)),
  operation(contract.revokeDelegation, (call, { params }) => delegations.revokeDelegation(call, params.id)),
];

const absenceReply = async (call: Call, result: Awaited<ReturnType<typeof absences.addAbsence>>) =>
  isRefusal(result) ? result : getAbsence(beyondScope(call), result.id);

const absenceRoutes: readonly Operation[] = [
  operation(contract.addAbsence, async (call, { body }) => absenceReply(call, await absences.addAbsence(call, body))),
  operation(contract.listAbsences, (call, { query }) => listAbsences(call, query)),
  operation(contract.getAbsence, (call, { params }) => getAbsenceWithWork(call, params.id)),
  operation(contract.cancelAbsence, async (call, { params, body }) =>
    absenceReply(call, await absences.cancelAbsence(call, params.id, body.version)),
  ),
  operation(contract.handOverAbsence, async (call, { params, body }) => {
    const result = await absences.handOverAbsence(call, params.id, body);
    if (isRefusal(result)) return result;
    const absence = await getAbsence(beyondScope(call), result.id);
    return isRefusal(absence) ? absence : { absence, moved: result.moved };
  }),
];

const ownRoutes: readonly Operation[] = [
  operation(contract.listNotices, (call, { query }) => listNotices(call, query)),
  operation(contract.readNotice, (call, { params }) => readNotice(call, params.id)),
  operation(contract.readAllNotices, readAllNotices),
  operation(contract.getInbox, (call, { query }) => getInbox(call, query)),
  operation(contract.previewDue, (call, { query }) => previewDue(call, query)),
  operation(contract.readMentions, (call, { body }) =>
    readMentions(call, { type: body.subjectType, id: body.subjectId }),
  ),
];

const ruleRoutes: readonly Operation[] = [
  operation(contract.listLadders, readLadders),
  operation(contract.setLadders, (call, { body }) => setLadders(call, body)),
  operation(contract.listAuthorityLimits, readAuthority),
  operation(contract.setAuthorityLimits, (call, { body }) => setAuthority(call, body)),
  operation(contract.listApprovalTimes, readApprovalTimes),
  operation(contract.setApprovalTimes, (call, { body }) => setApprovalTimes(call, body)),
];

export const routes: readonly Operation[] = [
  ...taskRoutes,
  ...departmentRoutes,
  ...promiseRoutes,
  ...commentRoutes,
  ...approvalRoutes,
  ...absenceRoutes,
  ...ownRoutes,
  ...ruleRoutes,
];
