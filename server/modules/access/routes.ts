import * as contract from '@tongli/contracts/access';
import { type Call, isRefusal, type Refusal } from '../../platform/call.ts';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { changeAccount, closeAccount, openAccount } from './account/commands.ts';
import { getAccount, listAccounts } from './account/queries.ts';
import { changeOwnPassword, setPassword } from './password/changing.ts';
import { signOut } from './session/sessions.ts';
import { signIn } from './sign-in/signing-in.ts';
import { tokenRoutes } from './tokens/routes.ts';

const reply = async (call: Call, result: { id: string } | Refusal) =>
  isRefusal(result) ? result : getAccount(call, result.id);

export const routes: readonly Operation[] = [
  operation(contract.signIn, async (call, { body, session }) => {
    const result = await signIn(call, body.username, body.password);
    if (isRefusal(result)) return result;
    session.set(result.token);
    return {};
  }),
  operation(contract.signOut, async (call, { session }) => {
    if (session.token !== null) await signOut(call, session.token);
    session.set(null);
    return {};
  }),
  operation(contract.changePassword, async (call, { body, session }) => {
    const refused = await changeOwnPassword(call, session.token ?? '', body);
    return refused ?? {};
  }),
  operation(contract.listAccounts, (call, { query }) => listAccounts(call, query)),
  operation(contract.openAccount, async (call, { body }) => reply(call, await openAccount(call, body))),
  operation(contract.changeAccount, async (call, { params, body }) =>
    reply(call, await changeAccount(call, params.id, body)),
  ),
  operation(contract.setPassword, async (call, { params, body }) =>
    reply(call, await setPassword(call, params.id, body.password)),
  ),
  operation(contract.closeAccount, async (call, { params }) => reply(call, await closeAccount(call, params.id))),
  ...tokenRoutes,
];
