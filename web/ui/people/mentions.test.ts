import { expect, test } from 'vitest';
import { askedBefore, mentionables, partsOf } from './mentions.ts';

const person = (id: string, name: string) => ({ id, name, post: { zh: '', en: '' } });
const all = mentionables([person('a', '李伟'), person('b', '李伟明'), person('c', '李伟'), person('d', 'Anna Li')]);

const said = (text: string) => partsOf(text, all).map(({ text: words, personId }) => personId ?? words);

test('people of one name are told apart, and a name has no blanks', () => {
  expect(all.map(({ handle }) => handle)).toEqual(['李伟', '李伟明', '李伟2', 'Anna·Li']);
});

test('a mention stands apart from the words around it', () => {
  expect(partsOf('请@李伟 看', all)).toEqual([
    { text: '请', personId: null },
    { text: '', personId: 'a' },
    { text: ' 看', personId: null },
  ]);
});

test.each([
  ['@李伟明，@李伟2和@Anna·Li', ['b', '，', 'c', '和', 'd']],
  ['写信到 a@b.cn', ['写信到 a', '@b.cn']],
  ['没有人', ['没有人']],
  ['', []],
])('%s', (text, parts) => {
  expect(said(text)).toEqual(parts);
});

test('whom the picker looks for is what stands between the last @ and the caret', () => {
  expect(askedBefore('请@李伟 和@周', 8)).toBe('周');
  expect(askedBefore('请@李伟 和@周', 3)).toBe('李');
});
