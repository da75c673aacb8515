import { type Estimate, satisfiedFrom, scales } from '@tongli/contracts/outreach';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inReach } from '../store.ts';
import { meanEstimate, npsEstimate, shareEstimate } from './estimates.ts';

/** What adds up of any set of invitations. */
export interface Sums {
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

export const sums = sql`count(*) filter (where sent_at is not null)::integer as sent,
  count(answered_at)::integer as answered, count(csat)::integer as csat,
  count(*) filter (where csat >= ${satisfiedFrom})::integer as satisfied, count(nps)::integer as nps,
  count(*) filter (where nps >= 9)::integer as promoters, count(*) filter (where nps <= 6)::integer as detractors,
  count(ces)::integer as ces, coalesce(sum(ces), 0)::integer as "cesSum",
  coalesce(sum(ces * ces), 0)::integer as "cesSquares"`;

export const nothing: Sums = {
  ...{ sent: 0, answered: 0, csat: 0, satisfied: 0, nps: 0, promoters: 0, detractors: 0 },
  ...{ ces: 0, cesSum: 0, cesSquares: 0 },
};

export const figuresOf = (row: Sums): Record<'response' | 'csat' | 'nps' | 'ces', Estimate> => ({
  response: shareEstimate(row.answered, row.sent),
  csat: shareEstimate(row.satisfied, row.csat),
  nps: npsEstimate({ answers: row.nps, promoters: row.promoters, detractors: row.detractors }),
  ces: meanEstimate({ answers: row.ces, sum: row.cesSum, squares: row.cesSquares }, scales.ces),
});

export interface Span {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** The invitations of a survey on these dates that the caller reaches. */
export const within = (call: Call, { id, from, to }: Span) =>
  sql`outreach.invitation asked where survey_id = ${id}::uuid and invited_on between ${from}::date and ${to}::date
    and ${inReach(call, 'asked')}`;
