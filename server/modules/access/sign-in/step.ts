import type { SignInStep } from '@tongli/contracts/access';

/** What is known of somebody whose password was right. */
export interface Proven {
  readonly hasFactor: boolean;
  readonly factorRequired: boolean;
  /** A code was right in this sign-in, or the factor was set up in it. */
  readonly codeProved: boolean;
  readonly mustChangePassword: boolean;
}

/** What comes next. A password is changed last, so that nobody changes it who has the old one alone. */
export function nextStep({ hasFactor, factorRequired, codeProved, mustChangePassword }: Proven): SignInStep['next'] {
  if (hasFactor && !codeProved) return 'code';
  if (factorRequired && !hasFactor) return 'enrol';
  return mustChangePassword ? 'new-password' : 'done';
}
