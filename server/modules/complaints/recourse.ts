import type { ComplaintSettings } from '@tongli/contracts/requests';
import { type Call, type Refusal, refuse } from '../../platform/call.ts';
import { currentProcess } from '../requests/index.ts';
import { type ComplaintRecord, processOf } from './store.ts';

/** Where a customer can go who is not content: as the case's version of the process has it or, where that has none, the one in force. */
export async function recourseOf(call: Call, row: ComplaintRecord): Promise<ComplaintSettings['recourse']> {
  const own = (await processOf(call, row))?.settings.recourse;
  if (own && (own.zh !== '' || own.en !== '')) return own;
  return (await currentProcess(call)).settings.recourse;
}

/** In the language of the answer. Refuses `recourse-missing`: no answer leaves without it. */
export async function recourseFor(call: Call, row: ComplaintRecord, answer: string): Promise<string | Refusal> {
  const { zh, en } = await recourseOf(call, row);
  const words = /\p{Script=Han}/u.test(answer) ? zh || en : en || zh;
  return words === '' ? refuse('recourse-missing') : words;
}
