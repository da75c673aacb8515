import { listPeople } from '@tongli/contracts/org';
import { useMemo } from 'react';
import { useRead } from '../../api/hooks.ts';
import { type Mentionable, mentionables } from './mentions.ts';

/** Everyone who can be mentioned. */
export function useMentionables(): readonly Mentionable[] {
  const { data } = useRead(listPeople, {}, { staleTime: 60_000 });
  return useMemo(() => mentionables(data?.people ?? []), [data]);
}
