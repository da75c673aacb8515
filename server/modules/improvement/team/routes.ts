import * as contract from '@tongli/contracts/improvement';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { answerInvitation, dismissMember, inviteMember, type Team } from './commands.ts';
import { teamOf } from './store.ts';

const reply = async (call: Call, { type, id }: Team, result: { id: string } | Refusal) =>
  isRefusal(result) ? result : { team: await teamOf(call, type, id) };

export const teamRoutes: readonly Operation[] = [
  operation(contract.inviteMember, async (call, { params, body }) =>
    reply(call, params, await inviteMember(call, params, params.personId, body.role)),
  ),
  operation(contract.dismissMember, async (call, { params }) =>
    reply(call, params, await dismissMember(call, params, params.personId)),
  ),
  operation(contract.answerInvitation, async (call, { params, body }) =>
    reply(call, params, await answerInvitation(call, params, body.joins)),
  ),
];
