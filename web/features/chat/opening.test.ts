import { expect, test } from 'vitest';
import { openingText } from './opening.ts';

/** Sunday 22 November 2026, 23:00 in Shanghai. */
const now = Date.parse('2026-11-22T15:00:00Z');
const opensAt = '2026-11-23T01:00:00Z';
const reader = (zone: string, language: 'zh-CN' | 'en') => ({ zone, now, language });

test('who reads it where the queue is, or where clocks show the same, reads its time alone', () => {
  const at = { at: '11月23日 09:00', elsewhere: null };
  expect(openingText(opensAt, 'Asia/Shanghai', reader('Asia/Shanghai', 'zh-CN'))).toEqual(at);
  expect(openingText(opensAt, 'Asia/Shanghai', reader('Asia/Singapore', 'zh-CN'))).toEqual(at);
});

test('who reads it elsewhere is told whose time it is, and their own', () => {
  expect(openingText(opensAt, 'Asia/Shanghai', reader('Europe/London', 'en'))).toEqual({
    at: '23 Nov 09:00',
    elsewhere: { zone: 'China Standard Time', own: '23 Nov 01:00' },
  });
  expect(openingText(opensAt, 'Asia/Shanghai', reader('Europe/London', 'zh-CN')).elsewhere?.zone).toBe('中国标准时间');
});
