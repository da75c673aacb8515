import { joinCall, prepareCall } from '@tongli/contracts/contacts';
import { useSyncExternalStore } from 'react';
import { call } from '../../../api/call.ts';
import { joinBy, openPhone, type Phone } from '../../../api/voice/index.ts';
import { chosenHeadset } from '../../../ui/voice/headset.ts';
import { thisBrowser } from '../../../ui/voice/this-browser.ts';

/** The call that this tab is in; it goes on whichever page is looked at. */
export interface OwnCall {
  readonly contactId: string;
  readonly phone: Phone;
  /** What joining was refused with for good. */
  refusal(): unknown;
  /** The number that the call has now: a higher one than that joined has begun anew. */
  heed(session: number): void;
}

let current: OwnCall | null = null;
const listeners = new Set<() => void>();

function show(next: OwnCall | null): void {
  current = next;
  for (const listener of listeners) listener();
}

/** The contact that was answered in this browser: its call is had here, though another one of the same person may have been quicker. */
let answered: string | null = null;

/** To be said before the answer is known: other browsers hear of it as soon as this one. */
export function answerHere(contactId: string): void {
  answered = contactId;
}

/** `takes`: from whichever browser has it; that once, so that two do not take it from one another. */
function join(id: string, takes = answered === id): OwnCall {
  const params = { id };
  let isTaken = !takes;
  const { signalling, session, refusal } = joinBy({
    prepare: () => call(prepareCall, { params }),
    join: async (offer) => {
      const browser = { ...thisBrowser(), takes: !isTaken };
      const joined = await call(joinCall, { params, body: { offer, browser } });
      isTaken = true;
      if (answered === id) answered = null;
      return joined;
    },
  });
  const phone = openPhone({ signalling, devices: chosenHeadset() });
  const heed = (now: number) => {
    if (session() !== 0 && now > session()) phone.again();
  };
  return { contactId: id, phone, refusal, heed };
}

/** Joins, unless this tab is in that call already. */
export function takeCall(contactId: string): void {
  if (current?.contactId === contactId) return;
  current?.phone.end();
  show(join(contactId));
}

export function dropCall(): void {
  current?.phone.end();
  if (current) show(null);
}

/** After it was refused; `takes` where another browser has it. */
export function joinAgain(takes = false): void {
  if (!current) return;
  const { contactId, phone } = current;
  phone.end();
  show(join(contactId, takes));
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useOwnCall = (): OwnCall | null => useSyncExternalStore(subscribe, () => current);
