import * as contract from '@tongli/contracts/improvement';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import type { Beyond } from '../beyond.ts';
import * as commands from './commands.ts';
import { getLaunch, listLaunches } from './queries.ts';

export function launchRoutes(beyond: Beyond): readonly Operation[] {
  const reply = async (call: Call, result: { id: string } | Refusal) =>
    isRefusal(result) ? result : getLaunch(call, result.id, beyond);
  return [
    operation(contract.listLaunches, (call, { query }) => listLaunches(call, query, beyond)),
    operation(contract.getLaunch, (call, { params }) => getLaunch(call, params.id, beyond)),
    operation(contract.openLaunch, async (call, { body }) => reply(call, await commands.openLaunch(call, body))),
    operation(contract.recordLaunchCheck, async (call, { params, body }) =>
      reply(call, await commands.recordLaunchCheck(call, params, body, beyond)),
    ),
    operation(contract.confirmLaunchCheck, async (call, { params }) =>
      reply(call, await commands.confirmLaunchCheck(call, params, beyond)),
    ),
    operation(contract.goLive, async (call, { params, body }) =>
      reply(call, await commands.goLive(call, params.id, body.version, beyond)),
    ),
    operation(contract.withdrawLaunch, async (call, { params, body }) =>
      reply(call, await commands.withdrawLaunch(call, params.id, body, beyond)),
    ),
  ];
}
