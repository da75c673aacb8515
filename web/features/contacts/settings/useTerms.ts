import { listQueues, type QueueRow } from '@tongli/contracts/contacts';
import { listCalendars, listPeople, listProjects, listSkills } from '@tongli/contracts/org';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { useBilingual } from '../../../ui/language.ts';

const kept = { staleTime: 60_000 };

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What queues are made of, as choices. */
export function useTerms() {
  const pick = useBilingual();
  const queues = useRead(listQueues, {}, kept).data?.queues ?? [];
  const skills = useRead(listSkills, { query: encodeList({ limit: 200 }) }, kept).data?.items ?? [];
  const calendars = useRead(listCalendars, {}, kept).data?.calendars ?? [];
  const projects = useRead(listProjects, {}, kept).data?.projects ?? [];
  const units = useRead(listPeople, {}, kept).data?.units ?? [];
  return {
    /** Those that a contact of this one could go to. */
    otherQueues: (one: Pick<QueueRow, 'id' | 'projectId'> | null): Option[] =>
      queues
        .filter(({ id, projectId, retired }) => !retired && id !== one?.id && (!one || projectId === one.projectId))
        .map(({ id, name }) => ({ value: id, label: pick(name) })),
    skills: skills.map(({ id, name }) => ({ value: id, label: pick(name) })),
    calendars: calendars.map(({ code, name }) => ({ value: code, label: pick(name) })),
    projects: projects.map(({ id, name }) => ({ value: id, label: pick(name) })),
    units: units.map(({ id, name }) => ({ value: id, label: pick(name) })),
    /** The name of whatever carries this id or code. */
    nameOf: (value: string): string | undefined => {
      const named = [...queues, ...skills, ...projects, ...units].find(({ id }) => id === value);
      const calendar = calendars.find(({ code }) => code === value);
      return named || calendar ? pick((named ?? calendar)?.name ?? { zh: '', en: '' }) : undefined;
    },
  };
}
