import type { StagedFile } from '@tongli/contracts/files';

/** A message on its way. `lost`: no answer came, it may be there or not; sent again it is written once. `refused` never was. */
export interface Outgoing {
  readonly id: string;
  readonly contactId: string;
  readonly at: string;
  readonly text: string;
  readonly internal: boolean;
  readonly files: readonly StagedFile[];
  readonly state: 'sending' | 'lost' | 'refused';
}

export type Outbox = readonly Outgoing[];

export type OutboxStep =
  | { readonly do: 'add'; readonly message: Omit<Outgoing, 'state'> }
  | { readonly do: 'arrived' | 'lost' | 'refused' | 'discard'; readonly id: string }
  /** All of a contact that no answer came to, and one that was refused, once more. */
  | { readonly do: 'again'; readonly contactId: string; readonly id?: string };

export function stepOutbox(outbox: Outbox, step: OutboxStep): Outbox {
  if (step.do === 'add') {
    // Whoever writes on tries what was lost before it once more.
    const { contactId } = step.message;
    return [...stepOutbox(outbox, { do: 'again', contactId }), { ...step.message, state: 'sending' }];
  }
  if (step.do === 'arrived' || step.do === 'discard') return outbox.filter(({ id }) => id !== step.id);
  if (step.do === 'again') {
    const meant = ({ id, contactId, state }: Outgoing) =>
      contactId === step.contactId && (state === 'lost' || id === step.id);
    return outbox.map((one) => (meant(one) ? { ...one, state: 'sending' } : one));
  }
  const found = outbox.find(({ id }) => id === step.id);
  // What follows a message that did not get through waits with it, so that the order is kept.
  const waits = ({ id, contactId, state }: Outgoing) =>
    id === step.id || (step.do === 'lost' && contactId === found?.contactId && state === 'sending');
  return outbox.map((one) => (waits(one) ? { ...one, state: step.do as 'lost' | 'refused' } : one));
}

/** The one to be sent now; null where none is, or one before it did not get through. */
export function nextOf(outbox: Outbox, contactId: string): Outgoing | null {
  const first = outbox.find((one) => one.contactId === contactId && one.state !== 'refused');
  return first?.state === 'sending' ? first : null;
}
