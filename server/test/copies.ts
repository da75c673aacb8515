import { findOrAddCustomer } from '../modules/customers/index.ts';
import { copyCodeText } from '../modules/privacy/index.ts';
import { system } from '../platform/permissions/actor.ts';
import { inTransaction } from '../sample/live.ts';
import { projectId } from '../sample/people.ts';
import { identified } from './rows.ts';

type In = Parameters<typeof inTransaction>[0];

/** Somebody of the project who can be told by name and number. */
export const knownCustomer = (floor: In): Promise<string> =>
  inTransaction(floor, system('test'), new Date(), (call) => findOrAddCustomer(call, projectId, identified));

/** The digits that the customer of a copy was sent for their first opening. */
export async function firstCopyCode(floor: In, copyId: string): Promise<string> {
  const text = await inTransaction(floor, system('test'), new Date(), (call) => copyCodeText(call, copyId, 1));
  return /是 (\d{6})/.exec(text?.zh ?? '')?.[1] ?? '';
}
