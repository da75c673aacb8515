import type { Call, Refusal } from '../../../platform/call.ts';
import type { ComplaintRecord } from '../store.ts';
import { decideMakeGood } from './compensation.ts';
import { ownLimit } from './proposing.ts';
import { grantedMinor } from './queries.ts';

/** What may be promised in "make good" without asking further; null is without bound. */
export async function mayPromise(call: Call, row: ComplaintRecord): Promise<number | null> {
  const own = await ownLimit(call, row);
  return own === null ? null : Math.max(own, await grantedMinor(call, row.id));
}

/** Nobody promises more than they may grant themselves, or than was granted to the case. */
export async function decidePromise(call: Call, row: ComplaintRecord, amountMinor: number): Promise<Refusal | null> {
  return amountMinor === 0 ? null : decideMakeGood(amountMinor, await mayPromise(call, row));
}
