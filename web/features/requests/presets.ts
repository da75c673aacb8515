import type { ComplaintSettings } from '@tongli/contracts/requests';

type Preset = Pick<
  ComplaintSettings,
  'acknowledgeWithinMinutes' | 'respondWithinDays' | 'daysCount' | 'complexRespondWithinDays'
>;

/** A working day of seven and a half hours. */
const workingDay = 450;

/** Times that rules of a trade name; whoever publishes them checks that the rules are still so. */
export const presets: Readonly<Record<'telecom' | 'bank' | 'hotline' | 'fca', Preset>> = {
  telecom: {
    acknowledgeWithinMinutes: 240,
    respondWithinDays: 15,
    daysCount: 'calendar',
    complexRespondWithinDays: null,
  },
  bank: { acknowledgeWithinMinutes: 240, respondWithinDays: 15, daysCount: 'calendar', complexRespondWithinDays: 30 },
  hotline: {
    acknowledgeWithinMinutes: 7 * workingDay,
    respondWithinDays: 45,
    daysCount: 'working',
    complexRespondWithinDays: null,
  },
  fca: {
    acknowledgeWithinMinutes: 3 * workingDay,
    respondWithinDays: 56,
    daysCount: 'calendar',
    complexRespondWithinDays: null,
  },
};

export const presetNames = ['telecom', 'bank', 'hotline', 'fca'] as const;
