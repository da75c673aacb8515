import type { FormField, ProcessStep, ServiceStandard, WayOn, WorkingLimit } from '@tongli/contracts/requests';

/** The notation in which supplied definitions are written: what they say stays readable. */
export const words = (zh: string, en: string) => ({ zh, en });

export const minutes = (amount: number): WorkingLimit => ({ amount, unit: 'minutes' });
export const days = (amount: number): WorkingLimit => ({ amount, unit: 'days' });

export const standard = (value: number, unit: string, zh: string, en: string): ServiceStandard => ({
  value,
  unit,
  measure: words(zh, en),
});

interface Optional {
  readonly required?: boolean;
}

const head = (key: string, zh: string, en: string, { required = true }: Optional) => ({
  key,
  name: words(zh, en),
  required,
});

export const textField = (key: string, zh: string, en: string, how: Optional & { most?: number } = {}): FormField => ({
  type: 'text',
  ...head(key, zh, en, how),
  most: how.most ?? 1_000,
});

export const choiceField = (
  key: string,
  [zh, en]: readonly [string, string],
  choices: readonly (readonly [key: string, zh: string, en: string])[],
  how: Optional = {},
): FormField => ({
  type: 'choice',
  ...head(key, zh, en, how),
  choices: choices.map(([choice, inChinese, inEnglish]) => ({ key: choice, name: words(inChinese, inEnglish) })),
  several: false,
});

export const numberField = (
  key: string,
  [zh, en]: readonly [string, string],
  { unit, least, most, ...how }: Optional & { unit: string; least: number; most: number },
): FormField => ({ type: 'number', ...head(key, zh, en, how), unit, least, most });

export const dateField = (
  key: string,
  [zh, en]: readonly [string, string],
  { leastDays, mostDays, ...how }: Optional & { leastDays: number | null; mostDays: number | null },
): FormField => ({ type: 'date', ...head(key, zh, en, how), leastDays, mostDays });

export const moneyField = (
  key: string,
  [zh, en]: readonly [string, string],
  { mostYuan, ...how }: Optional & { mostYuan: number },
): FormField => ({ type: 'money', ...head(key, zh, en, how), leastMinor: 0, mostMinor: mostYuan * 100 });

export const fileField = (key: string, zh: string, en: string, how: Optional & { most?: number } = {}): FormField => ({
  type: 'file',
  ...head(key, zh, en, { required: how.required ?? false }),
  most: how.most ?? 5,
});

/** Without conditions, or where a choice is this one. */
export const to = (step: string, field?: string, choice?: string): WayOn => ({
  to: step,
  when: field === undefined ? [] : [{ field, op: 'is', value: choice ?? null }],
});

type StepInput = Pick<ProcessStep, 'key' | 'name' | 'owner' | 'limit'> & Partial<ProcessStep>;

export const step = (input: StepInput): ProcessStep => ({
  inputs: [],
  outputs: [],
  standards: [],
  fields: [],
  next: [],
  back: [],
  ...input,
});
