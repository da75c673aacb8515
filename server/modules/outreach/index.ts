export { answerSurvey } from './invitation/answering.ts';
export { type Asked, invite, noteSurveySent, type ToSend, unansweredSince } from './invitation/inviting.ts';
export { surveyToken } from './store.ts';
export type { ReadServed, Served } from './survey/drivers.ts';
export { addSurvey, useSurvey } from './survey/surveys.ts';
export type { OutreachTables } from './tables.ts';
