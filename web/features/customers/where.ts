import type { getIdentityCheck, IdentityLevel } from '@tongli/contracts/customers';
import type { ParamsOf } from '@tongli/contracts/kernel';
import type { Tone } from '../../ui/StateTag.tsx';

/** The contact or the case within which somebody is checked. */
export type Where = ParamsOf<typeof getIdentityCheck>;

export const toneOfLevel: Readonly<Record<IdentityLevel, Tone>> = {
  unknown: 'neutral',
  recognised: 'waiting',
  questioned: 'done',
  proven: 'done',
};
