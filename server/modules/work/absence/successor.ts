import type { MovableItem } from '@tongli/contracts/work';

export interface Candidates {
  readonly absentId: string;
  readonly substituteId: string | null;
  /** Colleagues of the same unit who are there, with what waits for each. */
  readonly colleagues: readonly { readonly id: string; readonly open: number }[];
}

export interface Suggestion {
  readonly successorId: string | null;
  readonly rule: MovableItem['rule'];
}

/**
 * Who could take each of these over: the substitute where there is one; otherwise, one by one, the colleague with the least to
 * do, counting what this very list gives them; otherwise whoever gave it.
 */
export function suggestSuccessors(
  givers: readonly (string | null)[],
  { absentId, substituteId, colleagues }: Candidates,
): Suggestion[] {
  const load = new Map(colleagues.filter(({ id }) => id !== absentId).map(({ id, open }) => [id, open]));
  return givers.map((giverId) => {
    if (substituteId !== null) return { successorId: substituteId, rule: 'substitute' };
    const [least] = [...load].toSorted(([a, x], [b, y]) => x - y || a.localeCompare(b));
    if (least) {
      load.set(least[0], least[1] + 1);
      return { successorId: least[0], rule: 'least-loaded' };
    }
    return giverId !== null && giverId !== absentId
      ? { successorId: giverId, rule: 'giver' }
      : { successorId: null, rule: 'nobody' };
  });
}
