import { typeAsCustomer } from '@tongli/contracts/contacts';
import { call } from '../../api/call.ts';

/** Whoever writes says so that often; whoever says nothing for twice as long has stopped. */
const sayMs = 3_000;
const lastsMs = 6_000;
let said = Number.NEGATIVE_INFINITY;

/** Tells the agent that the customer writes: of the moment, so that what is lost is not said again. */
export function sayTyping(token: string, typing: boolean): void {
  const since = performance.now() - said;
  if (typing ? since < sayMs : since >= lastsMs) return;
  said = typing ? performance.now() : Number.NEGATIVE_INFINITY;
  call(typeAsCustomer, { params: { token }, body: { typing } }).catch(() => undefined);
}
