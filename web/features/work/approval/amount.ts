import type { ApprovalRow } from '@tongli/contracts/work';
import { useNumbers } from '../../../ui/numbers.ts';

/** The amount that is asked for; nothing where none is. */
export function useAmount(): (approval: Pick<ApprovalRow, 'amountMinor' | 'currency'>) => string | null {
  const { money } = useNumbers();
  return ({ amountMinor, currency }) =>
    amountMinor === null || currency === null ? null : money(amountMinor, currency);
}
