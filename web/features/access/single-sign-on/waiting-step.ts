import type { SignInStep } from '@tongli/contracts/access';

let waiting: SignInStep | null = null;

/** Carries a sign-in that is half-way from the page where a provider sends people back to the page that goes on with it. */
export const waitingStep = {
  put: (step: SignInStep | null): void => {
    waiting = step?.next === 'done' ? null : step;
  },
  look: (): SignInStep | null => waiting,
};
