import { type AdkarScores, type AdkarStage, adkarStages } from '@tongli/contracts/improvement';

/** The barrier point: at or below it, what comes later does not help yet. */
const barrierAt = 3;

/**
 * The weakest link of a team: the first stage at 3 or below, in the order in which people go through them (Hiatt, ADKAR, 2006: the
 * barrier point); where all are above, the lowest, and of equal ones the first.
 */
export function weakestOf(scores: AdkarScores): { stage: AdkarStage; barrier: boolean } {
  const barrier = adkarStages.find((stage) => scores[stage] <= barrierAt);
  if (barrier) return { stage: barrier, barrier: true };
  const lowest = adkarStages.reduce((low, stage) => (scores[stage] < scores[low] ? stage : low));
  return { stage: lowest, barrier: false };
}

/** Of a change: where the first team is stuck, for the others cannot make up for it; where none is, the weakest of all together. */
export function weakestAmong(
  teams: readonly { people: number; scores: AdkarScores }[],
): { stage: AdkarStage; barrier: boolean } | null {
  const stuck = teams.map(({ scores }) => weakestOf(scores)).filter(({ barrier }) => barrier);
  const stage = adkarStages.find((one) => stuck.some((own) => own.stage === one));
  if (stage) return { stage, barrier: true };
  const scores = overallOf(teams);
  return scores && weakestOf(scores);
}

/** Means over teams, each weighing as much as people of it were asked; null where nobody was. */
export function overallOf(teams: readonly { people: number; scores: AdkarScores }[]): AdkarScores | null {
  const people = teams.reduce((sum, team) => sum + team.people, 0);
  if (people === 0) return null;
  const mean = (stage: AdkarStage) => teams.reduce((sum, team) => sum + team.scores[stage] * team.people, 0) / people;
  return {
    awareness: mean('awareness'),
    desire: mean('desire'),
    knowledge: mean('knowledge'),
    ability: mean('ability'),
    reinforcement: mean('reinforcement'),
  };
}
