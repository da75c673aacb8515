import { expect, test } from 'vitest';
import { joinTexts, settled } from './begun.ts';

const manner = { same: (one: string, other: string) => one === other, join: joinTexts };
const after = (value: string, told: string, server: string) => settled({ value, told }, server, manner);

test.each([
  ['a new browser takes what the server has', '', '', 'as begun', 'as begun'],
  ['a reload keeps what was not told yet', 'as begun, and more', 'as begun', 'as begun', 'as begun, and more'],
  ['what another browser wrote on stands here', 'as begun', 'as begun', 'as begun, there', 'as begun, there'],
  ['what was sent or emptied elsewhere is gone here', 'as begun', 'as begun', '', ''],
  ['of two that wrote on neither is lost', 'here', '', 'there', 'there\nhere'],
  ['one that goes on from the other stands for both', 'there and here', '', 'there', 'there and here'],
  ['the answer of one’s own telling was lost', 'told', '', 'told', 'told'],
])('%s', (_what, value, told, server, stands) => {
  expect(after(value, told, server)).toEqual({ value: stands, told: server });
});
