import type { AssignmentSettings, Complexity, Severity } from '@tongli/contracts/complaints';

export interface Weighed {
  readonly severity: Severity;
  readonly complexity: Complexity;
  /** It was answered, and awaits closing. */
  readonly answered?: boolean;
}

/** What a case weighs, in hundredths, so that sums and comparisons are exact. */
export function weightOf(
  { severity, complexity, answeredShare }: Pick<AssignmentSettings, 'severity' | 'complexity' | 'answeredShare'>,
  one: Weighed,
): number {
  const whole = severity[one.severity] * complexity[one.complexity];
  return Math.round(whole * (one.answered ? answeredShare : 1) * 100);
}
