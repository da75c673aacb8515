import type { Selectable } from 'kysely';
import type { Call } from '../../platform/call.ts';
import type { ContactsTables } from './tables.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<ContactsTables>();

export type LiveRow = Selectable<ContactsTables['contacts.live']>;
export type SlotRow = Selectable<ContactsTables['contacts.slot']>;
export type PresenceRow = Selectable<ContactsTables['contacts.presence']>;
export type MessageRow = Selectable<ContactsTables['contacts.message']>;
export type QueueRow = Selectable<ContactsTables['contacts.queue']>;
export type ContactTableRow = Selectable<ContactsTables['contacts.contact']>;
