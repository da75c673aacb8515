import type { Ladder } from '@tongli/contracts/work';
import { type Call, mustSucceed } from '../../../platform/call.ts';
import { readLadders, setLadders } from './store.ts';

const holder = (post: string) => ({ post, where: 'above' as const });

/** By the posts of the standard organisation: an hour late to the team leader, half a day to the department, a day to the centre. */
const first: Ladder = {
  unitId: null,
  kind: null,
  rungs: [
    { afterMinutes: 60, to: holder('team-leader') },
    { afterMinutes: 240, to: holder('department-head') },
    { afterMinutes: 480, to: holder('centre-manager') },
  ],
  arbiter: holder('department-head'),
  arbitrationMinutes: 480,
};

/** A ladder to begin with, where nobody has ever set one: what somebody took away stays away. Says whether it was laid. */
export async function layFirstLadder(call: Call): Promise<boolean> {
  const { ladders, version } = await readLadders(call);
  if (version > 0 || ladders.length > 0) return false;
  mustSucceed(await setLadders(call, { ladders: [first], version }));
  return true;
}
