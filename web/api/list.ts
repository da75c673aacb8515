import type { Comparison } from '@tongli/contracts/kernel';

/** A list's query as it stands in the address and on the wire: `filter[field][op]`, `sort`, `cursor`, `limit`. */
export type ListSearch = Readonly<Record<string, string>>;

export interface ListInput {
  readonly filters?: Readonly<Record<string, Partial<Record<Comparison, string>>>>;
  /** A field; a leading `-` means descending. */
  readonly sort?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

export const filterKey = (field: string, comparison: Comparison) => `filter[${field}][${comparison}]`;

/** Writes a list's query the way that the server reads it; empty values are left out. */
export function encodeList({ filters = {}, sort, cursor, limit }: ListInput): ListSearch {
  const search: Record<string, string> = {};
  for (const [field, comparisons] of Object.entries(filters)) {
    for (const [comparison, value] of Object.entries(comparisons)) {
      if (value) search[filterKey(field, comparison as Comparison)] = value;
    }
  }
  if (sort) search.sort = sort;
  if (cursor) search.cursor = cursor;
  if (limit) search.limit = String(limit);
  return search;
}
