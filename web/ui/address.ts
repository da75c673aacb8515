import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type Search = Readonly<Record<string, string>>;

/** A page's address holds its filters, its tab and its open record, each as plain text. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Brackets and commas stay readable: people send addresses to each other. */
export function writeSearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  const readable = text.replace(/%5B/g, '[').replace(/%5D/g, ']').replace(/%2C/g, ',');
  return readable && `?${readable}`;
}

/** Takes names with their new values; undefined removes. */
export type AddressChange = (changes: Readonly<Record<string, string | undefined>>) => void;

/** The search part of the address and a way to change it in place, without an entry in the history. */
export function useAddress(): [Search, AddressChange] {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback<AddressChange>(
    (changes) => {
      const merge = (previous: Record<string, unknown>) => ({ ...previous, ...changes });
      void navigate({ to: '.', search: merge as never, replace: true });
    },
    [navigate],
  );
  return [search, change];
}

/** A segment of the page's path such as `$id`. */
export function usePathParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`this page's path has no ${name}`);
  return value;
}
