const ofResolution = ['average-handle-time', 'average-hold-time', 'transfer-rate', 'test-score', 'occupancy'];
const ofComplaints = [
  ...['first-contact-resolution', 'service-level', 'abandonment-rate', 'average-speed-of-answer'],
  ...['transfer-rate', 'request-on-time-rate'],
];

/**
 * From the result to the process: on which numbers of the process a result may hang, the likeliest first, and at most as many as drivers are
 * looked for at once. What it does hang on is for the data to say.
 */
const processes: Readonly<Record<string, readonly string[]>> = {
  csat: [
    ...['average-speed-of-answer', 'first-contact-resolution', 'average-handle-time', 'transfer-rate'],
    ...['abandonment-rate', 'first-response-hours', 'days-to-close'],
  ],
  nps: [
    'first-contact-resolution',
    'average-speed-of-answer',
    'on-time-rate',
    'days-to-close',
    'repeat-rate',
    'reopen-rate',
  ],
  ces: ['first-contact-resolution', 'transfer-rate', 'average-queue-time', 'days-to-close', 'repeat-rate'],
  'satisfaction-rate': [
    ...['first-response-hours', 'answer-hours', 'days-to-close', 'acknowledged-in-time-rate'],
    ...['on-time-rate', 'reopen-rate', 'repeat-rate', 'task-on-time-rate'],
  ],
  'service-level': [
    ...['contacts-per-day', 'average-handle-time', 'average-wrap-up-time', 'occupancy'],
    ...['not-ready-rate', 'rings-not-answered'],
  ],
  'abandonment-rate': [
    ...['average-queue-time', 'average-speed-of-answer', 'contacts-per-day', 'average-handle-time'],
    ...['occupancy', 'not-ready-rate'],
  ],
  'first-contact-resolution': ofResolution,
  'first-contact-resolution-net': ofResolution,
  'complaints-per-day': [...ofComplaints, 'contacts-per-day'],
  'complaints-per-10000-customers': [...ofComplaints, 'contacts-per-day'],
  'complaints-per-10000-contacts': ofComplaints,
  'repeat-rate': [
    'first-response-hours',
    'days-to-close',
    'on-time-rate',
    'reopen-rate',
    'task-return-rate',
    'visit-rate',
  ],
  'reopen-rate': ['days-to-close', 'answer-hours', 'complaint-step-minutes', 'task-return-rate', 'visit-rate'],
  'escalation-rate': [
    ...['first-response-hours', 'acknowledged-in-time-rate', 'answered-in-time-rate', 'days-to-close'],
    ...['repeat-rate', 'reopen-rate'],
  ],
  'attitude-complaint-rate': ['occupancy', 'average-handle-time', 'not-ready-rate', 'contacts-per-day', 'test-score'],
  'on-time-rate': [
    ...['handling-hours', 'settling-hours', 'acknowledged-in-time-rate', 'task-on-time-rate'],
    ...['task-return-rate', 'complaint-step-minutes', 'complaints-per-day'],
  ],
  'days-to-close': [
    ...['handling-hours', 'settling-hours', 'first-response-hours', 'task-on-time-rate'],
    ...['task-return-rate', 'complaint-step-minutes', 'complaints-per-day'],
  ],
  'request-on-time-rate': ['request-step-minutes', 'task-on-time-rate', 'task-return-rate'],
  'survey-response-rate': ['days-to-close', 'first-contact-resolution', 'average-handle-time'],
  'cost-per-contact': [
    ...['average-handle-time', 'average-wrap-up-time', 'occupancy', 'not-ready-rate'],
    ...['contacts-per-day', 'first-contact-resolution'],
  ],
  attrition: ['occupancy', 'not-ready-rate', 'contacts-per-day', 'attitude-complaint-rate'],
};

/** Empty of a number of the process. */
export const processOf = (code: string): string[] => [...(processes[code] ?? [])];

export const results: readonly string[] = Object.keys(processes);
