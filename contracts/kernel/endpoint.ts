import { z } from 'zod';

/** Who may call: a permission such as `complaints.handle`, anyone signed in, or anyone at all. */
export type Need = 'public' | 'signed-in' | `${string}.${string}`;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One operation of the HTTP interface, as data: the server binds a handler to it, the web client calls it, the
 * permission matrix lists it. Paths are relative to `/api/v1`; `:name` segments are filled from `params`.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly need: Need;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
  /** A creation: the client sends an `Idempotency-Key`, and a repeat returns the first reply. */
  readonly creates: boolean;
  /** The body is a byte stream (an upload) and is not parsed as JSON. */
  readonly upload: boolean;
  /** The reply is a file: a byte stream of which any part can be asked for. */
  readonly download: boolean;
  /** About passwords, sessions or tokens: for a person in a session only, never for a program with a token. */
  readonly sessionOnly: boolean;
  /** Shows personal data in clear: its body gives a `reason`, and it leaves a trace. Any other reply is masked. */
  readonly discloses: boolean;
}

export const nothing = z.object({}).strict();
export type Nothing = typeof nothing;

type Given<T, Default extends z.ZodType> = T extends z.ZodType ? T : Default;

interface Definition {
  id: string;
  method: Method;
  path: string;
  need: Need;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  reply: z.ZodType;
  creates?: boolean;
  upload?: boolean;
  download?: boolean;
  sessionOnly?: boolean;
  discloses?: boolean;
}

/** States an operation once for server and client; what is left out of `params`, `query` or `body` must be empty. */
export function endpoint<const D extends Definition>(
  definition: D,
): Endpoint<Given<D['params'], Nothing>, Given<D['query'], Nothing>, Given<D['body'], Nothing>, D['reply']> {
  const { params = nothing, query = nothing, body = nothing, ...rest } = definition;
  const { creates = false, upload = false, download = false, sessionOnly = false, discloses = false } = definition;
  return { ...rest, params, query, body, creates, upload, download, sessionOnly, discloses } as never;
}

export type ParamsOf<E extends Endpoint> = z.infer<E['params']>;
export type QueryOf<E extends Endpoint> = z.infer<E['query']>;
/** What a client sends, before defaults and transforms. */
export type QueryInputOf<E extends Endpoint> = z.input<E['query']>;
export type BodyOf<E extends Endpoint> = z.infer<E['body']>;
export type BodyInputOf<E extends Endpoint> = z.input<E['body']>;
export type ReplyOf<E extends Endpoint> = z.infer<E['reply']>;
