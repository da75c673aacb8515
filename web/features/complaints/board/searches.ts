import type { BoardCounts, ComplaintState } from '@tongli/contracts/complaints';
import { filterKey } from '../../../api/list.ts';

export type CountName = keyof BoardCounts;
export const numbers = [
  'breached',
  'amber',
  'dueToday',
  'paused',
  'unassigned',
  'open',
] as const satisfies readonly CountName[];

/** What a row of the board counts; null: nobody’s. Left out: whatever. */
export interface Where {
  readonly unitId?: string | null;
  readonly ownerId?: string | null;
  readonly state?: ComplaintState;
}

const oneOrNone = (field: 'unitId' | 'ownerId', value: string | null | undefined): Record<string, string> => {
  if (value === undefined) return {};
  return value === null ? { [filterKey(field, 'null')]: 'true' } : { [filterKey(field, 'eq')]: value };
};

const standings: Readonly<Record<CountName, Record<string, string>>> = {
  breached: { [filterKey('standing', 'eq')]: 'breached' },
  amber: { [filterKey('standing', 'eq')]: 'amber' },
  paused: { [filterKey('standing', 'eq')]: 'paused' },
  dueToday: { [filterKey('dueToday', 'eq')]: 'true' },
  unassigned: { [filterKey('ownerId', 'null')]: 'true' },
  open: {},
};

/** The filters under which the worklist shows exactly the cases that a number counts. */
export function searchFor(of: CountName, { unitId, ownerId, state }: Where): Record<string, string> {
  return {
    ...(state === undefined ? { [filterKey('state', 'ne')]: 'closed' } : { [filterKey('state', 'in')]: state }),
    ...oneOrNone('unitId', unitId),
    ...oneOrNone('ownerId', ownerId),
    ...standings[of],
  };
}
