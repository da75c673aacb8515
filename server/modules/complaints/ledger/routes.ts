import * as contract from '@tongli/contracts/complaints';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { previewImport } from './preview.ts';
import { getImport, listImports, listRowErrors } from './queries.ts';
import { receiveLedger } from './receiving.ts';
import { startImport } from './starting.ts';

const reply = async (call: Call, result: { id: string } | Refusal) =>
  isRefusal(result) ? result : getImport(call, result.id);

export const ledgerRoutes: readonly Operation[] = [
  operation(contract.uploadLedger, async (call, { query, upload }) =>
    reply(call, await receiveLedger(call, query, upload)),
  ),
  operation(contract.listImports, (call, { query }) => listImports(call, query)),
  operation(contract.getImport, (call, { params }) => getImport(call, params.id)),
  operation(contract.previewImport, (call, { params, body }) =>
    previewImport(call, params.id, body.mapping, body.judgeOnTime),
  ),
  operation(contract.startImport, async (call, { params, body }) =>
    reply(call, await startImport(call, params.id, body.mapping, body.judgeOnTime)),
  ),
  operation(contract.listRowErrors, (call, { params, query }) => listRowErrors(call, params.id, query.after)),
];
