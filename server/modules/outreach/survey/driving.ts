import type { Survey, SurveyDrivers } from '@tongli/contracts/outreach';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { type ReadServed, scaleOf, tellDrivers } from './drivers.ts';
import { type Span, within } from './figures.ts';

const mostRead = 2_000;

interface Scored {
  readonly id: string;
  readonly score: number;
  readonly answers: Readonly<Record<string, string>>;
}

/** The latest answers with a score, in the order of time, each with what its case was like. */
export async function driversOf(
  call: Call,
  readServed: ReadServed,
  span: Span,
  { content }: Survey,
): Promise<SurveyDrivers> {
  const scale = scaleOf(content);
  if (!scale) return tellDrivers(content, []);
  const { rows } = await sql<Scored>`
    select subject_id as id, ${sql.ref(scale)} as score, coalesce(answers, '{}') as answers
    from ${within(call, span)} and answered_at is not null and ${sql.ref(scale)} is not null
    order by answered_at desc, id limit ${mostRead}`.execute(call.tx);
  const served = await readServed(
    call,
    rows.map(({ id }) => id),
  );
  const rated = rows.toReversed().map(({ id, ...one }) => ({ ...one, served: served.get(id) }));
  return tellDrivers(content, rated);
}
