import type { DeskContact } from '@tongli/contracts/contacts';

/** It has a call, and one's own part in it is to be spoken now. */
export const mayJoin = ({ call, actions }: Pick<DeskContact, 'call' | 'actions'>): boolean =>
  call !== null && actions['join-call']?.allowed === true;
