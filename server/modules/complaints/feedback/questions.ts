import { randomUUID } from 'node:crypto';
import { type Question, questionAnswered, questionAsked } from '@tongli/contracts/complaints';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { SentFiles } from '../../../platform/files/index.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { rules } from '../complaint.ts';
import { takeFiles } from '../files.ts';
import { act, type Done } from '../handling.ts';
import { writeTo } from '../letters/letters.ts';
import { pause, resumeAlone } from '../stages/pausing.ts';
import { addTimelineEntry, type ComplaintRecord, lockCase, processOf, tables } from '../store.ts';

const ofCase = ({ number, owner_id: ownerId }: ComplaintRecord) => ({ number, ownerId });

const day = 86_400_000;

interface NewQuestion {
  readonly text: string;
  /** The time for our answer is to stand still until it is settled. */
  readonly pausing: boolean;
}

/** The customer gets it as a letter, and finds it in the portal. The time stands still where the process of the case allows that. */
export async function askCustomer(call: Call, id: string, { text, pausing }: NewQuestion): Promise<Done> {
  const stopped = pausing && (await waitFor(call, id, text));
  return ask(call, id, { text, pausing: stopped });
}

async function waitFor(call: Call, id: string, note: string): Promise<boolean> {
  const loaded = await lockCase(call, id);
  if (!loaded || rules.pause(loaded.case, call.actor)) return false;
  const settings = (await processOf(call, loaded.row))?.settings;
  if (!settings?.pauseReasons.includes('customer')) return false;
  const until = new Date(call.now.getTime() + settings.pauseAtMostDays * day).toISOString();
  return !isRefusal(await pause(call, id, { reason: 'customer', until, note }));
}

/** The last question that the time stood still for is settled: it goes on. */
async function goOn(call: Call, id: string): Promise<void> {
  const questions = await questionsOf(call, id);
  const waits = questions.some(({ state, pausing }) => state === 'open' && pausing);
  if (!waits && questions.some(({ pausing }) => pausing)) await resumeAlone(call, id);
}

function ask(call: Call, id: string, { text, pausing }: NewQuestion): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.ask', name: 'asked' },
    (loaded) => rules['record-step'](loaded.case, call.actor),
    async (row) => {
      const questionId = randomUUID();
      await tables(call)
        .insertInto('complaints.question')
        .values({
          ...{ id: questionId, complaint_id: id, state: 'open', text, pausing },
          ...{ asked_at: call.now, asked_by: call.actor.id, asked_by_name: call.actor.name },
        })
        .execute();
      await addTimelineEntry(call, id, 'asked', {}, text);
      await append(call, questionAsked, id, { questionId, ...ofCase(row) });
      await writeTo(call, row, 'question', text);
      return undefined;
    },
  );
}

const lockOpen = (call: Call, complaintId: string, questionId: string) =>
  tables(call)
    .selectFrom('complaints.question')
    .selectAll()
    .where('id', '=', questionId)
    .where('complaint_id', '=', complaintId)
    .forUpdate()
    .executeTakeFirst();

async function settle(
  call: Call,
  complaintId: string,
  questionId: string,
  how: { readonly state: 'answered' | 'withdrawn'; readonly answer: string | null; readonly byName: string | null },
): Promise<Refusal | null> {
  const row = await lockOpen(call, complaintId, questionId);
  if (!row) return notFound;
  if (row.state !== 'open') return refuse('question-settled');
  await tables(call)
    .updateTable('complaints.question')
    .set({ state: how.state, answer: how.answer, settled_at: call.now, settled_by_name: how.byName })
    .where('id', '=', questionId)
    .execute();
  if (row.pausing) await goOn(call, complaintId);
  return null;
}

/** What was said on the phone or at the counter. */
export function noteAnswer(call: Call, id: string, questionId: string, text: string): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.note-answer', name: 'question-answered' },
    (loaded) => rules['record-step'](loaded.case, call.actor),
    async (row) => {
      const how = { state: 'answered', answer: text, byName: call.actor.name } as const;
      const refused = await settle(call, id, questionId, how);
      if (refused) return refused;
      await addTimelineEntry(call, id, 'question-answered', {}, text);
      await append(call, questionAnswered, id, { questionId, byCustomer: false, ...ofCase(row) });
      return undefined;
    },
  );
}

export function withdrawQuestion(call: Call, id: string, questionId: string, reason: string): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.withdraw-question', name: 'question-withdrawn' },
    (loaded) => rules['record-step'](loaded.case, call.actor),
    async () => {
      const refused = await settle(call, id, questionId, { state: 'withdrawn', answer: null, byName: call.actor.name });
      if (refused) return refused;
      await addTimelineEntry(call, id, 'question-withdrawn', {}, reason);
      return undefined;
    },
  );
}

/** By the customer, who holds the link of this case: also late, and while the case is closed it is refused. */
export function answerByCustomer(
  call: Call,
  id: string,
  { questionId, text, files }: { readonly questionId: string; readonly text: string; readonly files: SentFiles },
): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.answer-question', name: 'question-answered' },
    (loaded) => (loaded.case.state === 'closed' ? refuse('complaint-closed') : null),
    async (row) => {
      const refused = await settle(call, id, questionId, { state: 'answered', answer: text, byName: null });
      if (refused) return refused;
      await addTimelineEntry(call, id, 'question-answered', {}, text);
      await append(call, questionAnswered, id, { questionId, byCustomer: true, ...ofCase(row) });
      return (await takeFiles(call, row, files)) ?? undefined;
    },
  );
}

export async function questionsOf(call: Call, complaintId: string): Promise<Question[]> {
  const rows = await tables(call)
    .selectFrom('complaints.question')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    state: row.state as Question['state'],
    text: maskText(row.text),
    askedAt: row.asked_at.toISOString(),
    askedByName: row.asked_by_name,
    pausing: row.pausing,
    answer: row.answer === null ? null : maskText(row.answer),
    settledAt: row.settled_at?.toISOString() ?? null,
    settledByName: row.settled_by_name,
  }));
}
