import { useSyncExternalStore } from 'react';
import type { Phone, PhoneState } from '../../api/voice/index.ts';

const nothing = () => () => undefined;

/** How a phone stands; its levels are others after each change. */
export const usePhoneState = (phone: Phone | null): PhoneState | null =>
  useSyncExternalStore(phone?.onChange ?? nothing, () => phone?.state() ?? null);
