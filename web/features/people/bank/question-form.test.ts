import { expect, test } from 'vitest';
import { questionOf } from './question-form.ts';

test('each kind sends what it has, whatever was typed for another', () => {
  const typed = {
    text: { zh: '问' },
    options: [{ text: { zh: '甲' }, right: true }, {}],
    accepted: ' 十五天 \n\n15 天',
  };
  expect(questionOf({ ...typed, kind: 'single' })).toMatchObject({
    options: [
      { id: 'a', text: { zh: '甲', en: '' }, right: true },
      { id: 'b', right: false },
    ],
    accepted: [],
  });
  expect(questionOf({ ...typed, kind: 'fill-in' })).toMatchObject({ options: [], accepted: ['十五天', '15 天'] });
  expect(questionOf({ ...typed, kind: 'true-false', isTrue: false }).options).toMatchObject([
    { id: 'true', right: false },
    { id: 'false', right: true },
  ]);
});
