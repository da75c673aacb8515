import { joinCall, prepareCall } from '@tongli/contracts/contacts';
import { useSyncExternalStore } from 'react';
import { call } from '../../../api/call.ts';
import { joinBy, openPhone, type Phone } from '../../../api/voice/index.ts';
import { chosenHeadset } from '../../../ui/voice/headset.ts';

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

function join(id: string): OwnCall {
  const params = { id };
  const { signalling, session, refusal } = joinBy({
    prepare: () => call(prepareCall, { params }),
    join: (offer) => call(joinCall, { params, body: { offer } }),
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

/** After it was refused. */
export function joinAgain(): void {
  if (!current) return;
  const { contactId, phone } = current;
  phone.end();
  show(join(contactId));
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useOwnCall = (): OwnCall | null => useSyncExternalStore(subscribe, () => current);
