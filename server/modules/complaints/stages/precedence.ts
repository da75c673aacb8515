import type { Precedence, Severity } from '@tongli/contracts/complaints';

const ranks = ['safety', 'vulnerable', 'usual'] as const satisfies readonly Precedence[];

/** Safety goes first, then a vulnerable customer; nothing else moves a case ahead, and nothing moves one back. */
export function precedenceOf(severity: Severity, vulnerable: boolean): number {
  if (severity === 'safety') return 0;
  return vulnerable ? 1 : 2;
}

export const precedenceNamed = (rank: number): Precedence => ranks[rank] ?? 'usual';

const century = 3_155_760_000_000;

/** By what the worklist is ordered: the next instant due, a century earlier for each rank that the case goes before. */
export function orderAt(precedence: number, dueAt: Date): Date {
  return Number.isFinite(dueAt.valueOf()) ? new Date(dueAt.getTime() - (2 - precedence) * century) : dueAt;
}
