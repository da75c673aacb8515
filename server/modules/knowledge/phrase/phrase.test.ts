import type { PhraseContent } from '@tongli/contracts/knowledge';
import { expect, test } from 'vitest';
import { decideContent } from './phrase.ts';

const phrase = (pattern: PhraseContent['pattern'], zh: string, en: string): PhraseContent => ({
  situation: 'empathy-although',
  pattern,
  title: { zh: '标题', en: 'Title' },
  text: { zh, en },
});

const can = ['虽然我不能退款，但是我可以为您换新。', 'Although I cannot refund it, I can replace it.'] as const;
const will = ['虽然我不能马上答复，但是我会立即核实。', 'Although I cannot say yet, I will check right away.'] as const;

test.each([
  ['without a pattern anything goes', null, '您好', 'Hello', null],
  ['although', 'although', ...can, null],
  ['only what cannot be', 'although', '虽然我不能退款。', can[1], 'body.text.zh'],
  ['English without the turn', 'although', can[0], 'No refund.', 'body.text.en'],
  ['immediately', 'immediately', ...will, null],
  ['not at once, and not right away either', 'immediately', can[0], will[1], 'body.text.zh'],
  ['English without the promise', 'immediately', will[0], can[1], 'body.text.en'],
] as const)('%s', (_, pattern, zh, en, field) => {
  expect(decideContent(phrase(pattern, zh, en))?.field ?? null).toBe(field);
});
