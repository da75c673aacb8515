import * as contract from '@tongli/contracts/access';
import { isRefusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { getAccount } from '../account/queries.ts';
import { makeToken, openServiceAccount, revokeToken } from './commands.ts';
import { listServiceAccounts, listTokens } from './queries.ts';

/** Of somebody signed in, whom the door has let through. */
const own = (id: string | null) => id ?? '';

export const tokenRoutes: readonly Operation[] = [
  operation(contract.listOwnTokens, (call, { query }) => listTokens(call, query, own(call.actor.id))),
  operation(contract.makeOwnToken, (call, { body }) => makeToken(call, own(call.actor.id), body, 'person')),
  operation(contract.revokeOwnToken, (call, { params }) => revokeToken(call, params.id, own(call.actor.id))),
  operation(contract.listTokens, (call, { query }) => listTokens(call, query, null)),
  operation(contract.revokeToken, (call, { params }) => revokeToken(call, params.id, null)),
  operation(contract.listServiceAccounts, async (call) => ({ items: await listServiceAccounts(call) })),
  operation(contract.openServiceAccount, async (call, { body }) => {
    const opened = await openServiceAccount(call, body);
    return isRefusal(opened) ? opened : getAccount(call, opened.id);
  }),
  operation(contract.makeServiceToken, (call, { params, body }) => makeToken(call, params.id, body, 'service')),
];
