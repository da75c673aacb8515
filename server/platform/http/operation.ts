import type { Readable } from 'node:stream';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '@tongli/contracts/kernel';
import type { Call, Refusal } from '../call.ts';
import type { OpenFile } from '../files/files.ts';

/** What a handler gets besides the call: input that its contract has checked. */
export interface Input<E extends Endpoint> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  /** The byte stream of an upload; empty for any other operation. */
  readonly upload: Readable;
  /** Cookies to set or clear with the reply; only sign-in and sign-out use it. */
  readonly session: SessionCookie;
  /** Marks a browser while somebody is on the way to another place to sign in and back. */
  readonly browser: SessionCookie;
  /** What the request says about where it comes from. */
  readonly client: { readonly userAgent: string; readonly address: string };
}

export interface SessionCookie {
  readonly token: string | null;
  /** `null` clears it. */
  set(token: string | null): void;
}

type Handler<E extends Endpoint> = (call: Call, input: Input<E>) => Promise<ReplyOf<E> | Refusal>;

/** An endpoint with its handler bound. */
export interface Operation {
  readonly endpoint: Endpoint;
  readonly handle: (call: Call, input: Input<Endpoint>) => Promise<unknown>;
  /** Whether the handler gets a transaction, or the plain database, because it waits for somebody else and has its own. */
  readonly transaction: 'given' | 'own';
}

export function operation<E extends Endpoint>(
  endpoint: E,
  handle: Handler<E>,
  { transaction = 'given' }: Partial<Pick<Operation, 'transaction'>> = {},
): Operation {
  return { endpoint, handle: handle as Operation['handle'], transaction };
}

/** An operation whose reply is a file. It is opened within the call and sent after it. */
export function download<E extends Endpoint>(
  endpoint: E,
  handle: (call: Call, input: Input<E>) => Promise<OpenFile | Refusal>,
): Operation {
  return { endpoint, handle: handle as Operation['handle'], transaction: 'given' };
}
