import { listPortals } from '@tongli/contracts/complaints';
import { listPublicQueues, type PublicQueue } from '@tongli/contracts/contacts';
import type { Project } from '@tongli/contracts/org';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Place } from './place.ts';

const everyMs = 10_000;

/** What somebody can choose from; `failed` before anything was read. */
export interface Offer {
  readonly projects: readonly Project[];
  readonly project: Project | null;
  readonly queues: readonly PublicQueue[];
}

async function readOffer({ project: code, queue }: Place, signal: AbortSignal): Promise<Offer> {
  const { projects } = await call(listPortals, { signal });
  const [only, ...others] = projects;
  const project = projects.find((one) => one.code === code) ?? (code === null && others.length === 0 ? only : null);
  if (!project) return { projects, project: null, queues: [] };
  const query = { projectId: project.id, ...(queue === null ? {} : { code: queue }) };
  return { projects, project, queues: (await call(listPublicQueues, { query, signal })).queues };
}

/** Business lines and queues with their hours and waits, read again as long as they are looked at. */
export function useOffer(place: Place, live: boolean): { offer: Offer | null; failed: boolean; retry: () => void } {
  const [offer, setOffer] = useState<Offer | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt reads anew.
  useEffect(() => {
    const controller = new AbortController();
    const read = () => {
      if (document.visibilityState === 'hidden') return;
      readOffer(place, controller.signal).then(
        (next) => {
          setOffer(next);
          setFailed(false);
        },
        () => {
          if (!controller.signal.aborted) setFailed(true);
        },
      );
    };
    read();
    const timer = live ? setInterval(read, everyMs) : undefined;
    return () => {
      controller.abort();
      clearInterval(timer);
    };
  }, [place, live, attempt]);
  return { offer, failed, retry: () => setAttempt((count) => count + 1) };
}
