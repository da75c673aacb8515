import { expect, test } from 'vitest';
import { decideWindows } from './hours.ts';

const hours = (fromMinute: number, untilMinute: number) => ({ fromMinute, untilMinute });

test.each([
  ['one after the other', [hours(540, 720), hours(720, 900)], null],
  ['none', [], null],
  ['backwards', [hours(540, 720), hours(900, 840)], ['window-ends-early', 'body.windows.1.untilMinute']],
  ['of no length', [hours(540, 540)], ['window-ends-early', 'body.windows.0.untilMinute']],
  [
    'into the next, wherever it stands',
    [hours(700, 900), hours(540, 720)],
    ['windows-overlap', 'body.windows.0.fromMinute'],
  ],
  ['twice the same', [hours(540, 720), hours(540, 720)], ['windows-overlap', 'body.windows.1.fromMinute']],
] as const)('windows %s', (_, windows, fault) => {
  const refused = decideWindows(windows);
  expect(refused && [refused.refusal, refused.field]).toEqual(fault);
});
