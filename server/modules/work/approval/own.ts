import type { Call } from '../../../platform/call.ts';
import { readAuthority } from '../rules/store.ts';
import { limitOf } from './chain.ts';
import { standingOf } from './store.ts';

/**
 * Up to how much of a kind somebody may decide by their own post; null is without bound, undefined where the post has no limit
 * for the kind.
 */
export async function ownAuthority(
  call: Call,
  personId: string,
  { kind, currency }: { readonly kind: string; readonly currency: string },
): Promise<number | null | undefined> {
  const standing = await standingOf(call, personId);
  if (standing === null) return undefined;
  const ask = { kind, amountMinor: 0, currency, requesterId: personId };
  return limitOf((await readAuthority(call)).limits, standing.post, ask);
}

/** The post that somebody holds, by its code; null where they hold none. */
export const postOf = async (call: Call, personId: string): Promise<string | null> =>
  (await standingOf(call, personId))?.post ?? null;
