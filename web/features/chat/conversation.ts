import type { CustomerMessage, FollowedContact } from '@tongli/contracts/contacts';
import type { StagedFile } from '@tongli/contracts/files';

/** A message on its way. `lost`: no answer came; sent again it is written once. `refused`: it was not taken. */
export interface Outgoing {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly files: readonly StagedFile[];
  /** What the files were staged for. */
  readonly draft: string;
  readonly state: 'sending' | 'lost' | 'refused';
}

/** What a customer's page knows of its contact. */
export interface Conversation {
  readonly token: string;
  /** Code of the queue that it began in. */
  readonly queue: string;
  /** Null until it was told the first time. */
  readonly contact: FollowedContact | null;
  readonly messages: readonly CustomerMessage[];
  /** Up to here everything is known. */
  readonly seq: number;
  readonly outbox: readonly Outgoing[];
  /** A message was spoken instead of waiting. */
  readonly left: boolean;
  /** No answer comes at the moment. */
  readonly lost: boolean;
}

export type Happening =
  | { readonly what: 'told'; readonly contact: FollowedContact }
  | { readonly what: 'lost' }
  | { readonly what: 'written'; readonly message: Omit<Outgoing, 'state'> }
  | { readonly what: 'refused' | 'unsent' | 'discarded'; readonly id: string }
  | { readonly what: 'again'; readonly id?: string };

export const begin = (token: string, queue: string, outbox: readonly Outgoing[] = []): Conversation => ({
  ...{ token, queue, contact: null, messages: [], seq: 0, left: false, lost: false },
  // Of what was on its way when the page went nobody knows whether it arrived.
  outbox: outbox.map((one) => (one.state === 'refused' ? one : { ...one, state: 'lost' })),
});

/**
 * Each message once and in order. An answer holds everything after the number that was asked for, which is never beyond what is
 * known; what colleagues write among themselves leaves gaps.
 */
function told(known: Conversation, contact: FollowedContact): Conversation {
  const news = contact.messages.filter(({ seq }) => seq > known.seq);
  const messages = news.length === 0 ? known.messages : [...known.messages, ...news];
  const arrived = new Set(news.map(({ id }) => id));
  // Two answers can overtake each other: what is older changes nothing any more.
  const older = known.contact !== null && contact.version < known.contact.version;
  return {
    ...known,
    messages,
    seq: Math.max(known.seq, contact.lastSeq),
    contact: older ? known.contact : contact,
    outbox: arrived.size === 0 ? known.outbox : known.outbox.filter(({ id }) => !arrived.has(id)),
    left: known.left || typeof contact.call?.voicemailUntil === 'string',
    lost: false,
  };
}

const mark = (outbox: readonly Outgoing[], state: Outgoing['state'], meant: (one: Outgoing) => boolean) =>
  outbox.map((one) => (meant(one) ? { ...one, state } : one));

export function step(known: Conversation, happening: Happening): Conversation {
  const { outbox } = known;
  switch (happening.what) {
    case 'told':
      return told(known, happening.contact);
    case 'lost':
      return { ...known, lost: true, outbox: mark(outbox, 'lost', ({ state }) => state === 'sending') };
    case 'written':
      return { ...known, outbox: [...outbox, { ...happening.message, state: 'sending' }] };
    case 'refused':
      return { ...known, outbox: mark(outbox, 'refused', ({ id }) => id === happening.id) };
    case 'unsent':
      // What follows it waits with it, so that the order is kept.
      return { ...known, outbox: mark(outbox, 'lost', ({ state }) => state === 'sending') };
    case 'discarded':
      return { ...known, outbox: outbox.filter(({ id }) => id !== happening.id) };
    case 'again':
      return {
        ...known,
        outbox: mark(outbox, 'sending', ({ id, state }) => state === 'lost' || id === happening.id),
      };
  }
}

/** The one to be sent now; null where none is, or one before it did not get through. */
export function nextOf({ outbox }: Conversation): Outgoing | null {
  const first = outbox.find(({ state }) => state !== 'refused');
  return first?.state === 'sending' ? first : null;
}

/**
 * What its page shows. A contact is over for its customer when the conversation is; while a `voicemail` is spoken it has left the queue.
 * `calling`: an agent has the callback, and it can be taken here.
 */
export type Phase = 'coming' | 'waiting' | 'talking' | 'callback' | 'calling' | 'voicemail' | 'letter' | 'over';

export function phaseOf({ contact }: Conversation): Phase {
  if (contact === null) return 'coming';
  if (contact.call?.voicemailUntil) return 'voicemail';
  if (contact.state === 'wrapUp' || contact.state === 'closed') return 'over';
  if (contact.callback) return contact.state === 'connected' && contact.call ? 'calling' : 'callback';
  if (contact.state === 'connected') return 'talking';
  return contact.channel === 'form' ? 'letter' : 'waiting';
}

/** It is spoken, and not over. */
export function isSpoken(known: Conversation): boolean {
  const phase = phaseOf(known);
  if (phase === 'calling' || phase === 'voicemail') return true;
  return known.contact?.channel === 'voice' && (phase === 'waiting' || phase === 'talking');
}
