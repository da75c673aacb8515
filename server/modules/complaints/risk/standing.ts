import type { CaseFacts, RiskScorer } from '@tongli/text';

/**
 * A tag of a customer counts as one more earlier escalation, and only where that raises the risk: whoever carries it is spoken to no later than
 * anybody else. The order of the worklist and what is proposed to make good do not know of it at all.
 */
export function scoreWith(score: RiskScorer, text: string, known: CaseFacts, tagged: boolean) {
  const plain = score(text, known);
  if (!tagged) return plain;
  const more = score(text, { ...known, earlierEscalations: (known.earlierEscalations ?? 0) + 1 });
  // Why it is higher is not told: few may know of the tag.
  return { ...plain, score: Math.max(plain.score, more.score) };
}

const day = 86_400_000;
const ages = [1, 2, 3, 4, 5, 7, 10, 14, 21, 28];

const grid = day / 4;

/**
 * The next age at which waiting weighs visibly more: daily at first, then more rarely, since what it adds grows by its logarithm. At a quarter of
 * a day after it, so that cases are looked at together.
 */
export function nextLook(lodgedAt: Date, now: Date): Date {
  const age = (now.getTime() - lodgedAt.getTime()) / day;
  const next = ages.find((days) => days > age) ?? (Math.floor(age / 14) + 1) * 14;
  return new Date(Math.ceil((lodgedAt.getTime() + next * day) / grid) * grid);
}

export interface Candidate {
  readonly id: string;
  readonly score: number;
}

export interface Room {
  readonly listFrom: number;
  readonly urgentFrom: number;
  /** How many more the team can take today. */
  readonly left: number;
}

/** Who enters the list: the riskiest while the day has room, and whatever is urgent also when it has none. */
export function entering(candidates: readonly Candidate[], { listFrom, urgentFrom, left }: Room): Candidate[] {
  const worth = candidates
    .filter(({ score }) => score >= listFrom)
    .toSorted((a, b) => b.score - a.score || a.id.localeCompare(b.id));
  return worth.filter(({ score }, at) => at < left || score >= urgentFrom);
}
