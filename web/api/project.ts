import type { QueryClient } from '@tanstack/react-query';
import { getMe, type Me } from '@tongli/contracts/access';
import { useSyncExternalStore } from 'react';
import { narrowedTo, narrowTo } from './request.ts';
import { meQuery } from './session.ts';

const storageKey = 'tongli.project';
const listeners = new Set<() => void>();

/** This tab's choice, or the last one made in this browser. */
const remembered = () => sessionStorage.getItem(storageKey) ?? localStorage.getItem(storageKey);

narrowTo(remembered() || null);

function keep(projectId: string | null): void {
  narrowTo(projectId);
  for (const storage of [sessionStorage, localStorage]) storage.setItem(storageKey, projectId ?? '');
  for (const listener of listeners) listener();
}

/** The project that this tab looks at; null is all that its reader reaches. */
export const useProject = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, narrowedTo);

/** Looks at another project: what one may do there is asked first, then everything on screen is read again, which nobody waits for. */
export async function changeProject(client: QueryClient, projectId: string | null): Promise<void> {
  keep(projectId);
  await client.fetchQuery({ ...meQuery, staleTime: 0 });
  void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== getMe.id });
}

/** The project to look at: that of the address, else the one remembered, where this reader has a choice at all. */
export function projectMeant({ projects }: Pick<Me, 'projects'>, code: unknown, kept: string | null): string | null {
  if (projects.length < 2) return null;
  const asked = projects.find((project) => project.code === code);
  return (asked ?? projects.find(({ id }) => id === kept))?.id ?? null;
}

/** Follows the address: one that names a project leads there, whoever opens it. */
export async function settleProject(client: QueryClient, code: unknown): Promise<void> {
  const me = await client.ensureQueryData(meQuery);
  if (!me) return;
  const meant = projectMeant(me, code, narrowedTo());
  if (meant !== narrowedTo()) await changeProject(client, meant);
}
