import type { Session } from '@tongli/contracts/access';

/** This one first, then those last used first; those used at the same time keep their places by their ids. */
export const inOrder = (sessions: readonly Session[]): Session[] =>
  sessions.toSorted(
    (a, b) => Number(b.own) - Number(a.own) || b.lastSeenAt.localeCompare(a.lastSeenAt) || a.id.localeCompare(b.id),
  );
