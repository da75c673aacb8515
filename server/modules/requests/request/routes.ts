import * as contract from '@tongli/contracts/requests';
import { type Call, isRefusal, notFound } from '../../../platform/call.ts';
import { ownFiles } from '../../../platform/files/index.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { projectFor, unitOf } from '../../org/index.ts';
import { addComment, commentsOf } from '../../work/index.ts';
import { adoptionRates } from './adoption.ts';
import { discloseFile } from './files.ts';
import * as handling from './handling.ts';
import { listRequests } from './list.ts';
import { lodgeRequest } from './lodging.ts';
import { pathFor } from './path.ts';
import { getRequest, replyTo } from './record.ts';
import { decide } from './request.ts';
import { findLoaded, subjectOf } from './store.ts';
import { listTemplates, setTemplates } from './templates.ts';

/** The form of a kind as a request lodged now by the caller would have it. */
async function getForm(call: Call, kind: contract.AskedKind, projectId: string | undefined) {
  const project = await projectFor(call, projectId, 'query.projectId');
  if (isRefusal(project)) return project;
  const { definition } = await pathFor(call, kind, await unitOf(call, call.actor.id));
  const steps = definition.steps.map(({ key, name, fields }) => ({ key, name, fields }));
  return { name: definition.name, steps };
}

const lodging: readonly Operation[] = [
  operation(contract.getRequestForm, (call, { params, query }) => getForm(call, params.kind, query.projectId)),
  operation(contract.lodgeRequest, (call, { body: { fileIds, ...body } }) =>
    lodgeRequest(call, { ...body, files: ownFiles(call, fileIds) }),
  ),
  operation(contract.listRequestTemplates, (call) => listTemplates(call)),
  operation(contract.setRequestTemplates, (call, { body }) => setTemplates(call, body)),
];

const reading: readonly Operation[] = [
  operation(contract.listRequests, (call, { query }) => listRequests(call, query)),
  operation(contract.getRequest, (call, { params }) => getRequest(call, params.id)),
  operation(contract.getAdoptionRates, (call, { query }) => adoptionRates(call, query)),
  operation(contract.discloseRequestFile, (call, { params: { id, fileId }, body }) =>
    discloseFile(call, id, { fileId, reason: body.reason }),
  ),
  operation(contract.listRequestComments, async (call, { params }) => {
    const loaded = await findLoaded(call, params.id);
    return loaded ? { comments: await commentsOf(call, subjectOf(params.id)) } : notFound;
  }),
  operation(contract.commentRequest, async (call, { params, body }) => {
    const loaded = await findLoaded(call, params.id);
    if (!loaded) return notFound;
    const refused = decide(loaded.facts, 'comment', call.actor);
    return refused ?? addComment(call, subjectOf(params.id), { ...body, number: loaded.row.number });
  }),
];

const handlingRoutes: readonly Operation[] = [
  operation(contract.assignRequest, (call, { params, body }) => replyTo(call, handling.assign(call, params.id, body))),
  operation(contract.recordRequestStep, (call, { params, body }) =>
    replyTo(call, handling.recordStep(call, params.id, body)),
  ),
  operation(contract.sendRequestBack, (call, { params, body }) =>
    replyTo(call, handling.sendBack(call, params.id, body)),
  ),
  operation(contract.answerRequest, (call, { params, body }) => replyTo(call, handling.answer(call, params.id, body))),
  operation(contract.decideSuggestion, (call, { params, body }) =>
    replyTo(call, handling.decideAdoption(call, params.id, body)),
  ),
  operation(contract.closeRequest, (call, { params, body }) => replyTo(call, handling.close(call, params.id, body))),
  operation(contract.reopenRequest, (call, { params, body }) => replyTo(call, handling.reopen(call, params.id, body))),
  operation(contract.setRequestPriority, (call, { params, body }) =>
    replyTo(call, handling.setPriority(call, params.id, body.priority)),
  ),
  operation(contract.tagRequest, (call, { params, body }) => replyTo(call, handling.tag(call, params.id, body))),
  operation(contract.watchRequest, (call, { params, body }) =>
    replyTo(call, handling.setWatching(call, params.id, body.watching)),
  ),
  operation(contract.attachToRequest, (call, { params, body }) =>
    replyTo(call, handling.attach(call, params.id, body.fileIds)),
  ),
];

export const requestRoutes: readonly Operation[] = [...lodging, ...reading, ...handlingRoutes];
