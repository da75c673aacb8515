import { addDays } from '@tongli/calendar';
import { type Survey, type SurveyQuestion, type SurveyResults, scales } from '@tongli/contracts/outreach';
import { sql } from 'kysely';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { checkRange } from '../../../platform/range.ts';
import { businessDay } from '../../org/index.ts';
import type { ReadServed } from './drivers.ts';
import { driversOf } from './driving.ts';
import { samplingError } from './estimates.ts';
import { figuresOf, nothing, type Span, type Sums, sums, within } from './figures.ts';
import { wordsSaid } from './said.ts';
import { getSurvey } from './surveys.ts';

async function wholeOf(call: Call, span: Span) {
  const { rows } = await sql<Sums & { closed: number; rest: number; refused: number; sample: number }>`
    select ${sums}, count(*)::integer as closed, count(*) filter (where held = 'rest')::integer as rest,
      count(*) filter (where held = 'refused')::integer as refused,
      count(*) filter (where held = 'sample')::integer as sample from ${within(call, span)}`.execute(call.tx);
  return rows[0] ?? { ...nothing, closed: 0, rest: 0, refused: 0, sample: 0 };
}

async function weeksOf(call: Call, span: Span) {
  const { rows } = await sql<Sums & { monday: string }>`
    select date_trunc('week', invited_on)::date as monday, ${sums} from ${within(call, span)}
    group by 1 order by 1`.execute(call.tx);
  return rows.map((row) => ({ monday: row.monday, sent: row.sent, ...figuresOf(row) }));
}

function labelsOf({ kind, options }: SurveyQuestion): { value: string; label: { zh: string; en: string } }[] {
  if (kind === 'text') return [];
  if (kind === 'choice') return options.map(({ id, text }) => ({ value: id, label: text }));
  const { from, to } = scales[kind];
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index)).map((value) => ({
    value,
    label: { zh: value, en: value },
  }));
}

/** By the questions as they stand now; those that earlier editions asked besides are not shown. */
async function questionsOf(call: Call, span: Span, { content }: Survey): Promise<SurveyResults['questions']> {
  const { rows } = await sql<{ question: string; value: string; times: number }>`
    select given.key as question, given.value, count(*)::integer as times
    from (select answers from ${within(call, span)} and answers is not null) answered,
      jsonb_each_text(answered.answers) as given
    where length(given.value) <= 20 group by 1, 2`.execute(call.tx);
  const times = new Map(rows.map((row) => [`${row.question} ${row.value}`, row.times]));
  return content.questions.map((question) => ({
    ...{ id: question.id, kind: question.kind, text: question.text },
    counts: labelsOf(question).map((one) => ({ ...one, times: times.get(`${question.id} ${one.value}`) ?? 0 })),
  }));
}

const usualDays = 90;
const mostDays = 732;

export async function getSurveyResults(
  call: Call,
  readServed: ReadServed,
  id: string,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<SurveyResults | Refusal> {
  const survey = await getSurvey(call, id);
  if (isRefusal(survey)) return survey;
  const { today } = await businessDay(call);
  const to = asked.to ?? today;
  const from = asked.from ?? addDays(to, 1 - usualDays);
  const refused = checkRange({ from, to }, 'query', mostDays);
  if (refused) return refused;
  const span = { id, from, to };
  const { rest, refused: unwilling, sample, closed, ...whole } = await wholeOf(call, span);
  const { sent, answered } = whole;
  return {
    ...{ from, to, ...figuresOf(whole), held: { rest, refused: unwilling, sample } },
    sampling: { closed, drawn: closed - sample, sent, answered, error: samplingError(answered, closed) },
    weeks: await weeksOf(call, span),
    questions: await questionsOf(call, span, survey),
    ...(await wordsSaid(call, span, survey)),
    drivers: await driversOf(call, readServed, span, survey),
  };
}
