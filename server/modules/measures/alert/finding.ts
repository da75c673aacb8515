import type { Indicator } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { findIndicator } from '../catalogue/index.ts';
import { findOwn, isOwnCode } from '../own/store.ts';
import { watchedOfCatalogue } from './of-catalogue.ts';
import { watchedOfOwn } from './of-own.ts';
import type { Watched } from './watched.ts';

export async function findWatched(call: Call, code: string): Promise<Watched | undefined> {
  if (isOwnCode(code)) {
    const own = await findOwn(call, code);
    return own && watchedOfOwn(call, own);
  }
  const entry = findIndicator(code);
  return entry && watchedOfCatalogue(entry);
}

/** Many at once, each found once. */
export async function findAllWatched(call: Call, codes: readonly string[]): Promise<ReadonlyMap<string, Watched>> {
  const found = new Map<string, Watched>();
  for (const code of new Set(codes)) {
    const watched = await findWatched(call, code);
    if (watched) found.set(code, watched);
  }
  return found;
}

/** What it is called; whatever is gone by its code. */
export async function nameOf(call: Call, code: string): Promise<Indicator['name']> {
  const watched = await findWatched(call, code);
  return watched?.indicator.name ?? { zh: code, en: code };
}
