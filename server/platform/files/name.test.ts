import { expect, test } from 'vitest';
import { cleanName } from './name.ts';

test.each([
  ['账单 照片.png', '账单 照片.png'],
  ['../../x.png', 'x.png'],
  ['C:\\Users\\li\\bill.pdf', 'bill.pdf'],
  ['photo\u202Egnp.exe', 'photognp.exe'],
  ['a\u0000b\r\n.png', 'ab.png'],
  ['.htaccess', 'htaccess'],
  ['..', 'file'],
  ['x.png/', 'file'],
  ['con"fused<1>.txt', 'con_fused_1_.txt'],
  [`${'长'.repeat(400)}.jpeg`, `${'长'.repeat(120)}.jpeg`],
  ['👩‍👩‍👧.png', '👩👩👧.png'],
  ['no ending', 'no ending'],
])('%j is kept as %j', (given, kept) => {
  expect(cleanName(given)).toBe(kept);
});
