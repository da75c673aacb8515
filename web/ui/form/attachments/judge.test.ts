import { mostFileBytes } from '@tongli/contracts/files';
import { expect, test } from 'vitest';
import { wrongWith } from './judge.ts';

test.each([
  ['照片.JPG', 1, null],
  ['bill.pdf', mostFileBytes, null],
  ['bill.pdf', mostFileBytes + 1, 'file-too-large'],
  ['bill.pdf', 0, 'file-empty'],
  ['bill.pdf.exe', 1, 'file-type-not-allowed'],
  ['README', 1, 'file-type-not-allowed'],
])('%s of %i bytes: %s', (name, size, code) => {
  expect(wrongWith({ name, size })?.code ?? null).toBe(code);
});
