import { expect, test } from 'vitest';
import { unasked } from './AwayNotice.tsx';

test.each([
  ['notReady', 'noAnswer', 'noAnswer'],
  ['notReady', 'reconnected', 'reconnected'],
  ['notReady', 'forced', 'forced'],
  ['notReady', 'break', null],
  ['notReady', 'signedIn', null],
  ['ready', null, null],
  ['signedOut', null, null],
] as const)('%s because of %s: told of %s', (status, reason, told) => {
  expect(unasked({ status, reason })).toBe(told);
});
