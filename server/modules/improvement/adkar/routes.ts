import * as contract from '@tongli/contracts/improvement';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { getChange, listChanges, openChange, scoreChange } from './changes.ts';

const reply = async (call: Call, result: { id: string } | Refusal) =>
  isRefusal(result) ? result : getChange(call, result.id);

export const changeRoutes: readonly Operation[] = [
  operation(contract.listChanges, (call, { query }) => listChanges(call, query)),
  operation(contract.getChange, (call, { params }) => getChange(call, params.id)),
  operation(contract.openChange, async (call, { body }) => reply(call, await openChange(call, body))),
  operation(contract.scoreChange, async (call, { params, body }) =>
    reply(call, await scoreChange(call, params.id, body)),
  ),
];
