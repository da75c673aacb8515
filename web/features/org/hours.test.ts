import { expect, test } from 'vitest';
import { faultOf, openMinutes } from './hours.ts';

const day = (...windows: [number | null, number | null][]) =>
  windows.map(([startMinute, endMinute]) => ({ startMinute, endMinute }));

test.each([
  ['a closed day', day(), null],
  ['a lunch break', day([540, 720], [810, 1080]), null],
  ['windows that touch', day([0, 360], [360, 1440]), null],
  ['a missing end', day([540, null]), 'unreadable'],
  ['an end before its start', day([720, 540]), 'backwards'],
  ['no length', day([540, 540]), 'backwards'],
  ['windows that overlap', day([540, 720], [700, 1080]), 'overlapping'],
  ['windows out of order', day([810, 1080], [540, 720]), 'overlapping'],
])('%s', (_, windows, fault) => expect(faultOf(windows)).toBe(fault));

test('the open time of a day leaves its breaks out', () => {
  expect(
    openMinutes([
      { startMinute: 540, endMinute: 720 },
      { startMinute: 810, endMinute: 1080 },
    ]),
  ).toBe(450);
});
