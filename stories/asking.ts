import type { BodyInputOf, Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import type { Page } from 'playwright-core';

interface Asking {
  readonly params?: Readonly<Record<string, string>>;
  /** With its question mark. */
  readonly query?: string;
}

/** What a story does not tell is done over the interface, by whoever is signed in on the page. */
export async function by<E extends Endpoint>(
  page: Page,
  { method, path }: E,
  body: BodyInputOf<E> | null = null,
  { params = {}, query = '' }: Asking = {},
): Promise<ReplyOf<E>> {
  const url = `/api/v1${path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')}${query}`;
  const headers = { 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID() };
  const response = await page.request.fetch(url, { method, headers, ...(body === null ? {} : { data: body }) });
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
  return response.json();
}
