import type { SanctionRule } from '@tongli/contracts/complaints';

const points = (count: number, deductionMinor = 0) => ({ measure: 'points' as const, points: count, deductionMinor });
const deduction = (deductionMinor: number, count: number) => ({
  measure: 'deduction' as const,
  points: count,
  deductionMinor,
});
const training = { measure: 'training' as const, points: 0, deductionMinor: 0 };
const warning = (count: number) => ({ measure: 'warning' as const, points: count, deductionMinor: 0 });

/** To begin with, until an installation has rules of its own. */
export const suppliedSanctions: readonly SanctionRule[] = [
  {
    breach: 'attitude',
    name: { zh: '服务态度不当', en: 'Improper attitude' },
    first: points(2),
    again: deduction(20_000, 4),
    withinDays: 90,
  },
  {
    breach: 'wrong-information',
    name: { zh: '业务解释错误', en: 'Wrong information given' },
    first: training,
    again: points(2),
    withinDays: 90,
  },
  {
    breach: 'promise-broken',
    name: { zh: '承诺未兑现', en: 'Promise not kept' },
    first: points(2),
    again: points(4),
    withinDays: 90,
  },
  {
    breach: 'late-handling',
    name: { zh: '处理超时', en: 'Handled too late' },
    first: points(1),
    again: points(2),
    withinDays: 30,
  },
  {
    breach: 'complaint-suppressed',
    name: { zh: '拒绝或隐瞒投诉', en: 'Complaint refused or hidden' },
    first: warning(5),
    again: deduction(50_000, 10),
    withinDays: 365,
  },
  {
    breach: 'data-disclosed',
    name: { zh: '泄露客户信息', en: 'Customer data disclosed' },
    first: deduction(50_000, 10),
    again: null,
    withinDays: 365,
  },
];

/** Working days to appeal. */
export const suppliedAppealDays = 5;
