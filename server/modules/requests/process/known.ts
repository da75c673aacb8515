import type { Known } from '@tongli/contracts/requests';
import type { Call } from '../../../platform/call.ts';
import { calendarCodes, postCodes } from '../../org/index.ts';

/** What a definition may name. */
export async function knownTo(call: Call): Promise<Known> {
  return { posts: await postCodes(call), calendars: await calendarCodes(call) };
}
