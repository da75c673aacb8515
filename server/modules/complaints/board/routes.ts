import * as contract from '@tongli/contracts/complaints';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import type { Done } from '../handling.ts';
import { getComplaint } from '../record.ts';
import { escalateByHand, remindOwner } from './acting.ts';
import { getBoard } from './counting.ts';

const reply = async (call: Call, done: Promise<Done>) => {
  const result = await done;
  return isRefusal(result) ? result : getComplaint(beyondScope(call), result.id);
};

export const boardRoutes: readonly Operation[] = [
  operation(contract.getBoard, (call) => getBoard(call)),
  operation(contract.remindOwner, (call, { params, body }) => reply(call, remindOwner(call, params.id, body.text))),
  operation(contract.escalateComplaint, (call, { params, body }) =>
    reply(call, escalateByHand(call, params.id, body.reason)),
  ),
];
