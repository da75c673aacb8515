import { randomUUID } from 'node:crypto';
import {
  type Letter,
  type LetterDraft,
  type LetterKind,
  type LetterLanguage,
  letterBlank,
  letterKept,
} from '@tongli/contracts/complaints';
import type { Bilingual } from '@tongli/contracts/kernel';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { rules } from '../complaint.ts';
import {
  addTimelineEntry,
  type ComplaintRecord,
  findCase,
  findRow,
  lockCase,
  tables,
  tellChange,
  zoneOf,
} from '../store.ts';
import { fillFor, fillSubject, languageOf } from './filling.ts';
import { findTemplate } from './templates.ts';

interface Written {
  readonly kind: LetterKind;
  readonly templateId: string | null;
  readonly templateVersion: number | null;
  readonly language: LetterLanguage;
  readonly subject: string;
  readonly body: string;
}

/** On record word for word; a flow takes it from there to the customer. */
export async function keepLetter(call: Call, row: ComplaintRecord, written: Written, byHand = false): Promise<string> {
  const id = randomUUID();
  await tables(call)
    .insertInto('complaints.letter')
    .values({
      id,
      complaint_id: row.id,
      kind: written.kind,
      template_id: written.templateId,
      template_version: written.templateVersion,
      language: written.language,
      subject: written.subject,
      body: written.body,
      at: call.now,
      by_id: call.actor.id,
      by_name: call.actor.name,
      by_hand: byHand,
    })
    .execute();
  const { project_id: projectId, customer_id: customerId } = row;
  await append(call, letterKept, row.id, { letterId: id, kind: written.kind, projectId, customerId });
  return id;
}

/** A letter of the house's own making, from the first template of its kind, around the words of the act that sends it. */
export async function writeTo(call: Call, row: ComplaintRecord, kind: LetterKind, text?: string): Promise<void> {
  const template = await findTemplate(call, { kind });
  if (!template) return;
  const language = languageOf(row);
  const filled = await fillFor(call, row, template, text === undefined ? { language } : { language, text });
  const from = { templateId: template.id, templateVersion: template.version };
  await keepLetter(call, row, { kind, language, ...from, ...filled });
}

/** What was acknowledged or answered, as a letter: its subject from the template, its words those of the handler. */
export async function keepSaid(call: Call, complaintId: string, kind: 'acknowledgement' | 'answer'): Promise<void> {
  const row = await findRow(beyondScope(call), complaintId);
  const body = await lastSaid(call, complaintId, kind === 'answer' ? 'answered' : 'acknowledged');
  if (!row || row.erased_at !== null || !body) return;
  const template = await findTemplate(call, { kind });
  if (!template) return;
  const language = languageOf({ facts: body });
  const subject = await fillSubject(call, row, template, { language });
  const from = { templateId: template.id, templateVersion: template.version };
  await keepLetter(call, row, { kind, ...from, language, subject, body });
}

async function lastSaid(call: Call, complaintId: string, code: string): Promise<string | null> {
  const row = await tables(call)
    .selectFrom('complaints.timeline_entry')
    .select('body')
    .where('complaint_id', '=', complaintId)
    .where('code', '=', code)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.body ?? null;
}

export interface DraftWish {
  readonly kind?: LetterKind | undefined;
  readonly templateId?: string | undefined;
  readonly language?: LetterLanguage | undefined;
}

export async function draftLetter(call: Call, complaintId: string, wish: DraftWish): Promise<LetterDraft | Refusal> {
  const loaded = await findCase(call, complaintId);
  const template = await findTemplate(call, wish);
  if (!loaded || !template) return notFound;
  const language = wish.language ?? languageOf(loaded.row);
  const filled = await fillFor(call, loaded.row, template, { language });
  return { templateId: template.id, templateVersion: template.version, language, ...filled };
}

/** By hand: as it stands, with nothing left blank. A closed case is still written about. */
export async function sendLetter(
  call: Call,
  complaintId: string,
  written: Omit<Written, 'kind' | 'templateId'> & { readonly templateId: string },
): Promise<{ id: string } | Refusal> {
  const loaded = await lockCase(call, complaintId);
  if (!loaded) return notFound;
  const refused = rules.note(loaded.case, call.actor) ?? blankLeft(written);
  if (refused) return refused;
  const template = await findTemplate(call, written);
  if (!template) return refuse('unknown-template', { status: 422, field: 'body.templateId' });
  const { kind } = template;
  const id = await keepLetter(call, loaded.row, { ...written, kind }, true);
  await addTimelineEntry(call, complaintId, 'letter-sent', { letter: kind }, written.subject);
  await tellChange(call, complaintId, 'letter-sent', null);
  await audit(call, 'complaints.send-letter', { type: 'complaint', id: complaintId });
  return { id };
}

function blankLeft({ subject, body }: Pick<Written, 'subject' | 'body'>): Refusal | null {
  const field = subject.includes(letterBlank) ? 'body.subject' : body.includes(letterBlank) ? 'body.body' : null;
  return field === null ? null : refuse('blank-left', { status: 422, field, params: { blank: letterBlank } });
}

export async function listLetters(
  call: Call,
  complaintId: string,
): Promise<{ number: string; zone: string; letters: Letter[] } | Refusal> {
  const loaded = await findCase(call, complaintId);
  if (!loaded) return notFound;
  return {
    number: loaded.row.number,
    zone: await zoneOf(call, loaded.row),
    letters: await lettersOf(call, complaintId),
  };
}

export async function lettersOf(call: Call, complaintId: string): Promise<Letter[]> {
  const rows = await tables(call)
    .selectFrom('complaints.letter')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as LetterKind,
    language: row.language as LetterLanguage,
    subject: maskText(row.subject),
    body: maskText(row.body),
    at: row.at.toISOString(),
    byName: row.by_name,
    way: row.way as Letter['way'],
    refusal: row.refusal,
  }));
}

/** The words of a letter that is to leave, whatever the customer's language: it was written in one. Null once they are erased. */
export async function letterText(call: Call, letterId: string): Promise<Bilingual | null> {
  const row = await tables(call)
    .selectFrom('complaints.letter as letter')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'letter.complaint_id')
    .select(['letter.subject', 'letter.body'])
    .where('letter.id', '=', letterId)
    .where('complaint.erased_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const text = `${row.subject}\n\n${row.body}`;
  return { zh: text, en: text };
}

/** How it left, or why it could not. */
export async function noteSent(
  call: Call,
  letterId: string,
  sent: { readonly way: 'chat' | 'kept' } | Refusal,
): Promise<void> {
  const outcome = isRefusal(sent) ? { refusal: sent.refusal } : { way: sent.way };
  await tables(call).updateTable('complaints.letter').set(outcome).where('id', '=', letterId).execute();
}
