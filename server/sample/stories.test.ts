import { expect, test } from 'vitest';
import { stories } from './stories.ts';

test('customers of the sample write with the punctuation of Chinese', () => {
  const words = stories.flatMap(({ facts, demand, feeling }) => [...facts, demand, feeling]);
  expect(words.length).toBeGreaterThan(20);
  expect(words.filter((text) => /[,;:!?]/.test(text))).toEqual([]);
});
