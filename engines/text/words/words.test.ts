import { expect, it } from 'vitest';
import { readableOf } from './readable.ts';
import { searchTerms } from './search-terms.ts';
import { stemOf } from './stem.ts';
import { wordsOf } from './words.ts';

it('takes full width, half width and capitals as the same', () => {
  expect(wordsOf('ＡＰＰ打不开，Ｃａｎ’ｔ ｌｏｇｉｎ')).toEqual(wordsOf("app打不开 can't LOGIN"));
});

it('splits Chinese by dictionary and others at what is no letter', () => {
  expect(
    wordsOf('提前还款失败，app 报错 E-1024!')
      .map(({ text }) => text)
      .join('|'),
  ).toBe('提前|还|款|失败|app|报|错|e|1024');
  expect(
    wordsOf('退款3次')
      .map(({ key, joined }) => `${key}${joined ? '-' : ' '}`)
      .join(''),
  ).toBe('退款 #-次-');
  expect(wordsOf(' ，。!? ')).toEqual([]);
});

it('leaves out what somebody masked', () => {
  expect(wordsOf('XXXX charged me on XX/XX/2019').map(({ key }) => key)).toEqual(['charg', 'me', 'on', '#']);
});

it.each([
  ['charged charges charging charge', 'charg'],
  ['payment payments pay', 'pay'],
  ['bank banks', 'bank'],
  ["customer's customers customer", 'custom'],
  ['was', 'was'],
  ['miss', 'miss'],
])('counts %s as %s', (forms, stem) => {
  expect(new Set(forms.split(' ').map(stemOf))).toEqual(new Set([stem]));
});

it('shows what the dictionary tears apart as one word', () => {
  expect(readableOf(wordsOf('老农贸市场的路'))).toEqual(['老农贸', '老农贸', '老农贸', '市场', '的', '路']);
});

it('finds a Chinese text by any two characters that stand together', () => {
  expect(searchTerms('退款失败，Refunds 1024')).toEqual(['退款', '款失', '失败', 'refund', '1024']);
  expect(searchTerms('退')).toEqual(['退']);
});
