import type { FollowedContact } from '@tongli/contracts/contacts';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { followById } from '../customer/following.ts';
import { contactToken, readContactToken } from '../customer/link.ts';
import { findPublicQueue, type Named } from '../customer/queues.ts';
import { join, prepare } from './joining.ts';
import { finishVoicemail, startVoicemail, turnToVoicemail } from './voicemail.ts';

/** What a customer does about the call of the contact that their token opens. */
const opened = async <T>(
  call: Call,
  token: string,
  act: (id: string) => Promise<T | Refusal>,
): Promise<T | Refusal> => {
  const id = readContactToken(call.keyring, token);
  return id === null ? notFound : act(id);
};

export const prepareAsCustomer = (call: Call, token: string) => opened(call, token, (id) => prepare(call, id, null));

export const joinAsCustomer = (call: Call, token: string, offer: string) =>
  opened(call, token, (id) => join(call, id, null, { offer }));

interface Message extends Named {
  readonly language: 'zh' | 'en';
  readonly name: string;
  readonly phone: string;
}

export async function beginVoicemail(
  call: Call,
  { language, name, phone, ...named }: Message,
): Promise<{ token: string; contact: FollowedContact } | Refusal> {
  const queue = await findPublicQueue(call, named);
  if (isRefusal(queue)) return queue;
  const started = await startVoicemail(call, { queue, language, name, phone });
  if (isRefusal(started)) return started;
  const contact = await followById(call, started.id, 0);
  return isRefusal(contact) ? contact : { token: contactToken(call.keyring, started.id), contact };
}

export const goOverToVoicemail = (
  call: Call,
  token: string,
  given: { readonly phone: string; readonly name: string },
) => opened(call, token, async (id) => (await turnToVoicemail(call, id, given)) ?? followById(call, id, 0));

export const completeVoicemail = (call: Call, token: string) =>
  opened(call, token, async (id) => (await finishVoicemail(call, id)) ?? followById(call, id, 0));
