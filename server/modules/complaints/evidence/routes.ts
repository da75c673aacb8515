import * as contract from '@tongli/contracts/complaints';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { askEvidence, fetchEvidence, listEvidence } from './asking.ts';

export const evidenceRoutes: readonly Operation[] = [
  operation(contract.listEvidence, (call, { params }) => listEvidence(call, params.id)),
  operation(contract.makeEvidence, (call, { params, body }) => askEvidence(call, params.id, body)),
  operation(contract.fetchEvidence, (call, { params }) => fetchEvidence(call, params.id, params.packId)),
];
