import { listPeople, listPosts } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { encodeList } from '../../api/list.ts';
import { useBilingual } from '../../ui/language.ts';

/** What an approval is asked for, in words; a kind that this client has no word for stands for itself. */
export function useKindName(): (kind: string) => string {
  const { t, i18n } = useTranslation();
  return (kind) => (i18n.exists(`work.approval-kind.${kind}`) ? t(`work.approval-kind.${kind}`) : kind);
}

/** The staff and their units, read once and kept. */
export function useDirectory() {
  const pick = useBilingual();
  const { data } = useRead(listPeople, {}, { staleTime: 5 * 60_000 });
  const people = new Map(data?.people.map((person) => [person.id, person]));
  const units = new Map(data?.units.map((unit) => [unit.id, pick(unit.name)]));
  return {
    /** Name and post, as people are written. */
    person: (id: string) => {
      const known = people.get(id);
      return known ? `${known.name} · ${pick(known.post)}` : null;
    },
    unit: (id: string | null) => (id === null ? null : (units.get(id) ?? null)),
    units: [...units].map(([value, label]) => ({ value, label })),
    people: [...people.values()].map(({ id, name, post }) => ({ value: id, label: `${name} · ${pick(post)}` })),
  };
}

/** Posts by their code, in words; a code without a post stands for itself. */
export function usePosts() {
  const pick = useBilingual();
  const { data } = useRead(listPosts, { query: encodeList({ limit: 200 }) }, { staleTime: 5 * 60_000 });
  return (data?.items ?? []).map(({ code, name }) => ({ value: code, label: pick(name) }));
}

export function usePostName(): (code: string) => string {
  const names = new Map(usePosts().map(({ value, label }) => [value, label]));
  return (code) => names.get(code) ?? code;
}
