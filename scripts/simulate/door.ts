import type { BodyInputOf, Endpoint, ParamsOf, ReplyOf } from '@tongli/contracts/kernel';
import { Pool } from 'undici';

export interface Input<E extends Endpoint> {
  readonly params?: ParamsOf<E>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: BodyInputOf<E>;
}

/** A refusal, by its code. */
export class DoorRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(endpoint: Endpoint, status: number, problem: { readonly code?: string }) {
    super(`${endpoint.id}: ${status} ${problem.code ?? ''}`);
    this.status = status;
    this.code = problem.code ?? '';
  }
}

/** The interface over HTTP, as somebody who is signed in or as nobody. */
export interface Door {
  ask<E extends Endpoint>(as: string | null, endpoint: E, input?: Input<E>): Promise<ReplyOf<E>>;
  close(): Promise<void>;
}

const pathOf = ({ path }: Endpoint, params: object, query: Readonly<Record<string, string>>) => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Readonly<Record<string, unknown>>)[name] ?? '')),
  );
  const search = new URLSearchParams(query).toString();
  return `/api/v1${filled}${search === '' ? '' : `?${search}`}`;
};

const unauthorized = 401;

/** Whoever is asked for by username signs in with the password, and again when the session has ended. */
export function openDoor(address: string, password: string): Door {
  // Opened as they are needed: on a server that runs, each customer waits on one.
  const pool = new Pool(address, { connections: 128, pipelining: 1 });
  const cookies = new Map<string, string>();
  const send = async (method: Endpoint['method'], path: string, cookie: string, body?: object) => {
    const headers = {
      ...(cookie === '' ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const sent = { method, path, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const reply = await pool.request(sent);
    return { status: reply.statusCode, text: await reply.body.text(), headers: reply.headers };
  };
  const signIn = async (username: string): Promise<string> => {
    const reply = await send('POST', '/api/v1/session', '', { username, password });
    const [cookie = ''] = [reply.headers['set-cookie'] ?? ''].flat();
    if (reply.status !== 200 || cookie === '')
      throw new Error(`${username} cannot sign in: ${reply.status} ${reply.text}`);
    const kept = cookie.split(';')[0] ?? '';
    cookies.set(username, kept);
    return kept;
  };
  return {
    ask: async (as, endpoint, { params = {}, query = {}, body } = {}) => {
      const path = pathOf(endpoint, params as object, query);
      const ask = (cookie: string) => send(endpoint.method, path, cookie, body as object | undefined);
      let reply = await ask(as === null ? '' : (cookies.get(as) ?? (await signIn(as))));
      if (reply.status === unauthorized && as !== null) reply = await ask(await signIn(as));
      const json = reply.text === '' ? {} : JSON.parse(reply.text);
      if (reply.status !== 200) throw new DoorRefusal(endpoint, reply.status, json);
      return json;
    },
    close: () => pool.close(),
  };
}
