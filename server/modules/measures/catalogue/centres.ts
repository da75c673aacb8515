import type { Centre } from '@tongli/contracts/measures';

/** 四个中心: which of the four views an indicator belongs to. What is not named here belongs to internal operation. */
const centres: Readonly<Record<Exclude<Centre, 'operation'>, readonly string[]>> = {
  customer: [
    'csat',
    'nps',
    'ces',
    'service-level',
    'first-contact-resolution',
    'first-contact-resolution-net',
    'abandonment-rate',
    'connection-rate',
    'satisfaction-rate',
    'complaints-per-10000-customers',
    'complaints-per-10000-contacts',
    'complaints-per-day',
    'repeat-rate',
    'reopen-rate',
    'escalation-rate',
    'survey-response-rate',
    'attitude-complaint-rate',
    'service-reach',
    'record-completeness',
    'churn',
    'customer-growth',
  ],
  profit: [
    'cost-per-contact',
    'cost-per-day',
    'contacts-per-day',
    'utilisation',
    'outbound-volume',
    'outbound-success',
    'outbound-efficiency',
    'arrears-recovery',
    'revenue-share',
    'forecast-error',
    'forecast-bias',
    'schedule-inefficiency',
  ],
  growth: [
    'test-score',
    'test-pass-rate',
    'attrition',
    'typing-speed',
    'attendance',
    'adherence',
    'monitoring-pass-rate',
  ],
};

const byCode = new Map(
  (Object.keys(centres) as (keyof typeof centres)[]).flatMap((centre) =>
    centres[centre].map((code) => [code, centre] as const),
  ),
);

export const centreOf = (code: string): Centre => byCode.get(code) ?? 'operation';

/** What is shown large until a manager has chosen: at most six of a centre, the first that have a source. */
export const usualKeys: Readonly<Record<Centre, readonly string[]>> = {
  customer: [
    'service-level',
    'first-contact-resolution',
    'csat',
    'abandonment-rate',
    'satisfaction-rate',
    'complaints-per-10000-customers',
    'nps',
    'repeat-rate',
    'connection-rate',
  ],
  profit: ['cost-per-contact', 'contacts-per-day', 'cost-per-day'],
  operation: [
    'average-handle-time',
    'average-speed-of-answer',
    'occupancy',
    'not-ready-rate',
    'on-time-rate',
    'days-to-close',
  ],
  growth: ['test-score', 'test-pass-rate', 'attrition'],
};
