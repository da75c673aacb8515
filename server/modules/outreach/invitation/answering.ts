import { type OpenedSurvey, type SurveyAnswers, type SurveyContent, surveyAnswered } from '@tongli/contracts/outreach';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { isPerson } from '../../org/index.ts';
import { openTask } from '../../work/index.ts';
import { readSurveyToken, tables } from '../store.ts';
import { type Judged, judgeAnswers } from './answer.ts';
import { type InvitationRow, placed } from './inviting.ts';

interface Opened {
  readonly row: InvitationRow;
  readonly content: SurveyContent;
}

/** What a link leads to, whoever holds it; locked where it is about to be answered. */
async function openByLink(call: Call, token: string, locked = false): Promise<Opened | null> {
  const id = readSurveyToken(call.keyring, token);
  if (id === null) return null;
  const select = tables(call).selectFrom('outreach.invitation').selectAll().where('id', '=', id);
  const row = await (locked ? select.forUpdate() : select).executeTakeFirst();
  if (!row || row.customer_id === null) return null;
  const { content } = await tables(call)
    .selectFrom('outreach.edition')
    .select('content')
    .where('survey_id', '=', row.survey_id)
    .where('number', '=', row.edition)
    .executeTakeFirstOrThrow();
  return { row, content: content as SurveyContent };
}

const stateOf = ({ answered_at: at, valid_until: until }: InvitationRow, now: Date): OpenedSurvey['state'] => {
  if (at !== null) return 'answered';
  return until <= now ? 'over' : 'open';
};

async function isRefused(call: Call, customerId: string | null): Promise<boolean> {
  const row = await tables(call)
    .selectFrom('outreach.refusal')
    .select('at')
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function openSurvey(call: Call, token: string): Promise<OpenedSurvey | Refusal> {
  const opened = await openByLink(call, token);
  if (!opened) return notFound;
  const { row, content } = opened;
  const state = stateOf(row, call.now);
  return {
    ...{ state, title: content.title, intro: content.intro, about: row.subject_label },
    questions: state === 'open' ? content.questions : [],
    refused: await isRefused(call, row.customer_id),
  };
}

/** Somebody who stands behind the case promises to call; where nobody does, the answer alone is on record. */
async function promiseCallback(call: Call, { row, content }: Opened): Promise<string | null> {
  const { owner_id: ownerId, subject_label: label, project_id: projectId } = row;
  if (ownerId === null || !(await isPerson(call, ownerId))) return null;
  const opened = await openTask(beyondScope(call), {
    ...{ kind: 'promise', title: `回电：评价低 Call back: low score · ${label}`, ownerId, projectId },
    due: { minutes: content.callbackMinutes },
    subject: { type: row.subject_type, id: row.subject_id, label },
  });
  return isRefusal(opened) ? null : opened.id;
}

export async function answerSurvey(
  call: Call,
  token: string,
  given: SurveyAnswers,
): Promise<{ callback: boolean } | Refusal> {
  const opened = await openByLink(call, token, true);
  if (!opened) return notFound;
  const state = stateOf(opened.row, call.now);
  if (state !== 'open') return refuse(state === 'answered' ? 'survey-answered' : 'survey-over');
  const judged = judgeAnswers(opened.content, given);
  if (isRefusal(judged)) return judged;
  const taskId = judged.low ? await promiseCallback(call, opened) : null;
  await keep(call, opened.row, judged, taskId);
  return { callback: taskId !== null };
}

async function keep(call: Call, row: InvitationRow, judged: Judged, taskId: string | null): Promise<void> {
  const { answers, csat, nps, ces, low } = judged;
  await tables(call)
    .updateTable('outreach.invitation')
    .set({
      ...{ answers: JSON.stringify(answers), csat, nps, ces, low, answered_at: call.now },
      callback_task_id: taskId,
    })
    .where('id', '=', row.id)
    .execute();
  await append(call, surveyAnswered, row.id, { ...placed(row), csat, nps, ces, low });
}

/** Kept by the customer, over all surveys: until they say otherwise. */
export async function refuseSurveys(call: Call, token: string, refused: boolean): Promise<OpenedSurvey | Refusal> {
  const opened = await openByLink(call, token);
  const customerId = opened?.row.customer_id ?? null;
  if (customerId === null) return notFound;
  if (refused)
    await tables(call)
      .insertInto('outreach.refusal')
      .values({ customer_id: customerId, at: call.now })
      .onConflict((conflict) => conflict.column('customer_id').doNothing())
      .execute();
  else await tables(call).deleteFrom('outreach.refusal').where('customer_id', '=', customerId).execute();
  return openSurvey(call, token);
}
