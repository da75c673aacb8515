import { randomUUID } from 'node:crypto';
import { type SurveyContent, surveySent } from '@tongli/contracts/outreach';
import type { Selectable } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { linkOutside } from '../../../platform/public-address.ts';
import { businessDay } from '../../org/index.ts';
import { surveyToken, tables } from '../store.ts';
import type { OutreachTables } from '../tables.ts';
import { heldBecause, isDrawn, lotOf } from './answer.ts';

export type InvitationRow = Selectable<OutreachTables['outreach.invitation']>;

/** What a customer is asked about, and who. */
export interface Asked {
  readonly projectId: string;
  readonly unitId: string | null;
  readonly customerId: string;
  readonly ownerId: string | null;
  readonly subject: { readonly type: string; readonly id: string; readonly label: string };
}

/** What is to be said to whom, under a key of its own. */
export interface ToSend {
  readonly invitationId: string;
  readonly key: string;
  readonly text: { readonly zh: string; readonly en: string };
}

const day = 86_400_000;

async function inUse(call: Call, projectId: string) {
  return tables(call)
    .selectFrom('outreach.survey as survey')
    .innerJoin('outreach.edition as edition', (join) =>
      join.onRef('edition.survey_id', '=', 'survey.id').onRef('edition.number', '=', 'survey.edition'),
    )
    .select(['survey.id', 'survey.edition', 'edition.content'])
    .where('survey.project_id', '=', projectId)
    .where('survey.state', '=', 'in-use')
    .executeTakeFirst();
}

async function askingOf(call: Call, customerId: string) {
  const refusal = await tables(call)
    .selectFrom('outreach.refusal')
    .select('at')
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  const last = await tables(call)
    .selectFrom('outreach.invitation')
    .select('sent_at')
    .where('customer_id', '=', customerId)
    .where('sent_at', 'is not', null)
    .orderBy('sent_at', 'desc')
    .executeTakeFirst();
  return { lastSentAt: last?.sent_at ?? null, refused: refusal !== undefined };
}

/**
 * Asks a customer about something by the survey in use, once for each subject: what is to be said to them, or null where no survey
 * is in use, its case was not drawn, they want none, or were asked lately. Who is not asked for a reason is counted.
 */
export async function invite(call: Call, asked: Asked): Promise<ToSend | null> {
  const survey = await inUse(call, asked.projectId);
  if (!survey) return null;
  const { validDays, restDays, samplePercent } = survey.content as SurveyContent;
  const draw = lotOf(survey.id, asked.subject.id);
  const held = isDrawn(draw, samplePercent)
    ? heldBecause(await askingOf(call, asked.customerId), restDays, call.now)
    : 'sample';
  const { today } = await businessDay(call);
  const id = randomUUID();
  const inserted = await tables(call)
    .insertInto('outreach.invitation')
    .values({
      ...{ id, survey_id: survey.id, edition: survey.edition, project_id: asked.projectId, unit_id: asked.unitId },
      ...{
        customer_id: asked.customerId,
        owner_id: asked.ownerId,
        held,
        draw,
        invited_at: call.now,
        invited_on: today,
      },
      ...{ subject_type: asked.subject.type, subject_id: asked.subject.id, subject_label: asked.subject.label },
      valid_until: new Date(call.now.getTime() + validDays * day),
    })
    .onConflict((conflict) => conflict.columns(['survey_id', 'subject_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted || held) return null;
  const link = await linkOutside(call, `/portal/survey/${surveyToken(call.keyring, id)}`);
  const { label } = asked.subject;
  return {
    invitationId: id,
    key: `survey.invitation ${id}`,
    text: {
      zh: `您的 ${label} 已办结，想请您用一分钟说说感受：${link}`,
      en: `Your case ${label} is closed. Please tell us in a minute how it went: ${link}`,
    },
  };
}

/** It has reached the customer, or is on record for them. */
export async function noteSurveySent(call: Call, invitationId: string): Promise<void> {
  const row = await tables(call)
    .updateTable('outreach.invitation')
    .set({ sent_at: call.now })
    .where('id', '=', invitationId)
    .returningAll()
    .executeTakeFirstOrThrow();
  await append(call, surveySent, invitationId, placed(row));
}

/** What every fact on an invitation says. */
export const placed = (row: InvitationRow) => ({
  ...{ projectId: row.project_id, unitId: row.unit_id, surveyId: row.survey_id, ownerId: row.owner_id },
  ...{ subjectType: row.subject_type, subjectId: row.subject_id },
});

/** Who was sent a survey before an instant and has not answered yet. */
export async function unansweredSince(call: Call, before: Date): Promise<readonly string[]> {
  const rows = await tables(call)
    .selectFrom('outreach.invitation')
    .select('id')
    .where('sent_at', '<=', before)
    .where('answered_at', 'is', null)
    .where('customer_id', 'is not', null)
    .where('valid_until', '>', call.now)
    .orderBy('sent_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
