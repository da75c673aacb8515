import { expect, test } from 'vitest';
import { tracePattern, withoutIdentity } from './traces.ts';

const wang = { name: '王小明', phone: '13812345678', email: 'x.wang@example.cn' };

test.each([
  ['王小明要求导出', '—要求导出'],
  ['call 138 1234 5678 back', 'call — back'],
  ['+86 138-1234-5678', '—'],
  ['X.Wang@example.cn wrote', '— wrote'],
  // Others, and what only looks alike.
  ['xx.wang@example.cn', 'xx.wang@example.cn'],
  ['x-wang@example.cn', 'x-wang@example.cn'],
  ['order 913812345678', 'order 913812345678'],
  ['case 0192a000-0001-7000-8000-13812345678a', 'case 0192a000-0001-7000-8000-13812345678a'],
])('%s → %s', (written, kept) => {
  expect(withoutIdentity(written, wang)).toBe(kept);
});

test('nothing is searched for where nothing tells a person apart', () => {
  expect(tracePattern({ phone: '12345', email: null })).toBeNull();
  expect(withoutIdentity('王先生', { name: '王', phone: null, email: null })).toBe('王先生');
});
