import { createHash } from 'node:crypto';
import {
  questionsAsked,
  type SurveyAnswers,
  type SurveyContent,
  type SurveyQuestion,
  scales,
} from '@tongli/contracts/outreach';
import { type Refusal, refuse } from '../../../platform/call.ts';

/** What of an answer is counted. */
export interface Judged {
  readonly answers: SurveyAnswers;
  readonly csat: number | null;
  readonly nps: number | null;
  readonly ces: number | null;
  readonly low: boolean;
}

const wrong = (id: string) => refuse('answer-wrong', { status: 422, field: `body.answers.${id}` });

function fits({ kind, options }: SurveyQuestion, given: string): boolean {
  if (kind === 'text') return true;
  if (kind === 'choice') return options.some(({ id }) => id === given);
  const { from, to } = scales[kind];
  const value = Number(given);
  return /^\d{1,2}$/.test(given) && value >= from && value <= to;
}

/** Of each scale the first that was answered. */
function scoreIn(kind: 'csat' | 'nps' | 'ces', asked: readonly SurveyQuestion[], answers: SurveyAnswers) {
  const found = asked.find((question) => question.kind === kind && answers[question.id] !== undefined);
  return found ? Number(answers[found.id]) : null;
}

const isLow = (value: number | null, most: number | null) => value !== null && most !== null && value <= most;

/** Only what was asked counts; refused where something required is missing, or is no answer to its question. */
export function judgeAnswers({ questions, low }: SurveyContent, given: SurveyAnswers): Judged | Refusal {
  const asked = questionsAsked(questions, given);
  const answers: Record<string, string> = {};
  for (const question of asked) {
    const value = (given[question.id] ?? '').trim();
    if (value === '' && question.required)
      return refuse('answer-missing', { status: 422, field: `body.answers.${question.id}` });
    if (value === '') continue;
    if (!fits(question, value)) return wrong(question.id);
    answers[question.id] = value;
  }
  const [csat, nps, ces] = [
    scoreIn('csat', asked, answers),
    scoreIn('nps', asked, answers),
    scoreIn('ces', asked, answers),
  ];
  return { answers, csat, nps, ces, low: isLow(csat, low.csat) || isLow(nps, low.nps) || isLow(ces, low.ces) };
}

export interface Asking {
  /** When this customer was sent a survey last. */
  readonly lastSentAt: Date | null;
  readonly refused: boolean;
}

const day = 86_400_000;
const lots = 10_000;

/** Its lot of ten thousand, by survey and subject alone: nobody chooses who is asked, and anybody can draw it again. */
export function lotOf(surveyId: string, subjectId: string): number {
  const digest = createHash('sha256').update(`${surveyId} ${subjectId}`).digest();
  return Number((BigInt(digest.readUInt32BE(0)) * BigInt(lots)) >> 32n);
}

export const isDrawn = (lot: number, samplePercent: number): boolean => lot < (samplePercent * lots) / 100;

/** Why somebody who was drawn is not asked now; null where they are. What they want goes before what we would like to know. */
export function heldBecause({ lastSentAt, refused }: Asking, restDays: number, now: Date): 'refused' | 'rest' | null {
  if (refused) return 'refused';
  return lastSentAt !== null && now.getTime() - lastSentAt.getTime() < restDays * day ? 'rest' : null;
}
