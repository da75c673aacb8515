import type { ComplaintSettings } from '@tongli/contracts/requests';
import type { Call } from '../../platform/call.ts';
import { currentProcess } from '../requests/index.ts';
import { type ComplaintRecord, processOf } from './store.ts';

/** Where a customer can go who is not content: as the case's version of the process has it; an imported case has the one in force. */
export async function recourseOf(call: Call, row: ComplaintRecord): Promise<ComplaintSettings['recourse']> {
  const process = (await processOf(call, row)) ?? (await currentProcess(call));
  return process.settings.recourse;
}

/** In the language of the answer. There always is one. */
export async function recourseFor(call: Call, row: ComplaintRecord, answer: string): Promise<string> {
  const { zh, en } = await recourseOf(call, row);
  return /\p{Script=Han}/u.test(answer) ? zh : en;
}
