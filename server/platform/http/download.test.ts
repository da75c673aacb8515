import { expect, test } from 'vitest';
import { dispositionOf, partOf } from './download.ts';

test.each([
  [undefined, null],
  ['bytes=0-', { from: 0, to: 100 }],
  ['bytes=0-0', { from: 0, to: 1 }],
  ['bytes=10-19', { from: 10, to: 20 }],
  ['bytes=90-500', { from: 90, to: 100 }],
  ['bytes=-7', { from: 93, to: 100 }],
  ['bytes=-700', { from: 0, to: 100 }],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=9-3', null],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
  ['lines=0-1', null],
])('of a hundred bytes %s asks for %o', (range, part) => {
  expect(partOf(range, 100)).toEqual(part);
});

test.each([
  ['bill.pdf', 'application/pdf', `inline; filename="bill.pdf"; filename*=UTF-8''bill.pdf`],
  ['账单.png', 'image/png', `inline; filename="__.png"; filename*=UTF-8''%E8%B4%A6%E5%8D%95.png`],
  ["it's (1)*.csv", 'text/csv', `attachment; filename="it_s (1)_.csv"; filename*=UTF-8''it%27s%20%281%29%2A.csv`],
  ['a"; x=y.txt', 'text/plain', `attachment; filename="a__ x_y.txt"; filename*=UTF-8''a%22%3B%20x%3Dy.txt`],
])('%s is named in a header without harm', (name, mediaType, header) => {
  expect(dispositionOf({ name, mediaType })).toBe(header);
});
