import type { Candidate } from '@tongli/routing';

/** Candidates as they are shown: their names, and what was compared by its code. */
export const describeCandidates = (candidates: readonly Candidate[], names: ReadonlyMap<string, string>) =>
  candidates.map(({ agentId, rank, score, excludedBy }) => ({
    agentId,
    agentName: names.get(agentId) ?? '',
    rank,
    parts: Object.fromEntries(Object.entries(score ?? {}).map(([code, value]) => [code, Number(value)])),
    excludedBy: excludedBy ?? null,
  }));
