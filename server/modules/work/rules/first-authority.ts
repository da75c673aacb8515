import type { AuthorityLimit } from '@tongli/contracts/work';
import { type Call, mustSucceed } from '../../../platform/call.ts';
import { readAuthority, setAuthority } from './store.ts';

const limit = (post: string, kind: string, limitMinor: number | null): AuthorityLimit => ({
  ...{ post, kind, limitMinor, currency: 'CNY' },
});

/**
 * By the posts of the standard organisation: ¥200, ¥2,000 and ¥20,000 of compensation; more time for an answer, standard phrases and
 * articles of knowledge from the head of a department up.
 */
const first: readonly AuthorityLimit[] = [
  limit('team-leader', 'compensation', 20_000),
  limit('complaint-manager', 'compensation', 200_000),
  limit('department-head', 'compensation', 200_000),
  limit('centre-manager', 'compensation', 2_000_000),
  limit('complaint-manager', 'extension', null),
  ...['extension', 'phrase', 'article'].flatMap((kind) => [
    limit('department-head', kind, null),
    limit('centre-manager', kind, null),
  ]),
];

/** Authority to begin with, where nobody has ever given any: without it nobody could say yes. Says whether it was laid. */
export async function layFirstAuthority(call: Call): Promise<boolean> {
  const { limits, version } = await readAuthority(call);
  if (version > 0 || limits.length > 0) return false;
  mustSucceed(await setAuthority(call, { limits: [...first], version }));
  return true;
}
