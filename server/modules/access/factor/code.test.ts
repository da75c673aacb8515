import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Secret } from 'otpauth';
import { expect, test } from 'vitest';
import { factorAddress, newSecret, stepOfCode } from './code.ts';
import { newRecoveryCodes, readable } from './recovery.ts';

/** The key of RFC 6238, appendix B: the ASCII digits 12345678901234567890. */
const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1_000);

/** RFC 4226, section 5.3, written down once more. */
function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', Buffer.from(Secret.fromBase32(secret).buffer))
    .update(counter)
    .digest();
  const start = (digest.at(-1) ?? 0) & 0x0f;
  return String((digest.readUInt32BE(start) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

// The RFC prints eight digits; six are the last six of them.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('RFC 6238, appendix B: at %i s the code is %s', (seconds, code) => {
  expect(stepOfCode(key, code, at(seconds), 0)).toBe(Math.floor(seconds / 30));
});

test('another generator’s codes are taken one step early or late, no further, and none again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 3_000_000_000 }), fc.integer({ min: -3, max: 3 }), (seconds, off) => {
      const secret = newSecret();
      const step = Math.floor(seconds / 30);
      const code = codeOf(secret, step + off);
      const near = [-1, 0, 1].some((one) => codeOf(secret, step + one) === code);
      const taken = stepOfCode(secret, code, at(seconds), 0);
      expect(taken !== null).toBe(near);
      if (taken !== null) expect(stepOfCode(secret, code, at(seconds), taken)).toBeNull();
      if (taken !== null) expect(stepOfCode(secret, codeOf(secret, taken - 1), at(seconds), taken)).toBeNull();
    }),
  );
});

test('the address carries what an app needs', () => {
  const address = new URL(factorAddress(key, 'wang.fang'));
  expect([address.protocol, address.pathname]).toEqual(['otpauth:', '/Tongli:wang.fang']);
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    issuer: 'Tongli',
    secret: key,
    digits: '6',
    period: '30',
  });
});

test('recovery codes are ten, different, and read in fours', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(readable(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
});
