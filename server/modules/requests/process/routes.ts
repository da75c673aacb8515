import * as contract from '@tongli/contracts/requests';
import { notFound } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { requestCases } from '../request/cases.ts';
import { compareWithControl } from './comparison/pilot.ts';
import { addProcess, discardDraft, writeDraft } from './drafting.ts';
import { moveCases, previewMove } from './moving.ts';
import { decidePilot, publishDraft } from './publishing.ts';
import { findDefinition } from './reading.ts';
import { getServiceProcess, listServiceProcesses } from './record.ts';

export const processRoutes: readonly Operation[] = [
  operation(contract.listServiceProcesses, listServiceProcesses),
  operation(contract.getServiceProcess, (call, { params }) => getServiceProcess(call, params.id)),
  operation(contract.addServiceProcess, (call, { body }) => addProcess(call, body)),
  operation(contract.writeProcessDraft, (call, { params, body }) => writeDraft(call, params.id, body)),
  operation(contract.discardProcessDraft, (call, { params, body }) => discardDraft(call, params.id, body.version)),
  operation(contract.publishProcessDraft, (call, { params, body }) => publishDraft(call, params.id, body)),
  operation(contract.decidePilot, (call, { params, body }) => decidePilot(call, params.id, body)),
  operation(
    contract.getProcessDefinition,
    async (call, { params }) => (await findDefinition(call, params.id, params.versionId)) ?? notFound,
  ),
  operation(contract.compareProcessPilot, (call, { params }) =>
    compareWithControl(call, requestCases, { processId: params.id, pilotId: params.pilotId }),
  ),
  operation(contract.previewCaseMove, (call, { params, body }) =>
    previewMove(call, requestCases, { processId: params.id, ...body }),
  ),
  operation(contract.moveCases, (call, { params, body }) =>
    moveCases(call, requestCases, { processId: params.id, ...body }),
  ),
];
