import * as contract from '@tongli/contracts/complaints';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { type Done, propose, release, removeMore, settle } from './proposing.ts';
import { getLibraryCase, getLibraryStanding, listLibrary } from './reading.ts';

const reply = async (call: Call, done: Promise<Done>) => {
  const result = await done;
  return isRefusal(result) ? result : getLibraryCase(call, result.id);
};

export const libraryRoutes: readonly Operation[] = [
  operation(contract.listLibrary, (call, { query }) => listLibrary(call, query)),
  operation(contract.getLibraryCase, (call, { params }) => getLibraryCase(call, params.id)),
  operation(contract.getLibraryStanding, (call, { params }) => getLibraryStanding(call, params.id)),
  operation(contract.proposeForLibrary, (call, { params, body }) => reply(call, propose(call, params.id, body))),
  operation(contract.removeFromLibraryCase, (call, { params, body }) => reply(call, removeMore(call, params.id, body))),
  operation(contract.releaseLibraryCase, (call, { params, body }) =>
    reply(call, release(call, params.id, body.version)),
  ),
  operation(contract.declineLibraryCase, (call, { params, body }) =>
    reply(call, settle(call, params.id, 'decline', body)),
  ),
  operation(contract.withdrawLibraryCase, (call, { params, body }) =>
    reply(call, settle(call, params.id, 'withdraw', body)),
  ),
];
