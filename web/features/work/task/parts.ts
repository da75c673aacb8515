import type { Task } from '@tongli/contracts/work';

/** Acts that need words or a name before they are done. */
export const parts = ['complete', 'return', 'dispute', 'arbitrate', 'assign', 'escalate', 'change', 'cancel'] as const;
export type Part = (typeof parts)[number];

/** What the task waits for from whoever may do it: the one act that leads on. */
export function nextOf({ state, actions }: Pick<Task, 'state' | 'actions'>): Part | 'start' | null {
  const may = (act: string) => actions[act]?.allowed === true;
  if (state === 'arbitration') return may('arbitrate') ? 'arbitrate' : null;
  if (state === 'returned') return may('assign') ? 'assign' : null;
  if (state === 'open' && may('start')) return 'start';
  return may('complete') ? 'complete' : null;
}

export const partOf = (name: string | undefined): Part | null => parts.find((part) => part === name) ?? null;
