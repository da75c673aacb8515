import * as contract from '@tongli/contracts/access';
import { type Call, isRefusal, type Refusal } from '../../platform/call.ts';
import { type Operation, operation } from '../../platform/http/operation.ts';
import * as commands from './commands.ts';
import { getAccount, listAccounts } from './queries.ts';

const reply = async (call: Call, result: { id: string } | Refusal) =>
  isRefusal(result) ? result : getAccount(call, result.id);

export const routes: readonly Operation[] = [
  operation(contract.signIn, async (call, { body, session }) => {
    const result = await commands.signIn(call, body.username, body.password);
    if (isRefusal(result)) return result;
    session.set(result.token);
    return {};
  }),
  operation(contract.signOut, async (call, { session }) => {
    if (session.token !== null) await commands.signOut(call, session.token);
    session.set(null);
    return {};
  }),
  operation(contract.changePassword, async (call, { body, session }) => {
    const refused = await commands.changeOwnPassword(call, session.token ?? '', body);
    return refused ?? {};
  }),
  operation(contract.listAccounts, (call, { query }) => listAccounts(call, query)),
  operation(contract.openAccount, async (call, { body }) => reply(call, await commands.openAccount(call, body))),
  operation(contract.changeAccount, async (call, { params, body }) =>
    reply(call, await commands.changeAccount(call, params.id, body)),
  ),
  operation(contract.setPassword, async (call, { params, body }) =>
    reply(call, await commands.setPassword(call, params.id, body.password)),
  ),
  operation(contract.closeAccount, async (call, { params }) =>
    reply(call, await commands.closeAccount(call, params.id)),
  ),
];
