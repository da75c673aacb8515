import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Endpoint } from '@tongli/contracts/kernel';
import { getOrganisation, listCertificates, listPosts, listSkills, type OrganisationUnit } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { readKey, useRead } from '../../api/hooks.ts';
import { encodeList, type ListInput } from '../../api/list.ts';
import { useBilingual } from '../../ui/language.ts';
import { type PageOf, type RowOf, readPage } from '../../ui/list/useList.ts';
import { pathOf } from './chart/layout.ts';

const perPage = 200;
/** A list that people choose from is not longer than this. */
const mostPages = 25;

async function readAll<E extends Endpoint>(endpoint: E, input: ListInput, signal: AbortSignal): Promise<RowOf<E>[]> {
  const rows: RowOf<E>[] = [];
  const search = encodeList({ ...input, limit: perPage });
  let cursor: string | null = '';
  for (let count = 0; cursor !== null && count < mostPages; count += 1) {
    const page: PageOf<RowOf<E>> = await readPage({ endpoint }, cursor ? { ...search, cursor } : search, signal);
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows;
}

/** All rows of a list, to choose from; not for one that grows with the work. */
export function useAll<E extends Endpoint>(
  endpoint: E,
  input: ListInput = {},
  enabled = true,
): UseQueryResult<RowOf<E>[], Error> {
  return useQuery({
    queryKey: readKey(endpoint, { all: input }),
    queryFn: ({ signal }) => readAll(endpoint, input, signal),
    staleTime: 60_000,
    enabled,
  });
}

const inUse: ListInput = { filters: { retired: { eq: 'false' } } };

export const usePosts = () => useAll(listPosts, inUse);
export const useSkills = () => useAll(listSkills, inUse);
export const useCertificates = () => useAll(listCertificates, inUse);

/** The organisation on a date, today when left out. */
export function useOrganisation(on?: string) {
  return useRead(getOrganisation, { query: on ? { on } : {} });
}

/** A unit named with those above it. */
export function useUnitPath(): (units: readonly OrganisationUnit[], id: string | null) => string {
  const { t } = useTranslation();
  const pick = useBilingual();
  return (units, id) =>
    pathOf(units, id)
      .map(({ name }) => pick(name))
      .join(t('org.unit.path'));
}
