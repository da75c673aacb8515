import { randomUUID } from 'node:crypto';
import type { Attempt } from '@tongli/contracts/people';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { type DrawnItem, drawPaper } from '../paper/drawing.ts';
import { bankOf, contentOf, type PaperRow } from '../paper/papers.ts';
import { tables } from '../store.ts';
import { decideStart, isOver } from './attempt.ts';
import { closeAttempt } from './closing.ts';
import { describeAttempt } from './reading.ts';
import { type AttemptRecord, assignmentOf, findOwn, type Own } from './store.ts';

const subjectOf = (id: string) => ({ type: 'exam-attempt', id });
const minute = 60_000;

const underWay = ({ attempts }: Own): AttemptRecord | undefined =>
  attempts.find(({ closed_at: closedAt }) => closedAt === null);

/** Draws the paper and freezes it; whoever comes back to one that is under way gets that one. */
export async function startAttempt(call: Call, id: string): Promise<Attempt | Refusal> {
  const own = await findOwn(call, id, true);
  if (!own) return notFound;
  const open = underWay(own);
  if (open && !isOver(open.deadline_at, call.now)) return describeAttempt(call, own, open.id);
  if (open) await closeAttempt(call, own, open);
  const now = open ? await findOwn(call, id) : own;
  if (!now) return notFound;
  const refused = decideStart(now.tries);
  if (refused) return { ...refused, ...(open ? { commits: true as const } : {}) };
  return now.paper ? draw(call, now, now.paper) : notFound;
}

async function draw(call: Call, own: Own, paper: PaperRow): Promise<Attempt | Refusal> {
  const attemptId = randomUUID();
  const content = contentOf(paper);
  const items = drawPaper(content.parts, await bankOf(call, paper.project_id), attemptId);
  if (!items) return refuse('bank-too-small');
  await tables(call)
    .insertInto('people.attempt')
    .values({
      ...{ id: attemptId, assignment_id: own.row.id, training_id: own.training.id, paper_id: paper.id },
      ...{ person_id: own.row.person_id, number: own.attempts.length + 1 },
      ...{ title_zh: paper.title_zh, title_en: paper.title_en, pass_percent: content.passPercent },
      points_of: items.reduce((sum, { points }) => sum + points, 0),
      ...{ started_at: call.now, deadline_at: new Date(call.now.getTime() + content.minutes * minute) },
    })
    .execute();
  await freeze(call, attemptId, items);
  await audit(call, 'people.start-attempt', subjectOf(attemptId));
  return describeAttempt(call, await again(call, own), attemptId);
}

const freeze = (call: Call, attemptId: string, items: readonly DrawnItem[]) =>
  tables(call)
    .insertInto('people.attempt_item')
    .values(
      items.map(({ place, questionId, points, asked }) => ({
        ...{ attempt_id: attemptId, place, question_id: questionId, points, asked: JSON.stringify(asked) },
      })),
    )
    .execute();

async function again(call: Call, { row }: Own): Promise<Own> {
  const own = await findOwn(call, row.id);
  if (!own) throw new Error(`people: ${row.id} is gone`);
  return own;
}

type Given = readonly { readonly place: number; readonly answer: readonly string[] }[];

async function keep(call: Call, attemptId: string, given: Given): Promise<void> {
  if (given.length > 0)
    await sql`update people.attempt_item item set answer = array(select jsonb_array_elements_text(given.answer))
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given(place integer, answer jsonb)
      where item.attempt_id = ${attemptId}::uuid and item.place = given.place`.execute(call.tx);
  await tables(call).updateTable('people.attempt').set({ saved_at: call.now }).where('id', '=', attemptId).execute();
}

/** The attempt and what it belongs to, locked. */
async function lockOwn(call: Call, attemptId: string): Promise<{ own: Own; attempt: AttemptRecord } | null> {
  const assignmentId = await assignmentOf(call, attemptId);
  const own = assignmentId === null ? null : await findOwn(call, assignmentId, true);
  const attempt = own?.attempts.find(({ id }) => id === attemptId);
  return own && attempt ? { own, attempt } : null;
}

const timeUp = { ...refuse('time-up'), commits: true } as const;

export async function saveAnswers(call: Call, id: string, given: Given): Promise<{ savedAt: string } | Refusal> {
  const locked = await lockOwn(call, id);
  if (!locked) return notFound;
  const { own, attempt } = locked;
  if (attempt.closed_at !== null) return attempt.ending === 'time-up' ? timeUp : refuse('exam-over');
  if (isOver(attempt.deadline_at, call.now)) {
    await closeAttempt(call, own, attempt);
    return timeUp;
  }
  await keep(call, id, given);
  return { savedAt: call.now.toISOString() };
}

/** Whoever hands in twice, or late, gets the result as it stands. */
export async function submitAttempt(call: Call, id: string, given: Given): Promise<Attempt | Refusal> {
  const locked = await lockOwn(call, id);
  if (!locked) return notFound;
  const { own, attempt } = locked;
  if (attempt.closed_at === null) {
    if (!isOver(attempt.deadline_at, call.now)) await keep(call, id, given);
    await closeAttempt(call, own, attempt);
    await audit(call, 'people.submit-attempt', subjectOf(id));
  }
  return describeAttempt(call, await again(call, own), id);
}
