import type { AnswerGiven, AttemptItem } from '@tongli/contracts/people';

/** Answers by place. */
export type Answers = Readonly<Record<number, AnswerGiven>>;

const keyOf = (attemptId: string) => `tongli.exam.${attemptId}`;

/** What was answered and has not reached the server: kept in this browser until it has. */
export function readUnsaved(attemptId: string): Answers {
  try {
    return JSON.parse(localStorage.getItem(keyOf(attemptId)) ?? '{}') as Answers;
  } catch {
    return {};
  }
}

export function keepUnsaved(attemptId: string, answers: Answers): void {
  if (Object.keys(answers).length === 0) localStorage.removeItem(keyOf(attemptId));
  else localStorage.setItem(keyOf(attemptId), JSON.stringify(answers));
}

/** What is on screen: what the server has, and over it what it has not yet. */
export const answersOn = (items: readonly AttemptItem[], unsaved: Answers): Answers => ({
  ...Object.fromEntries(items.map(({ place, answer }) => [place, answer])),
  ...unsaved,
});

/** What is still unsaved after some of it was saved: what was changed meanwhile stays. */
export const without = (unsaved: Answers, saved: Answers): Answers =>
  Object.fromEntries(Object.entries(unsaved).filter(([place, answer]) => saved[Number(place)] !== answer));

export const asBody = (answers: Answers) => ({
  answers: Object.entries(answers).map(([place, answer]) => ({ place: Number(place), answer: [...answer] })),
});

export const isAnswered = (answer: AnswerGiven | undefined): boolean => (answer ?? []).some((one) => one.trim() !== '');
