import * as contract from '@tongli/contracts/complaints';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { decideForGroup, writeToGroup } from './deciding.ts';
import { addComplainants, addMember, dissolveGroup, exceptMember, formGroup, setSpokesperson } from './forming.ts';
import { getGroupOfCase, listGroups } from './record.ts';

const reply = async (call: Call, done: Promise<{ id: string } | Refusal>) => {
  const result = await done;
  return isRefusal(result) ? result : getGroupOfCase(call, result.id);
};

export const groupRoutes: readonly Operation[] = [
  operation(contract.listComplaintGroups, (call, { query }) => listGroups(call, query)),
  operation(contract.getComplaintGroup, (call, { params }) => getGroupOfCase(call, params.id)),
  operation(contract.formComplaintGroup, (call, { params, body }) =>
    reply(call, formGroup(call, params.id, body.matter)),
  ),
  operation(contract.addToComplaintGroup, (call, { params, body }) =>
    reply(call, addMember(call, params.id, body.complaintNumber)),
  ),
  operation(contract.addComplainants, (call, { params, body }) => reply(call, addComplainants(call, params.id, body))),
  operation(contract.setSpokesperson, (call, { params, body }) => reply(call, setSpokesperson(call, params.id, body))),
  operation(contract.exceptFromGroup, (call, { params: { id, memberId }, body }) =>
    reply(call, exceptMember(call, id, memberId, body.reason)),
  ),
  operation(contract.decideForGroup, async (call, { params, body }) => {
    const done = await decideForGroup(call, params.id, body);
    if (isRefusal(done)) return done;
    const { id, ...counts } = done;
    const now = await getGroupOfCase(call, id);
    return isRefusal(now) ? now : { ...now, ...counts };
  }),
  operation(contract.writeToGroup, (call, { params, body }) => writeToGroup(call, params.id, body)),
  operation(contract.dissolveComplaintGroup, (call, { params, body }) =>
    reply(call, dissolveGroup(call, params.id, body.reason)),
  ),
];
