import { listPeople } from '@tongli/contracts/org';
import { useRead } from '../../api/hooks.ts';
import { useBilingual } from '../../ui/language.ts';

/** Colleagues and units by name, as lists and forms need them. */
export function useDirectory() {
  const pick = useBilingual();
  const { data } = useRead(listPeople, {}, { staleTime: 5 * 60_000 });
  const units = data?.units ?? [];
  const people = data?.people ?? [];
  return {
    person: (id: string | null | undefined) => people.find((one) => one.id === id)?.name,
    unit: (id: string | null | undefined) => {
      const found = units.find((one) => one.id === id);
      return found && pick(found.name);
    },
    people: people.map(({ id, name, post }) => ({ value: id, label: `${name} · ${pick(post)}` })),
    units: units.map(({ id, name }) => ({ value: id, label: pick(name) })),
  };
}
