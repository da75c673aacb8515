import { expect, test } from 'vitest';
import { faultOf } from './rules.ts';

const owner = { username: 'wangfang', name: '王芳' };

test.each([
  ['a long password', null],
  ['k9#mVq2!xL', null],
  ['correct horse battery', null],
  ['Password123!', 'password-common'],
  ['P@ssw0rd2026', 'password-common'],
  ['1234567890', 'password-common'],
  ['qwertyuiop', 'password-common'],
  ['aaaaaaaaaaaa', 'password-common'],
  ['1qaz2wsx3edc', 'password-common'],
  ['my WangFang is 7', 'password-names-you'],
  ['我是王芳的密码哦哦', 'password-names-you'],
])('%s: %s', (password, fault) => {
  expect(faultOf(password, owner)).toBe(fault);
});

test.each([
  ['li wei on the roof', 'password-names-you'],
  ['liwei on the roof', 'password-names-you'],
  ['o’connor on the roof', 'password-names-you'],
  ['a quiet evening roof', null],
])('parts of a name that are too short to be one are let through: %s', (password, fault) => {
  const name = password.startsWith('o') ? 'Li O’Connor' : 'Li Wei';
  expect(faultOf(password, { username: 'lw', name })).toBe(fault);
});
