import { expect, test } from 'vitest';
import { dayBefore } from './dates.ts';

test.each([
  ['2026-03-01', '2026-02-28'],
  ['2024-03-01', '2024-02-29'],
  ['2026-01-01', '2025-12-31'],
])('the day before %s is %s', (on, before) => expect(dayBefore(on)).toBe(before));
