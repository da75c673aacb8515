import { aucOf } from '@tongli/text';

/** A case as a night learns from it, with what became of it. */
export interface Judged {
  readonly id: string;
  readonly score: number;
  readonly escalated: boolean;
}

/** Every fifth case, chosen by its id and so the same each night, is kept from learning to measure by. */
export const isHeldOut = (id: string): boolean => Number.parseInt(id.slice(-4), 16) % 5 === 0;

/** From 0 to 1, by the id: at which part of its time a case is looked at. */
export const shareOf = (id: string): number => Number.parseInt(id.slice(0, 8), 16) / 2 ** 32;

/** Null where one kind is missing. */
export function aucAt(judged: readonly Judged[]): number | null {
  const auc = aucOf(judged.map(({ score, escalated }) => ({ score, same: escalated })));
  return Number.isNaN(auc) ? null : auc;
}

/** The share of escalated cases among the so many riskiest that the team has room for; null where none was escalated. */
export function recallAt(judged: readonly Judged[], room: number): number | null {
  const all = judged.filter(({ escalated }) => escalated).length;
  if (all === 0) return null;
  const ranked = judged.toSorted((a, b) => b.score - a.score || a.id.localeCompare(b.id));
  return ranked.slice(0, Math.max(0, Math.floor(room))).filter(({ escalated }) => escalated).length / all;
}

/** What the team can take of the held-out cases over their days: its room a day, in the proportion of those held out to all. */
export const roomFor = (days: number, dailyCapacity: number, heldOut: number, all: number): number =>
  all === 0 ? 0 : Math.round((days * dailyCapacity * heldOut) / all);
