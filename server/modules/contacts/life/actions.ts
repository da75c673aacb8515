import type { Allowance } from '@tongli/contracts/kernel';
import type { Role } from './working.ts';

/** How a contact and the place of whoever looks at it stand. */
export interface Standing {
  readonly state: string;
  readonly held: boolean;
  readonly role: Role;
  readonly slot: string;
  readonly extended: boolean;
}

const yes: Allowance = { allowed: true, refusal: null };
const when = (holds: boolean, refusal: string): Allowance => (holds ? yes : { allowed: false, refusal });

/** What whoever has the contact may do now; the commands decide the same by the engine. */
export function deskActions({ state, held, role, slot, extended }: Standing): Record<string, Allowance> {
  const talking = role === 'owner' && state === 'connected' && (slot === 'talking' || slot === 'hold');
  const here = slot === 'talking' || slot === 'hold';
  const owner = when(talking, role === 'owner' ? 'contact-not-connected' : 'contact-not-yours');
  return {
    accept: when(slot === 'offered', 'contact-not-offered'),
    decline: when(slot === 'offered', 'contact-not-offered'),
    send: when(here, 'contact-not-connected'),
    hold: talking ? when(!held, 'contact-already-held') : owner,
    resume: talking ? when(held, 'contact-not-held') : owner,
    transfer: owner,
    invite: owner,
    end: owner,
    identify: when(role === 'owner' && slot !== 'offered', 'contact-not-yours'),
    'wrap-up': when(role === 'owner' && slot !== 'offered', 'contact-not-in-wrap-up'),
    'extend-wrap-up': when(slot === 'wrapUp' && state === 'wrapUp' && !extended, 'contact-not-in-wrap-up'),
    leave: when(role !== 'owner', 'contact-yours'),
  };
}
