import { type PublicQueue, startContact, startVoicemail } from '@tongli/contracts/contacts';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { call } from '../../api/call.ts';
import type { MicrophoneRefusal } from '../../api/voice/index.ts';
import { isSpokenWay, type Way } from './ways.ts';

/** What is written before a contact begins. */
export interface Said {
  readonly name: string;
  readonly phone: string;
  readonly text: string;
  /** One key for one contact: sent again after a lost connection it begins once. */
  readonly key: string;
}

/** Whoever speaks is asked for a microphone before they are put anywhere. */
const microphone = () => import('./call/line.ts');

/** Why nothing can be spoken; null where it can be, or need not. */
export async function readyToSpeak(way: Way): Promise<MicrophoneRefusal | null> {
  return isSpokenWay(way) ? (await microphone()).askForMicrophone() : null;
}

/** What was opened for a contact that did not begin. */
export async function speakNot(way: Way): Promise<void> {
  if (isSpokenWay(way)) (await microphone()).giveBackMicrophone();
}

/** Begins a contact this way. */
export function start(
  queue: PublicQueue,
  way: Way,
  { name, phone, text, key: idempotencyKey, language }: Said & { readonly language: 'zh' | 'en' },
): Promise<ReplyOf<typeof startContact>> {
  const all = { projectId: queue.projectId, queue: queue.code, language, name };
  if (way === 'voicemail') return call(startVoicemail, { body: { ...all, phone: phone.trim() }, idempotencyKey });
  const more = way === 'callback' ? { phone: phone.trim() } : {};
  return call(startContact, { body: { ...all, ...more, channel: way, text }, idempotencyKey });
}
