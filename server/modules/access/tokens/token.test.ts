import { expect, test } from 'vitest';
import { isToken, newToken } from './token.ts';

test('a token is recognised by its form and its checksum alone', () => {
  const { secret, handle } = newToken();
  expect(secret).toMatch(/^tgl_[0-9A-Za-z]{59}$/);
  expect(secret.startsWith(handle)).toBe(true);
  expect(isToken(secret)).toBe(true);
});

test.each([
  ['a changed letter', (token: string) => token.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))],
  ['a changed id', (token: string) => `tgl_${token[4] === 'a' ? 'b' : 'a'}${token.slice(5)}`],
  ['a cut-off end', (token: string) => token.slice(0, -1)],
  ['another prefix', (token: string) => token.replace('tgl_', 'ghp_')],
  ['nothing', () => ''],
])('%s is no token', (_, spoil) => {
  expect(isToken(spoil(newToken().secret))).toBe(false);
});

test('no two tokens share an id or a secret', () => {
  const made = Array.from({ length: 200 }, newToken);
  expect(new Set(made.map(({ handle }) => handle)).size).toBe(200);
  expect(new Set(made.map(({ secret }) => secret.slice(14))).size).toBe(200);
});
