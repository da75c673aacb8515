import { expect, test } from 'vitest';
import { dateText, durationText, instantText, spanText } from './time.ts';

const zone = 'Asia/Shanghai';
const now = Date.parse('2026-03-05T02:30:00Z');

test.each([
  [0, '00:00'],
  [725, '12:05'],
  [11_525, '3:12:05'],
])('%d seconds read %s', (seconds, text) => {
  expect(durationText(seconds, 'zh-CN')).toBe(text);
});

test('long durations are said in days and hours', () => {
  const seconds = 3 * 86_400 + 4 * 3600 + 59;
  expect(durationText(seconds, 'en')).toBe('3 d 4 h');
  expect(durationText(seconds, 'zh-CN')).toBe('3 天 4 小时');
  expect(spanText(-95 * 60_000, 'zh-CN')).toBe('1 小时 35 分钟');
});

test('the date comes with the time only when it is not today in the site zone', () => {
  expect(instantText(Date.parse('2026-03-04T16:05:00Z'), zone, now, 'zh-CN')).toBe('00:05');
  expect(instantText(Date.parse('2026-03-04T15:55:00Z'), zone, now, 'zh-CN')).toBe('3月4日 23:55');
  expect(instantText(Date.parse('2025-03-04T15:55:00Z'), zone, now, 'en')).toBe('4 Mar 2025 23:55');
});

test('a business date has no zone', () => {
  expect(dateText('2026-01-01', now, 'en')).toBe('1 Jan');
  expect(dateText('2025-12-31', now, 'zh-CN')).toBe('2025年12月31日');
});
