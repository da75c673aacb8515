import type { CompensationRule } from '@tongli/contracts/complaints';

const any: CompensationRule['when'] = {
  products: [],
  areas: [],
  causes: [],
  severities: [],
  validities: [],
  delayFrom: null,
  delayTo: null,
};
const upheld: CompensationRule['when'] = { ...any, validities: ['upheld', 'partly-upheld'] };

/** To begin with, until an installation has rules of its own: the four kinds, and each way to an amount. */
export const suppliedRules: readonly CompensationRule[] = [
  {
    code: 'late-service',
    name: { zh: '逾期服务按日赔付', en: 'Late service, by the day' },
    when: { ...upheld, delayFrom: 1 },
    kind: 'money',
    by: 'per-day',
    amountMinor: 2_000,
    percent: 0,
    capMinor: 60_000,
  },
  {
    code: 'proven-loss',
    name: { zh: '经核实的直接损失', en: 'Proven direct loss' },
    when: { ...any, validities: ['upheld'], severities: ['serious', 'safety'] },
    kind: 'money',
    by: 'share',
    amountMinor: 0,
    percent: 100,
    capMinor: 500_000,
  },
  {
    code: 'partial-loss',
    name: { zh: '部分责任损失分担', en: 'Shared loss' },
    when: { ...any, validities: ['partly-upheld'] },
    kind: 'money',
    by: 'share',
    amountMinor: 0,
    percent: 50,
    capMinor: 200_000,
  },
  {
    code: 'fee-waiver',
    name: { zh: '争议费用减免', en: 'Disputed fee waived' },
    when: upheld,
    kind: 'waiver',
    by: 'share',
    amountMinor: 0,
    percent: 100,
    capMinor: 50_000,
  },
  {
    code: 'goodwill-voucher',
    name: { zh: '诚意代金券', en: 'Goodwill voucher' },
    when: any,
    kind: 'voucher',
    by: 'fixed',
    amountMinor: 5_000,
    percent: 0,
    capMinor: null,
  },
  {
    code: 'apology-gift',
    name: { zh: '致歉礼品', en: 'Gift of apology' },
    when: any,
    kind: 'gift',
    by: 'fixed',
    amountMinor: 3_000,
    percent: 0,
    capMinor: null,
  },
];
