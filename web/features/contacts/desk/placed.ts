import type { DeskContact, Presence, SlotState } from '@tongli/contracts/contacts';

/** A contact with what one's own place says of it: whoever gave it away still writes it up while it goes on elsewhere. */
export interface Placed extends DeskContact {
  readonly place: SlotState;
}

export function placedOf(contacts: readonly DeskContact[], { slots }: Pick<Presence, 'slots'>): Placed[] {
  return contacts.flatMap((contact) => {
    const slot = slots.find(({ contactId }) => contactId === contact.id);
    if (!slot) return [];
    return [{ ...contact, place: slot.state, since: slot.state === 'wrapUp' ? slot.since : contact.since }];
  });
}

/** How it stands for whoever has it, in the terms of a contact. */
export const standingOf = ({ place, state, held, outcome }: Placed) =>
  place === 'wrapUp' ? ({ state: 'wrapUp', held: false, outcome } as const) : { state, held, outcome };

/** One talks, or has put the customer on hold. */
export const isTalking = ({ place }: Placed): boolean => place === 'talking' || place === 'hold';

/** The customer of a chat is away while one talks with them. */
export const isAway = (contact: Placed): boolean =>
  isTalking(contact) && contact.channel === 'chat' && !contact.customerPresent;
