import type { Role } from '@tongli/contracts/access';
import type { Endpoint } from '@tongli/contracts/kernel';
import { openAccount, startSession } from '../modules/access/index.ts';
import { mustSucceed } from '../platform/call.ts';
import type { World } from './world.ts';

interface Narrowing {
  readonly role: Role;
  readonly projectId: string | null;
  readonly unitId: string | null;
}

/** Somebody new who holds a role there and nowhere else: sends a body to an operation on one record, tells the status. */
export async function admitTo(world: World, username: string, narrowing: Narrowing) {
  const cookie = await world.call(null, async (call) => {
    const account = { username, name: username, grants: [narrowing], password: { hash: '-' } };
    return `tongli_session=${await startSession(call, mustSucceed(await openAccount(call, account)).id)}`;
  });
  return async ({ method, path }: Endpoint, id: string, payload: object): Promise<number> => {
    const url = `/api/v1${path.replace(':id', id)}`;
    return (await world.house.app.inject({ method, url, headers: { cookie }, payload })).statusCode;
  };
}
