import { startSession } from '../modules/access/index.ts';
import type { Call } from '../platform/call.ts';
import { personNamed } from '../sample/people.ts';

/** Lets a person of the sample centre in without their password, which is slow on purpose: the token of a new session. */
export const letIn = (call: Call, username: string): Promise<string> => startSession(call, personNamed(username).id);
