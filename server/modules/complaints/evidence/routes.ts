import * as contract from '@tongli/contracts/complaints';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { askEvidence, fetchEvidence, listEvidence } from './asking.ts';
import { addFormat, changeFormat, listFormatEditions, readFormats } from './formats/formats.ts';
import { previewReply } from './formats/replying.ts';

export const evidenceRoutes: readonly Operation[] = [
  operation(contract.listEvidence, (call, { params }) => listEvidence(call, params.id)),
  operation(contract.makeEvidence, (call, { params, body }) => askEvidence(call, params.id, body)),
  operation(contract.fetchEvidence, (call, { params }) => fetchEvidence(call, params.id, params.packId)),
  operation(contract.previewReply, (call, { params, body }) => previewReply(call, params.id, body)),
  operation(contract.listEvidenceFormats, async (call) => ({ formats: await readFormats(call) })),
  operation(contract.addEvidenceFormat, (call, { body }) => addFormat(call, body)),
  operation(contract.changeEvidenceFormat, (call, { params, body }) => changeFormat(call, params.id, body)),
  operation(contract.listEvidenceFormatEditions, (call, { params }) => listFormatEditions(call, params.id)),
];
