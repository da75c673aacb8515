import {
  joinSupervisedCall,
  type Supervision,
  type SupervisionHow,
  stopSupervising,
  superviseCall,
} from '@tongli/contracts/contacts';
import { useSyncExternalStore } from 'react';
import { call } from '../../../api/call.ts';
import { addressOf, headersOf } from '../../../api/request.ts';
import { joinBy, openPhone, type Phone } from '../../../api/voice/index.ts';
import { chosenHeadset } from '../../../ui/voice/headset.ts';
import { thisBrowser } from '../../../ui/voice/this-browser.ts';

/** A call that this leader is in, unheard or heard. */
export interface Supervising {
  readonly contactId: string;
  readonly how: SupervisionHow;
  readonly since: string;
  readonly phone: Phone;
  refusal(): unknown;
  /** The number that the call has now: a higher one than that joined has begun anew. */
  heed(session: number): void;
}

let current: Supervising | null = null;
const listeners = new Set<() => void>();

function show(next: Supervising | null): void {
  current = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Who only listens is asked for no microphone, and one that was asked for is off. */
function sound(phone: Phone, how: SupervisionHow): void {
  phone.mute(how === 'listen');
  if (how !== 'listen') phone.speak();
}

/** Passwords of the way end in time, and each time that one begins is on record: it is asked for again when it is old. */
const freshMs = 10 * 60_000;

function open({ contactId, how, iceServers }: Supervision) {
  const params = { id: contactId };
  const asked = performance.now();
  // It was asked for here; later on another browser of theirs may have it.
  let takes = true;
  const { signalling, session, refusal } = joinBy({
    prepare: async () =>
      performance.now() - asked < freshMs
        ? { iceServers }
        : call(superviseCall, { params, body: { how: current?.how ?? how } }),
    join: async (offer) => {
      const joined = await call(joinSupervisedCall, { params, body: { offer, browser: { ...thisBrowser(), takes } } });
      takes = false;
      return joined;
    },
  });
  const phone = openPhone({ signalling, devices: chosenHeadset(), listens: how === 'listen' });
  const heed = (now: number) => {
    if (session() !== 0 && now > session()) phone.again();
  };
  return { phone, refusal, heed };
}

/** Begins, or goes over to another way of taking part. */
export async function supervise(contactId: string, how: SupervisionHow): Promise<void> {
  if (current && current.contactId !== contactId) await stop();
  const begun = await call(superviseCall, { params: { id: contactId }, body: { how } });
  const same = current?.contactId === contactId ? current : open(begun);
  sound(same.phone, how);
  show({ ...same, contactId, how, since: begun.since });
}

/** Leaves this call, or whichever it is; where it is over already there is nothing to leave. */
export async function stop(contactId?: string): Promise<void> {
  const left = current;
  if (!left || (contactId !== undefined && left.contactId !== contactId)) return;
  show(null);
  left.phone.end();
  await call(stopSupervising, { params: { id: left.contactId } }).catch(() => undefined);
}

/** A page that goes, or is loaded anew, says so as it goes: nobody goes on listening whom they cannot see. */
addEventListener('pagehide', () => {
  if (!current) return;
  const { method } = stopSupervising;
  const input = { params: { id: current.contactId } };
  void fetch(addressOf(stopSupervising, input), {
    ...{ method, keepalive: true, body: '{}' },
    headers: headersOf(stopSupervising, 'application/json', {}),
  }).catch(() => undefined);
  current.phone.end();
  show(null);
});

export const useSupervising = (): Supervising | null => useSyncExternalStore(subscribe, () => current);
