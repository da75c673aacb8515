import { addDays } from '@tongli/calendar';
import {
  type Estimate,
  type Survey,
  type SurveyQuestion,
  type SurveyResults,
  satisfiedFrom,
  scales,
} from '@tongli/contracts/outreach';
import { sql } from 'kysely';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { checkRange } from '../../../platform/range.ts';
import { businessDay } from '../../org/index.ts';
import { inReach } from '../store.ts';
import { meanEstimate, npsEstimate, shareEstimate } from './estimates.ts';
import { getSurvey } from './surveys.ts';

interface Sums {
  readonly sent: number;
  readonly answered: number;
  readonly csat: number;
  readonly satisfied: number;
  readonly nps: number;
  readonly promoters: number;
  readonly detractors: number;
  readonly ces: number;
  readonly cesSum: number;
  readonly cesSquares: number;
}

const sums = sql`count(*) filter (where sent_at is not null)::integer as sent,
  count(answered_at)::integer as answered, count(csat)::integer as csat,
  count(*) filter (where csat >= ${satisfiedFrom})::integer as satisfied, count(nps)::integer as nps,
  count(*) filter (where nps >= 9)::integer as promoters, count(*) filter (where nps <= 6)::integer as detractors,
  count(ces)::integer as ces, coalesce(sum(ces), 0)::integer as "cesSum",
  coalesce(sum(ces * ces), 0)::integer as "cesSquares"`;

const figuresOf = (row: Sums): Record<'response' | 'csat' | 'nps' | 'ces', Estimate> => ({
  response: shareEstimate(row.answered, row.sent),
  csat: shareEstimate(row.satisfied, row.csat),
  nps: npsEstimate({ answers: row.nps, promoters: row.promoters, detractors: row.detractors }),
  ces: meanEstimate({ answers: row.ces, sum: row.cesSum, squares: row.cesSquares }, scales.ces),
});

interface Span {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

const within = (call: Call, { id, from, to }: Span) =>
  sql`outreach.invitation asked where survey_id = ${id}::uuid and invited_on between ${from}::date and ${to}::date
    and ${inReach(call, 'asked')}`;

const nothing: Sums = {
  ...{ sent: 0, answered: 0, csat: 0, satisfied: 0, nps: 0, promoters: 0, detractors: 0 },
  ...{ ces: 0, cesSum: 0, cesSquares: 0 },
};

async function wholeOf(call: Call, span: Span) {
  const { rows } = await sql<Sums & { rest: number; refused: number }>`
    select ${sums}, count(*) filter (where held = 'rest')::integer as rest,
      count(*) filter (where held = 'refused')::integer as refused from ${within(call, span)}`.execute(call.tx);
  return rows[0] ?? { ...nothing, rest: 0, refused: 0 };
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

interface Said {
  readonly value: string;
  readonly at: Date;
  readonly low: boolean;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectLabel: string;
}

const mostTexts = 100;

async function textsOf(call: Call, span: Span, { content }: Survey): Promise<SurveyResults['texts']> {
  const ids = content.questions.filter(({ kind }) => kind === 'text').map(({ id }) => id);
  const { rows } = await sql<Said>`
    select given.value, answered.answered_at as at, answered.low, answered.subject_type as "subjectType",
      answered.subject_id as "subjectId", answered.subject_label as "subjectLabel"
    from (select * from ${within(call, span)} and answers is not null) answered,
      jsonb_each_text(answered.answers) as given
    where given.key = any(${ids}::text[]) order by answered.answered_at desc limit ${mostTexts}`.execute(call.tx);
  return rows.map(({ value, at, ...rest }) => ({ text: maskText(value), at: at.toISOString(), ...rest }));
}

const usualDays = 90;
const mostDays = 732;

export async function getSurveyResults(
  call: Call,
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
  const { rest, refused: unwilling, ...whole } = await wholeOf(call, span);
  return {
    ...{ from, to, ...figuresOf(whole), held: { rest, refused: unwilling } },
    weeks: await weeksOf(call, span),
    questions: await questionsOf(call, span, survey),
    texts: await textsOf(call, span, survey),
  };
}
