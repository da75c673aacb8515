import * as contract from '@tongli/contracts/access';
import { type Call, isRefusal, type Refusal } from '../../platform/call.ts';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { changeAccount, closeAccount, openAccount } from './account/commands.ts';
import { getAccount, listAccounts } from './account/queries.ts';
import { reopenAccount } from './account/reopening.ts';
import type { LeavingAmong } from './account/store.ts';
import { setPassword } from './password/changing.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { singleSignOnRoutes } from './single-sign-on/routes.ts';
import { tokenRoutes } from './tokens/routes.ts';

const reply = async (call: Call, result: { id: string } | Refusal) =>
  isRefusal(result) ? result : getAccount(call, result.id);

export const routes = (leavingAmong: LeavingAmong): readonly Operation[] => [
  ...signInRoutes,
  operation(contract.listAccounts, (call, { query }) => listAccounts(call, query)),
  operation(contract.openAccount, async (call, { body }) =>
    reply(call, await openAccount(call, { ...body, mustChange: true })),
  ),
  operation(contract.changeAccount, async (call, { params, body }) =>
    reply(call, await changeAccount(call, params.id, body, leavingAmong)),
  ),
  operation(contract.setPassword, async (call, { params, body }) =>
    reply(call, await setPassword(call, params.id, body.password, { mustChange: true })),
  ),
  operation(contract.closeAccount, async (call, { params }) =>
    reply(call, await closeAccount(call, params.id, leavingAmong)),
  ),
  operation(contract.reopenAccount, async (call, { params, body }) =>
    reply(call, await reopenAccount(call, params.id, body, leavingAmong)),
  ),
  ...singleSignOnRoutes,
  ...tokenRoutes,
];
