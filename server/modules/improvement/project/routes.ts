import * as contract from '@tongli/contracts/improvement';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import * as commands from './commands.ts';
import { settleSaving, stateSaving } from './money.ts';
import { openProject } from './opening.ts';
import { getPortfolio, getProject, listProjects } from './queries.ts';

const reply = async (call: Call, result: { id: string } | Refusal) =>
  isRefusal(result) ? result : getProject(call, result.id);

export const projectRoutes: readonly Operation[] = [
  operation(contract.listProjects, (call, { query }) => listProjects(call, query)),
  operation(contract.getPortfolio, (call) => getPortfolio(call)),
  operation(contract.getProject, (call, { params }) => getProject(call, params.id)),
  operation(contract.openProject, async (call, { body }) => reply(call, await openProject(call, body))),
  operation(contract.planProject, async (call, { params, body }) =>
    reply(call, await commands.planProject(call, params.id, body)),
  ),
  operation(contract.addProjectEvidence, async (call, { params, body }) =>
    reply(call, await commands.addProjectEvidence(call, params.id, body)),
  ),
  operation(contract.passGate, async (call, { params, body }) =>
    reply(call, await commands.passGate(call, params.id, body)),
  ),
  operation(contract.returnProject, async (call, { params, body }) =>
    reply(call, await commands.returnProject(call, params.id, body)),
  ),
  operation(contract.stopProject, async (call, { params, body }) =>
    reply(call, await commands.stopProject(call, params.id, body)),
  ),
  operation(contract.commentProject, async (call, { params, body }) =>
    reply(call, await commands.commentProject(call, params.id, body.text)),
  ),
  operation(contract.stateSaving, async (call, { params, body }) =>
    reply(call, await stateSaving(call, params.id, body)),
  ),
  operation(contract.settleSaving, async (call, { params, body }) =>
    reply(call, await settleSaving(call, params, body)),
  ),
];
