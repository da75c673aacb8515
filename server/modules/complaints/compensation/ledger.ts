import type { LedgerAccount, LedgerAct } from '@tongli/contracts/complaints';

/** One line of an entry: plus is what comes to the account, minus what goes from it. */
export interface Line {
  readonly account: LedgerAccount;
  readonly otherAccount: LedgerAccount;
  readonly amountMinor: number;
}

/** From where to where each act carries the amount; what is released comes from where it lies. */
const ways: Readonly<Record<Exclude<LedgerAct, 'released'>, readonly [LedgerAccount, LedgerAccount]>> = {
  reserved: ['budget', 'reserved'],
  approved: ['reserved', 'approved'],
  paid: ['approved', 'paid'],
  reversed: ['paid', 'budget'],
};

/** An entry: two lines that add up to nothing. */
export function entryOf(
  act: LedgerAct,
  amountMinor: number,
  lies: 'reserved' | 'approved' = 'reserved',
): readonly Line[] {
  const [from, to] = act === 'released' ? ([lies, 'budget'] as const) : ways[act];
  return [
    { account: from, otherAccount: to, amountMinor: -amountMinor },
    { account: to, otherAccount: from, amountMinor },
  ];
}
