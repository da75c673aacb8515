import type { Grant } from '@tongli/contracts/access';
import { listPeople, listProjects } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { useBilingual } from '../../ui/language.ts';
import { useRoleWords } from './role-words.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Projects and units to choose from; a unit is named with those above it. */
export function usePlaces(): { readonly projects: readonly Choice[]; readonly units: readonly Choice[] } {
  const { t } = useTranslation();
  const pick = useBilingual();
  const projects = useRead(listProjects, {}, { staleTime: 60_000 }).data?.projects ?? [];
  const units = useRead(listPeople, {}, { staleTime: 60_000 }).data?.units ?? [];
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const pathOf = (id: string | null): string[] => {
    const unit = id === null ? undefined : byId.get(id);
    return unit ? [...pathOf(unit.parentId), pick(unit.name)] : [];
  };
  return {
    projects: projects.map(({ id, name }) => ({ value: id, label: pick(name) })),
    units: units
      .map(({ id }) => ({ value: id, label: pathOf(id).join(t('access.grants.path')) }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
  };
}

/** Grants in the reader's words, in one line: the role, and where it is not held everywhere. */
export function useGrantWords(): (grants: readonly Grant[]) => string {
  const { t } = useTranslation();
  const roleWords = useRoleWords();
  const { projects, units } = usePlaces();
  const nameOf = (choices: readonly Choice[], id: string | null) =>
    choices.find(({ value }) => value === id)?.label ?? id;
  const words = ({ role, projectId, unitId }: Grant) => {
    const places = [nameOf(projects, projectId), nameOf(units, unitId)].filter((place) => place !== null);
    const names = roleWords([role]);
    return places.length === 0 ? names : t('access.grants.held-in', { role: names, place: places.join(' · ') });
  };
  return (grants) => grants.map(words).join(t('app.list-separator'));
}
