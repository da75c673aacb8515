import * as contract from '@tongli/contracts/complaints';
import { type Call, isRefusal } from '../../platform/call.ts';
import { ownFiles } from '../../platform/files/index.ts';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { beyondScope } from '../../platform/permissions/scope.ts';
import { listProjects } from '../org/index.ts';
import { accountabilityRoutes } from './accountability/routes.ts';
import { assignmentRoutes } from './assignment/index.ts';
import { boardRoutes } from './board/routes.ts';
import { classificationRoutes, classify } from './classification/index.ts';
import { compensationRoutes } from './compensation/routes.ts';
import { evidenceRoutes } from './evidence/index.ts';
import { extensionRoutes } from './extension/routes.ts';
import { feedbackRoutes } from './feedback/routes.ts';
import { discloseFile } from './files.ts';
import { groupRoutes } from './group/index.ts';
import * as handling from './handling.ts';
import { incidentRoutes } from './incident/index.ts';
import { letterRoutes } from './letters/routes.ts';
import { libraryRoutes } from './library/index.ts';
import { listComplaints } from './list.ts';
import { lodge } from './lodging.ts';
import { nameComplainedAbout } from './naming.ts';
import { portalRoutes } from './portal/routes.ts';
import { getComplaint } from './record.ts';
import { reopenByHand } from './reopening.ts';
import { repeatRoutes } from './repeat/index.ts';
import { riskRoutes } from './risk/index.ts';
import { assess } from './stages/assessing.ts';
import { pause, resume } from './stages/pausing.ts';
import { listTerms, setProjectTerms } from './terms.ts';

/** Whoever gives a case away sees once more what they gave, wherever it went. */
const reply = async (call: Call, done: Promise<handling.Done>) => {
  const result = await done;
  return isRefusal(result) ? result : getComplaint(beyondScope(call), result.id);
};

const intake: readonly Operation[] = [
  operation(contract.listTerms, (call, { query }) => listTerms(call, query.projectId)),
  operation(contract.setProjectTerms, (call, { params, body }) => setProjectTerms(call, params.id, body)),
  operation(contract.listPortals, (call) => listProjects(beyondScope(call))),
  operation(contract.lodgeInPortal, async (call, { body: { fileIds: ids, draft, ...body } }) => {
    const files = { ids, by: draft === undefined ? null : { draftId: draft } };
    const given = { channel: 'portal', severity: 'normal', kind: 'routine' } as const;
    const receipt = await lodge(beyondScope(call), { ...body, ...given, files });
    if (isRefusal(receipt)) return receipt;
    return { number: receipt.number, token: receipt.followToken, respondBy: receipt.respondBy };
  }),
  operation(contract.lodgeForCustomer, (call, { body: { fileIds, ...body } }) =>
    lodge(call, { ...body, files: ownFiles(call, fileIds) }),
  ),
];

const handlingRoutes: readonly Operation[] = [
  operation(contract.listComplaints, (call, { query }) => listComplaints(call, query)),
  operation(contract.getComplaint, (call, { params }) => getComplaint(call, params.id)),
  operation(contract.assignComplaint, (call, { params, body }) => reply(call, handling.assign(call, params.id, body))),
  operation(contract.acknowledgeComplaint, (call, { params, body }) =>
    reply(call, handling.acknowledge(call, params.id, body.message)),
  ),
  operation(contract.classifyComplaint, (call, { params, body }) => reply(call, classify(call, params.id, body))),
  operation(contract.recordStep, (call, { params, body }) =>
    reply(call, handling.recordStep(call, params.id, body.record, body)),
  ),
  operation(contract.skipStep, (call, { params, body }) =>
    reply(call, handling.skipStep(call, params.id, params.step, body.reason, body.version)),
  ),
  operation(contract.answerComplaint, (call, { params, body }) =>
    reply(call, handling.answer(call, params.id, body.text)),
  ),
  operation(contract.closeComplaint, (call, { params, body }) => reply(call, handling.close(call, params.id, body))),
  operation(contract.addNote, (call, { params, body }) => reply(call, handling.addNote(call, params.id, body.text))),
  operation(contract.attachToComplaint, (call, { params, body }) =>
    reply(call, handling.attach(call, params.id, body.fileIds)),
  ),
  operation(contract.discloseFile, (call, { params: { id, fileId }, body }) =>
    discloseFile(call, id, { fileId, reason: body.reason }),
  ),
];

const lifecycleRoutes: readonly Operation[] = [
  operation(contract.reopenComplaint, (call, { params, body }) => reply(call, reopenByHand(call, params.id, body))),
  operation(contract.nameComplainedAbout, (call, { params, body }) =>
    reply(call, nameComplainedAbout(call, params.id, body)),
  ),
  operation(contract.assessComplaint, (call, { params, body }) => reply(call, assess(call, params.id, body))),
  operation(contract.pauseComplaint, (call, { params, body }) => reply(call, pause(call, params.id, body))),
  operation(contract.resumeComplaint, (call, { params }) => reply(call, resume(call, params.id))),
];

export const routes: readonly Operation[] = [
  ...repeatRoutes,
  ...groupRoutes,
  ...incidentRoutes,
  ...intake,
  ...handlingRoutes,
  ...lifecycleRoutes,
  ...portalRoutes,
  ...feedbackRoutes,
  ...letterRoutes,
  ...compensationRoutes,
  ...accountabilityRoutes,
  ...riskRoutes,
  ...evidenceRoutes,
  ...classificationRoutes,
  ...libraryRoutes,
  ...assignmentRoutes,
  ...boardRoutes,
  ...extensionRoutes,
];
