import { expect, test } from 'vitest';
import { firstUnread, signedIn } from './signed.ts';

test('a list of those who signed is read as it is pasted', () => {
  expect(
    signedIn('王芳 13800000001\n\n李雷，138-0000-0002\nAnn Lee\t13800000003').map(({ name, phone }) => [name, phone]),
  ).toEqual([
    ['王芳', '13800000001'],
    ['李雷', '13800000002'],
    ['Ann Lee', '13800000003'],
  ]);
});

test('says which line has no name with a number', () => {
  expect(firstUnread('王芳 13800000001\n李雷')).toBe(2);
  expect(firstUnread('王芳 13800000001\n13800000002')).toBe(2);
  expect(firstUnread('王芳 13800000001\n\n')).toBeNull();
});
