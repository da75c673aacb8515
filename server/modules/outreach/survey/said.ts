import { type Survey, type SurveyQuote, type SurveyThemes, satisfiedFrom } from '@tongli/contracts/outreach';
import { findThemes } from '@tongli/text';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { npsEstimate, shareEstimate } from './estimates.ts';
import { type Span, within } from './figures.ts';

interface Said extends SurveyQuote {
  readonly csat: number | null;
  readonly nps: number | null;
}

const mostRead = 2_000;
const mostShown = 100;
const mostQuotes = 3;

/** What was answered in words, latest first, masked: numbers and names are gone before anything is made of it. */
async function saidIn(call: Call, span: Span, { content }: Survey): Promise<Said[]> {
  const ids = content.questions.filter(({ kind }) => kind === 'text').map(({ id }) => id);
  const { rows } = await sql<Omit<Said, 'at'> & { at: Date }>`
    select given.value as text, answered.answered_at as at, answered.low, answered.csat, answered.nps,
      answered.subject_type as "subjectType", answered.subject_id as "subjectId", answered.subject_label as "subjectLabel"
    from (select * from ${within(call, span)} and answers is not null) answered,
      jsonb_each_text(answered.answers) as given
    where given.key = any(${ids}::text[])
    order by answered.answered_at desc, answered.id, given.key limit ${mostRead}`.execute(call.tx);
  return rows.map(({ text, at, ...rest }) => ({ text: maskText(text), at: at.toISOString(), ...rest }));
}

const quoteOf = ({ csat: _csat, nps: _nps, ...quote }: Said): SurveyQuote => quote;
const countOf = (said: readonly Said[], holds: (one: Said) => boolean) => said.filter(holds).length;

function themeOf(words: readonly string[], said: readonly Said[]): SurveyThemes['themes'][number] {
  const rated = countOf(said, ({ csat }) => csat !== null);
  return {
    ...{ words: [...words], times: said.length, low: countOf(said, ({ low }) => low) },
    csat: shareEstimate(
      countOf(said, ({ csat }) => csat !== null && csat >= satisfiedFrom),
      rated,
    ),
    nps: npsEstimate({
      answers: countOf(said, ({ nps }) => nps !== null),
      promoters: countOf(said, ({ nps }) => nps !== null && nps >= 9),
      detractors: countOf(said, ({ nps }) => nps !== null && nps <= 6),
    }),
    quotes: said.slice(0, mostQuotes).map(quoteOf),
  };
}

function themesOf(said: readonly Said[]): SurveyThemes {
  const { themes, rest } = findThemes(said.map(({ text }) => text));
  return {
    ...{ texts: said.length, rest: rest.length },
    themes: themes.map(({ words, texts }) =>
      themeOf(
        words,
        texts.flatMap((place) => said[place] ?? []),
      ),
    ),
  };
}

export async function wordsSaid(call: Call, span: Span, survey: Survey) {
  const said = await saidIn(call, span, survey);
  return { texts: said.slice(0, mostShown).map(quoteOf), themes: themesOf(said) };
}
