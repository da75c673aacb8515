import { getContactSettings, listQueues } from '@tongli/contracts/contacts';
import type { Bilingual } from '@tongli/contracts/kernel';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';

/** Queues by what they are called, for those who may know them. */
export function useQueueNames(wanted: boolean): ReadonlyMap<string, Bilingual> {
  const allowed = may(useMe(), 'contacts.read');
  const { data } = useRead(listQueues, {}, { enabled: wanted && allowed, staleTime: 5 * 60_000 });
  return new Map(data?.queues.map(({ id, name }) => [id, name]));
}

/** Why agents were not ready, by the words of the house. */
export function useReasonNames(wanted: boolean): ReadonlyMap<string, Bilingual> {
  const allowed = may(useMe(), 'contacts.read');
  const { data } = useRead(getContactSettings, {}, { enabled: wanted && allowed, staleTime: 5 * 60_000 });
  return new Map(data?.reasons.map(({ code, name }) => [code, name]));
}
