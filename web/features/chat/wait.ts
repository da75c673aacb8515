import type { WaitRange } from '@tongli/contracts/contacts';

/** Whole minutes from and to, neither told as less than it is; beyond half an hour by five. */
export function minutesOf({ fromSeconds, toSeconds }: WaitRange): readonly [number, number] {
  const step = toSeconds > 1_800 ? 5 : 1;
  return [Math.floor(fromSeconds / 60 / step) * step, Math.ceil(toSeconds / 60 / step) * step];
}
