import { expect, test } from 'vitest';
import { decideAsk } from './extension.ts';

const allowed = { extendAtMostDays: 30, extendAtMostTimes: 1 };
const asked = { days: 30, granted: 0, waiting: false };

test.each([
  ['within what is allowed', allowed, asked, undefined],
  ['a day too many', allowed, { ...asked, days: 31 }, 'extension-too-long'],
  ['granted before', allowed, { ...asked, granted: 1 }, 'extensions-used-up'],
  ['asked for already', allowed, { ...asked, waiting: true }, 'extension-waiting'],
  ['a process that allows none', { ...allowed, extendAtMostDays: 0 }, asked, 'extension-not-allowed'],
  ['a case of no process', null, asked, 'extension-not-allowed'],
])('%s', (_, process, ask, refusal) => {
  expect(decideAsk(process, ask)?.refusal).toBe(refusal);
});
