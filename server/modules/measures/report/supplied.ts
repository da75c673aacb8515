import type { ReplyOf } from '@tongli/contracts/kernel';
import type { listReports } from '@tongli/contracts/measures';

/** What comes with the product: taken as it is, or to begin with. */
export const suppliedReports: ReplyOf<typeof listReports>['supplied'] = [
  {
    code: 'daily-service',
    title: { zh: '服务日报', en: 'Daily service report' },
    ...{ unitId: null, period: 'day', rows: 'hour', compared: true, charted: false },
    indicators: [
      'contacts-per-day',
      'connection-rate',
      'service-level',
      'abandonment-rate',
      'average-speed-of-answer',
      'average-handle-time',
      'complaints-per-day',
      'on-time-rate',
    ],
  },
  {
    code: 'weekly-complaints',
    title: { zh: '投诉周报', en: 'Weekly complaint report' },
    ...{ unitId: null, period: 'week', rows: 'product', compared: true, charted: true },
    indicators: ['complaints-per-day', 'on-time-rate', 'days-to-close', 'reopen-rate', 'satisfaction-rate'],
  },
  {
    code: 'monthly-scorecard',
    title: { zh: '月度四中心成绩', en: 'Monthly scorecard of the four centres' },
    ...{ unitId: null, period: 'month', rows: 'unit', compared: true, charted: true },
    indicators: [
      'csat',
      'complaints-per-day',
      'on-time-rate',
      'cost-per-contact',
      'service-level',
      'first-contact-resolution',
      'first-contact-resolution-net',
      'occupancy',
      'test-pass-rate',
    ],
  },
];
