import { expect, it } from 'vitest';
import { findThemes } from './themes.ts';

const waiting = ['师傅迟到两个小时', '等了一天师傅迟到', '师傅又迟到了，没人解释', '约好上午，师傅迟到到晚上'];
const refund = ['退款一直不到账', '说好退钱，没退', '退费太慢', '退款拖了半个月'];
const others = ['都挺好的', '谢谢'];
const all = [...waiting, ...refund, ...others];

it('finds the planted matters, by their words and by words that mean the same, and leaves the rest apart', () => {
  const { themes, rest } = findThemes(all);
  expect(themes.map(({ texts }) => texts)).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
  ]);
  expect(themes[0]?.words).toEqual(expect.arrayContaining(['师傅', '迟到']));
  expect(rest).toEqual([8, 9]);
});

it('reads English by stems and passes over what names nothing', () => {
  const { themes, rest } = findThemes([
    'The technician was late',
    'Technicians never called me',
    'I waited for the technician',
    'They were very good, thanks',
  ]);
  expect(themes).toHaveLength(1);
  expect(themes[0]).toMatchObject({ texts: [0, 1, 2] });
  expect(rest).toEqual([3]);
});

it.each([
  ['nothing', [], 0],
  ['fewer than a theme needs', ['退款慢', '退款慢'], 0],
  ['numbers alone', ['10086', '10086', '10086'], 0],
  ['what was taken out', ['****', '****', '****'], 0],
  ['exactly as many', ['退款慢', '退款慢', '退款慢'], 1],
])('%s', (_, texts, count) => {
  expect(findThemes(texts).themes).toHaveLength(count);
});

it('tells each text: in a theme or in the rest, whatever is asked', () => {
  for (const most of [0, 1, 8]) {
    const { themes, rest } = findThemes(all, { most });
    const told = new Set([...themes.flatMap(({ texts }) => texts), ...rest]);
    expect(told.size).toBe(all.length);
    expect(themes.flatMap(({ texts }) => texts).some((place) => rest.includes(place))).toBe(false);
  }
});
