import * as contract from '@tongli/contracts/improvement';
import { isRefusal, type Refusal } from '../../platform/call.ts';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { beyondScope } from '../../platform/permissions/scope.ts';
import * as actionCommands from './action/commands.ts';
import { passAction } from './action/handing-over.ts';
import { getAction, getActionWithChart, listActions } from './action/queries.ts';
import { askTraining } from './action/training.ts';
import { changeRoutes } from './adkar/routes.ts';
import type { Beyond } from './beyond.ts';
import { launchRoutes } from './launch/routes.ts';
import { projectRoutes } from './project/routes.ts';
import { attributeCases } from './root-cause/attributing.ts';
import * as rootCauseCommands from './root-cause/commands.ts';
import { getRootCause, listCauseCases, listRootCauses } from './root-cause/queries.ts';
import { reopenRootCause } from './root-cause/reopening.ts';
import { teamRoutes } from './team/routes.ts';
import * as triageCommands from './triage/commands.ts';
import { getTriage, listTriages } from './triage/queries.ts';

const reply = async <Reply>(result: { id: string } | Refusal, get: (id: string) => Promise<Reply | Refusal>) =>
  isRefusal(result) ? result : get(result.id);

const triageRoutes: readonly Operation[] = [
  operation(contract.openTriage, async (call, { body }) =>
    reply(await triageCommands.openTriage(call, body), (id) => getTriage(call, id)),
  ),
  operation(contract.listTriages, (call, { query }) => listTriages(call, query)),
  operation(contract.getTriage, (call, { params }) => getTriage(call, params.id)),
  operation(contract.decideTriage, async (call, { params, body }) =>
    reply(await triageCommands.decideTriage(call, params.id, body), (id) => getTriage(call, id)),
  ),
];

const rootCauseRoutes = (beyond: Beyond): readonly Operation[] => [
  operation(contract.listRootCauses, (call, { query }) => listRootCauses(call, query)),
  operation(contract.getRootCause, (call, { params }) => getRootCause(call, params.id, beyond)),
  operation(contract.studyRootCause, async (call, { params, body }) =>
    reply(await rootCauseCommands.studyRootCause(call, params.id, body, beyond), (id) =>
      getRootCause(call, id, beyond),
    ),
  ),
  operation(contract.attributeCases, async (call, { params, body }) =>
    reply(await attributeCases(call, params.id, body, beyond), (id) => getRootCause(call, id, beyond)),
  ),
  operation(contract.listCauseCases, (call, { params, query }) => listCauseCases(call, params.id, query, beyond)),
  operation(contract.concludeRootCause, async (call, { params, body }) =>
    reply(await rootCauseCommands.concludeRootCause(call, params.id, body), (id) => getRootCause(call, id, beyond)),
  ),
  operation(contract.reopenRootCause, async (call, { params, body }) =>
    reply(await reopenRootCause(call, params.id, body), (id) => getRootCause(call, id, beyond)),
  ),
];

const actionRoutes = (beyond: Beyond): readonly Operation[] => [
  operation(contract.openAction, async (call, { body }) =>
    // Its owner may be in another branch: whoever opened it sees it once more.
    reply(await actionCommands.openAction(call, body), (id) => getAction(beyondScope(call), id)),
  ),
  operation(contract.listActions, (call, { query }) => listActions(call, query)),
  operation(contract.getAction, (call, { params }) => getActionWithChart(call, params.id)),
  operation(contract.completeAction, async (call, { params, body }) =>
    reply(await actionCommands.completeAction(call, params.id, body), (id) => getAction(call, id)),
  ),
  operation(contract.moveVerification, async (call, { params, body }) =>
    reply(await actionCommands.moveVerification(call, params.id, body), (id) => getAction(call, id)),
  ),
  operation(contract.handOverAction, async (call, { params, body }) =>
    reply(await passAction(call, params.id, body), (id) => getAction(beyondScope(call), id)),
  ),
  operation(contract.askTraining, async (call, { params, body }) =>
    reply(await askTraining(call, params.id, body, beyond), (id) => getAction(call, id)),
  ),
];

export const routes = (beyond: Beyond): readonly Operation[] => [
  ...triageRoutes,
  ...rootCauseRoutes(beyond),
  ...teamRoutes,
  ...projectRoutes,
  ...launchRoutes(beyond),
  ...changeRoutes,
  ...actionRoutes(beyond),
];
