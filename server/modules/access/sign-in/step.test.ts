import { expect, test } from 'vitest';
import { nextStep } from './step.ts';

const yes = true;
const no = false;

test.each([
  // has a factor, is required to, code proved, must change the password → next
  [no, no, no, no, 'done'],
  [no, no, no, yes, 'new-password'],
  [no, yes, no, no, 'enrol'],
  [no, yes, no, yes, 'enrol'],
  [yes, no, no, no, 'code'],
  [yes, no, no, yes, 'code'],
  [yes, yes, no, no, 'code'],
  [yes, yes, no, yes, 'code'],
  [yes, no, yes, no, 'done'],
  [yes, yes, yes, no, 'done'],
  [yes, yes, yes, yes, 'new-password'],
  // The factor was reset while its owner was half-way.
  [no, yes, yes, no, 'enrol'],
])(
  'factor %s, required %s, proved %s, password to change %s: %s',
  (hasFactor, factorRequired, codeProved, mustChangePassword, next) => {
    expect(nextStep({ hasFactor, factorRequired, codeProved, mustChangePassword })).toBe(next);
  },
);
