import { randomUUID } from 'node:crypto';
import { type Comment, type CommentPart, commentAdded } from '@tongli/contracts/work';
import type { Selectable } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { describePeople } from '../../org/index.ts';
import { hurtOf } from '../hurt.ts';
import { notify } from '../notices.ts';
import { tables } from '../store.ts';
import type { Subject } from '../subject.ts';
import type { WorkTables } from '../tables.ts';
import { tellWatchers, watch } from '../watchers.ts';

/** Words, or a mention: what stands beside a person's id is not read. */
interface SaidPart {
  readonly text: string;
  readonly personId: string | null;
}

export interface NewComment {
  readonly parts: readonly SaidPart[];
  /** By what number people know the subject. */
  readonly number: string;
}

type Row = Selectable<WorkTables['work.comment']>;
const partsOf = (row: Row) => row.parts as SaidPart[];
const mentionedIn = (parts: readonly SaidPart[]) => [...new Set(parts.flatMap(({ personId }) => personId ?? []))];

/**
 * Adds a comment to a subject whose module has asked whether the caller may. Whoever is mentioned watches from now on, is told,
 * and finds it in their inbox until they have seen it; the others who watch are told that something was said.
 */
export async function addComment(
  call: Call,
  subject: Subject,
  { parts, number }: NewComment,
): Promise<Comment | Refusal> {
  const { id: authorId } = call.actor;
  if (authorId === null) throw new Error(`comments: ${call.actor.name} is no person and says nothing`);
  if (!parts.some(({ text, personId }) => personId !== null || text.trim() !== ''))
    return refuse('too_small', { status: 422, field: 'body.parts', params: { minimum: 1 } });
  const mentioned = mentionedIn(parts);
  const names = await describePeople(call, mentioned);
  if (mentioned.some((id) => !names.has(id))) return refuse('unknown-person', { status: 422, field: 'body.parts' });
  const kept = parts.map(({ text, personId }) => ({ text: personId === null ? text : '', personId }));
  const row = await tables(call)
    .insertInto('work.comment')
    .values({
      id: randomUUID(),
      subject_type: subject.type,
      subject_id: subject.id,
      author_id: authorId,
      at: call.now,
      parts: JSON.stringify(kept),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tell(call, subject, { commentId: row.id, mentioned: mentioned.filter((id) => id !== authorId), number });
  await append(call, commentAdded, subject.id, { subjectType: subject.type, authorId, mentioned });
  await audit(call, 'work.comment', subject);
  const [comment] = await replies(call, [row]);
  if (!comment) throw new Error('comments: what was just added is not there');
  return comment;
}

interface Telling {
  readonly commentId: string;
  readonly mentioned: readonly string[];
  readonly number: string;
}

async function tell(call: Call, subject: Subject, { commentId, mentioned, number }: Telling): Promise<void> {
  const params = { number, subjectType: subject.type };
  await tellWatchers(call, { code: 'commented', params, subject });
  await watch(call, subject, [call.actor.id, ...mentioned]);
  await notify(call, { code: 'mentioned', params, subject, personIds: mentioned });
  if (mentioned.length === 0) return;
  const hurt = hurtOf({ kind: 'mention', urgency: 'calm', at: call.now });
  const about = { comment_id: commentId, subject_type: subject.type, subject_id: subject.id, at: call.now, hurt };
  await tables(call)
    .insertInto('work.mention')
    .values(mentioned.map((id) => ({ ...about, id: randomUUID(), person_id: id })))
    .execute();
}

async function replies(call: Call, rows: readonly Row[]): Promise<Comment[]> {
  const names = await describePeople(
    call,
    rows.flatMap((row) => [row.author_id, ...mentionedIn(partsOf(row))]),
  );
  const shown = ({ text, personId }: SaidPart): CommentPart =>
    personId === null ? { text, personId } : { text: names.get(personId) ?? '', personId };
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    authorId: row.author_id,
    authorName: names.get(row.author_id) ?? '',
    parts: partsOf(row).map(shown),
  }));
}

/** Oldest first. */
export async function commentsOf(call: Call, subject: Subject): Promise<Comment[]> {
  const rows = await tables(call)
    .selectFrom('work.comment')
    .selectAll()
    .where('subject_id', '=', subject.id)
    .where('subject_type', '=', subject.type)
    .orderBy('place')
    .execute();
  return replies(call, rows);
}

/** What one is mentioned in has been seen. */
export async function readMentions(call: Call, subject: Subject): Promise<Record<never, never>> {
  await tables(call)
    .updateTable('work.mention')
    .set({ read_at: call.now })
    .where('person_id', '=', call.actor.id)
    .where('subject_id', '=', subject.id)
    .where('subject_type', '=', subject.type)
    .where('read_at', 'is', null)
    .execute();
  return {};
}
