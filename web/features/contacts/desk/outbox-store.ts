import { sendMessage } from '@tongli/contracts/contacts';
import { useSyncExternalStore } from 'react';
import { call } from '../../../api/call.ts';
import { isRefusal } from '../../../api/problem.ts';
import { nextOf, type Outbox, type OutboxStep, type Outgoing, stepOutbox } from './outbox.ts';

const key = 'tongli.contacts.outbox';

function readKept(): Outbox {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Outbox;
  } catch {
    return [];
  }
}

/** Kept for this tab, so that a reload in the middle of sending loses nothing: the id makes it be written once. */
let outbox = readKept();
const listeners = new Set<() => void>();
const flying = new Set<string>();

function act(step: OutboxStep): void {
  outbox = stepOutbox(outbox, step);
  sessionStorage.setItem(key, JSON.stringify(outbox));
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

type Sent = (contactId: string) => Promise<unknown>;

async function sendOne({ id, contactId, text, internal, files }: Outgoing, onSent: Sent): Promise<void> {
  const body = { id, text, internal, fileIds: files.map((file) => file.id) };
  try {
    await call(sendMessage, { params: { id: contactId }, body });
    // On screen as written before it leaves the screen as sent.
    await onSent(contactId).catch(() => undefined);
    act({ do: 'arrived', id });
  } catch (error) {
    act({ do: isRefusal(error) ? 'refused' : 'lost', id });
  }
}

/** Sends what waits of a contact, one after the other. */
export async function pump(contactId: string, onSent: Sent): Promise<void> {
  if (flying.has(contactId)) return;
  flying.add(contactId);
  try {
    for (let next = nextOf(outbox, contactId); next; next = nextOf(outbox, contactId)) await sendOne(next, onSent);
  } finally {
    flying.delete(contactId);
  }
}

export const addToOutbox = (message: Omit<Outgoing, 'state'>): void => act({ do: 'add', message });
export const sendAgain = (contactId: string, id?: string): void =>
  act({ do: 'again', contactId, ...(id === undefined ? {} : { id }) });
export const discard = (id: string): void => act({ do: 'discard', id });

export const useOutgoing = (contactId: string): Outbox =>
  useSyncExternalStore(subscribe, () => outbox).filter((one) => one.contactId === contactId);
