import type { TimelineEntry } from '@tongli/contracts/complaints';

/** What a customer said has a sentence for each way in which it can have turned out. */
export function outcomeCode({ code, params }: Pick<TimelineEntry, 'code' | 'params'>): string {
  if (code === 'appeal-decided') return `appeal-${params.result}`;
  if (code === 'rated') return params.satisfied === 'true' ? 'rated-well' : 'rated-badly';
  if (code !== 'visit-ended') return code;
  if (params.solved !== 'true') return 'visit-unsolved';
  return params.satisfied === 'true' ? 'visit-satisfied' : 'visit-dissatisfied';
}
