import { type ClassDimension, classDimension } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Call } from '../../../platform/call.ts';
import type { Floor } from '../../../platform/floor.ts';
import { inThread } from '../../../platform/in-thread.ts';
import { addJob } from '../../../platform/jobs/add.ts';
import { job } from '../../../platform/jobs/job.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { inSystemCall } from '../../../platform/system-call.ts';
import { daily } from '../../../platform/timers/daily.ts';
import { readTree } from './classes.ts';
import { fewestCases, isEnough, type LearnedCase, lessonOf } from './lesson.ts';
import { keepModel, type Learned } from './model.ts';
import { pathOf } from './tree.ts';

/** More teach hardly more, and take longer than the seconds a night should spend on it. */
const mostCases = 12_000;
/** Of a class that is rare of late, so many of its own latest ones are among them before anything older of the frequent ones. */
const ofRareClass = 120;
/** What comes later in a long text is not what it is about. */
const mostLetters = 600;

interface Closed {
  readonly known: number;
  readonly id: string;
  readonly said: string;
  readonly code: string;
}

const codeOf = {
  class: sql.raw('given.class_code'),
  product: sql.raw('complaint.product'),
  area: sql.raw('complaint.area'),
  cause: sql.raw('complaint.cause'),
  severity: sql.raw('complaint.severity'),
  validity: sql.raw('complaint.validity'),
} as const satisfies Record<ClassDimension, unknown>;

/** What comes in by the portal or with a ledger has the usual severity until a person has judged it. */
const judgedGravity = sql`and (complaint.channel not in ('portal', 'ledger')
  or exists (select from complaints.assessment judged where judged.complaint_id = complaint.id))`;

/** Closed cases with a code of the dimension, and with words; those of ledgers too. */
const closedOf = (dimension: ClassDimension) => sql`
  from complaints.complaint complaint
  ${dimension === 'class' ? sql`join complaints.case_class given on given.complaint_id = complaint.id` : sql``}
  where complaint.state = 'closed' and complaint.erased_at is null and complaint.facts <> '' and ${codeOf[dimension]} <> ''
    and (complaint.import_id is null or complaint.import_id in (select id from complaints.ledger_import where shown))
  ${dimension === 'severity' ? judgedGravity : sql``}`;

/** How many closed cases can be learned from, counted no further than it matters. */
export async function countClosed(call: Call, dimension: ClassDimension): Promise<number> {
  const { rows } = await sql<{ cases: number }>`
    select count(*)::integer as cases from (select 1 ${closedOf(dimension)} limit ${fewestCases}) as found`.execute(
    call.tx,
  );
  return rows[0]?.cases ?? 0;
}

/**
 * The latest closed cases, masked, and older ones of classes that are rare among them; with their place in the tree as it is now: a branch
 * that was moved is learned where it hangs. Texts of no other case are read, however many there are.
 */
async function casesOf(call: Call, dimension: ClassDimension): Promise<{ cases: LearnedCase[]; known: number }> {
  const { rows } = await sql<Closed>`
    with closed as (
      select complaint.id, ${codeOf[dimension]} as code, complaint.lodged_at,
        row_number() over (order by complaint.lodged_at desc, complaint.id) as place,
        row_number() over (partition by ${codeOf[dimension]} order by complaint.lodged_at desc, complaint.id) as own
      ${closedOf(dimension)}
    ), chosen as (
      select id, code, place, count(*) over ()::integer as known from closed
      order by least(place, own * ${mostCases / ofRareClass}::integer), place limit ${mostCases}
    )
    select chosen.id, chosen.code, chosen.known,
      left(complaint.facts || coalesce(E'\n' || complaint.demand, ''), ${mostLetters}) as said
    from chosen join complaints.complaint complaint on complaint.id = chosen.id order by chosen.place`.execute(call.tx);
  const tree = dimension === 'class' ? await readTree(call) : null;
  const cases = rows.map(({ id, said, code }) => ({
    ...{ id, text: maskText(said) },
    path: tree ? pathOf(tree, code) : [code],
  }));
  return { cases, known: rows[0]?.known ?? 0 };
}

const thread = new URL('./learning-thread.ts', import.meta.url);

/** Learns one dimension from the cases that are closed by now; nothing where they are too few. */
export async function learnDimension(floor: Floor, dimension: ClassDimension, signal: AbortSignal): Promise<void> {
  const name = 'job:complaints.learn-classes';
  const { cases, known } = await inSystemCall(floor, name, (call) => casesOf(call, dimension));
  const lesson = lessonOf(cases);
  if (signal.aborted || !isEnough(lesson)) return;
  const learned = await inThread<Learned>(thread, lesson, signal);
  const content = Buffer.from(learned.content);
  await inSystemCall(floor, name, (call) => keepModel(call, dimension, { ...learned, content, known }));
  floor.log.info({ dimension, cases: learned.cases, known, classes: learned.classes }, 'classes of complaints learned');
}

/** One dimension after the other, so that only one set of cases is in memory. */
export const learnClasses = job('complaints.learn-classes', {
  payload: z.object({}),
  attempts: 3,
  run: async ({ floor, signal }) => {
    for (const dimension of classDimension.options) await learnDimension(floor, dimension, signal);
  },
});

export const classLearningTimer = daily('complaint-classes', (call) =>
  addJob(call, learnClasses, {}, { onlyOne: 'all' }),
);
