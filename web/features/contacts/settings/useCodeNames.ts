import { getContactSettings } from '@tongli/contracts/contacts';
import { useRead } from '../../../api/hooks.ts';
import { useBilingual } from '../../../ui/language.ts';

/** Wrap-up codes in words; one that nobody knows any more stands for itself. */
export function useCodeNames(): (code: string) => string {
  const pick = useBilingual();
  const { data } = useRead(getContactSettings, {}, { staleTime: 5 * 60_000 });
  const names = new Map(data?.codes.map(({ code, name }) => [code, pick(name)]));
  return (code) => names.get(code) ?? code;
}
