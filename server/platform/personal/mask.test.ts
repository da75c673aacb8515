import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskEmail, maskName, maskPhone, maskText } from './mask.ts';

test.each([
  ['王小明', '王**'],
  ['Anna Smith', 'A***'],
])('the name %s shows as %s', (name, masked) => expect(maskName(name)).toBe(masked));

test.each([
  ['13812345678', '138****5678'],
  ['+86 138-1234-5678', '138****5678'],
  ['0086 13812345678', '138****5678'],
  ['010-8123 4567', '010****4567'],
  ['+44 20 7946 0958', '442****0958'],
  ['10086', '***86'],
])('the number %s shows as %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

test.each([
  ['anna@example.com', 'a***@example.com'],
  ['@example.com', '***'],
])('the address %s shows as %s', (address, masked) => expect(maskEmail(address)).toBe(masked));

test('what is masked stays as it is', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789+- '), maxLength: 24 });
  const words = fc.array(
    fc.constantFrom('13812345678', '11010519491231002X', '6222020200112230012', 'a.b@c.cn', ' ', '*', '电', '1'),
  );
  fc.assert(fc.property(digits, (phone) => maskPhone(maskPhone(phone)) === maskPhone(phone)));
  fc.assert(fc.property(fc.string(), (name) => maskName(maskName(name)) === maskName(name)));
  fc.assert(fc.property(fc.emailAddress(), (address) => maskEmail(maskEmail(address)) === maskEmail(address)));
  fc.assert(fc.property(words, (parts) => maskText(maskText(parts.join(' '))) === maskText(parts.join(' '))));
});

describe('in a text', () => {
  test.each([
    ['我的电话是13812345678。', '我的电话是138****5678。'],
    ['电话+86 138-1234-5678，急', '电话138****5678，急'],
    ['call 8613812345678', 'call 138****5678'],
    ['call 008613812345678', 'call 138****5678'],
    ['138 1234 5678 or 139-0000-1111', '138****5678 or 139****1111'],
    ['身份证11010519491231002X', '身份证110***********002X'],
    ['卡号6222020200112230012', '卡号***************0012'],
    ['write to anna.s@example.com', 'write to a***@example.com'],
    ['TS2026-000123 of 2026-03-02', 'TS2026-000123 of 2026-03-02'],
    ['anna.s@example.com,ben@example.com;c@d', 'a***@example.com,b***@example.com;c@d'],
  ])('%s shows as %s', (text, masked) => expect(maskText(text)).toBe(masked));

  test('a word without end is read once', () => {
    const endless = 'a.'.repeat(500_000);
    expect(maskText(endless)).toBe(endless);
  });
});
