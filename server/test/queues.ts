import type { BodyOfQueue } from '@tongli/contracts/contacts';

/** A queue for whoever serves it, as plain as can be. */
export const queueInput = {
  code: 'help',
  name: { zh: '在线咨询', en: 'Help' },
  greeting: { zh: '您好', en: 'Hello' },
  channels: ['chat', 'voice', 'form', 'callback'],
  isPublic: true,
  priority: 0,
  skills: [],
  rule: 'longest-idle',
  preferLastDays: 0,
  preferSeconds: 0,
  offerSeconds: 20,
  wrapUpSeconds: 60,
  answerWithinSeconds: 20,
  help: null,
  overflow: null,
  mostWaiting: null,
  offersCallback: true,
  calendar: null,
  unitId: null,
  blocksNuisance: true,
} satisfies BodyOfQueue;
