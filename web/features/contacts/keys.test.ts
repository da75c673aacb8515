import { expect, test } from 'vitest';
import { actOfKey, keyActs, keys, stepOfKey } from './keys.ts';

const press = (code: string, more: Partial<KeyboardEvent> = {}) => ({
  ...{ code, altKey: true, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false, repeat: false },
  ...more,
});

test('each act has a key of its own', () => {
  expect(new Set(Object.values(keys)).size).toBe(keyActs.length);
});

test.each([
  ['Alt and the letter act', press('KeyH'), 'hold'],
  ['the letter alone is typed', press('KeyH', { altKey: false }), null],
  ['Ctrl+Alt is how some keyboards write signs', press('KeyE', { ctrlKey: true }), null],
  ['a key within the writing of Chinese is part of it', press('KeyH', { isComposing: true }), null],
  ['held down it acts once', press('KeyX', { repeat: true }), null],
  ['a letter without an act does nothing', press('KeyQ'), null],
])('%s', (_, event, act) => {
  expect(actOfKey(event)).toBe(act);
});

test('arrows go through the contacts', () => {
  expect([press('ArrowUp'), press('ArrowDown'), press('ArrowLeft')].map(stepOfKey)).toEqual([-1, 1, 0]);
});
