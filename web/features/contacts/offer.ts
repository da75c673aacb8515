import type { DeskContact } from '@tongli/contracts/contacts';

export const deskPath = '/desktop';

/** It rings and can be taken. */
export const isOffer = ({ actions }: Pick<DeskContact, 'actions'>): boolean => actions.accept?.allowed === true;
