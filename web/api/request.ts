import type { BodyInputOf, Endpoint, ParamsOf, QueryInputOf } from '@tongli/contracts/kernel';

export const apiRoot = '/api/v1';

let project: string | null = null;

/** From here on requests are about this project only; null: about all that the reader reaches. */
export const narrowTo = (projectId: string | null): void => {
  project = projectId;
};
export const narrowedTo = (): string | null => project;

type Part<Key extends string, Value> =
  Record<never, never> extends Value ? { readonly [K in Key]?: Value } : { readonly [K in Key]: Value };

/** What an operation takes: the parts that may be empty may be left out. */
export type Input<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryInputOf<E>> &
  Part<'body', BodyInputOf<E>>;

export interface Transport {
  /** Repeats of one creation carry one key and get one reply. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The parts of an input without their types, as they go on the wire. */
export interface Parts {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** The address of one request: `:name` segments from `params`, then the query string without empty values. */
export function addressOf(endpoint: Endpoint, { params, query }: Parts): string {
  const values = new Map(entriesOf(params));
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`${endpoint.id} needs the path parameter ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of entriesOf(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `${apiRoot}${path}${text && `?${text}`}`;
}

export function headersOf(endpoint: Endpoint, type: string, { idempotencyKey }: Transport): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (endpoint.method !== 'GET') headers['content-type'] = type;
  if (project !== null && endpoint.need !== 'public') headers['x-project'] = project;
  if (endpoint.creates) headers['idempotency-key'] = idempotencyKey ?? crypto.randomUUID();
  return headers;
}
