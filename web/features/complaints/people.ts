import { listPeople, type Person } from '@tongli/contracts/org';
import { useRead } from '../../api/hooks.ts';
import { useBilingual } from '../../ui/language.ts';

export interface People {
  name(id: string): string | undefined;
  readonly options: { value: string; label: string }[];
}

/** Colleagues by name and post. */
export function usePeople(): People {
  const pick = useBilingual();
  const { data } = useRead(listPeople, {}, { staleTime: 5 * 60_000 });
  const people: readonly Person[] = data?.people ?? [];
  return {
    name: (id) => people.find((person) => person.id === id)?.name,
    options: people.map(({ id, name, post }) => ({ value: id, label: `${name} · ${pick(post)}` })),
  };
}

/** The units that there are now. */
export function useUnits(): People {
  const pick = useBilingual();
  const { data } = useRead(listPeople, {}, { staleTime: 5 * 60_000 });
  const units = data?.units ?? [];
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name;
  return {
    name: (id) => {
      const name = nameOf(id);
      return name && pick(name);
    },
    options: units.map(({ id, name }) => ({ value: id, label: pick(name) })),
  };
}
