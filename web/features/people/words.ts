import type { Bilingual } from '@tongli/contracts/kernel';
import type { AssignmentState, LearningRow } from '@tongli/contracts/people';
import { useLanguage } from '../../ui/language.ts';
import type { Tone } from '../../ui/StateTag.tsx';

/** What somebody wrote in Chinese, English or both: in the reader's language, else in the other. */
export function useSaid(): (words: Bilingual) => string {
  const english = useLanguage() === 'en';
  return ({ zh, en }) => (english ? en || zh : zh || en);
}

export type Shown = AssignmentState | 'overdue';

/** A state as it is shown: what is late says so. */
export const shownState = ({ state, overdue }: Pick<LearningRow, 'state' | 'overdue'>): Shown =>
  state === 'assigned' && overdue ? 'overdue' : state;

export const stateTones: Readonly<Record<Shown, Tone>> = {
  assigned: 'progress',
  overdue: 'breached',
  passed: 'done',
  failed: 'limit',
  withdrawn: 'neutral',
};

const shownDigits = 10;
/** Percentages are of points: one decimal is as exact as they get. */
export const percentWords = (percent: number): string => `${Math.round(percent * shownDigits) / shownDigits} %`;
