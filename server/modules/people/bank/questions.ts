import { randomUUID } from 'node:crypto';
import type { ListQuery } from '@tongli/contracts/kernel';
import type { Question, QuestionContent, QuestionKind } from '@tongli/contracts/people';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, staleBehind } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { projectFor } from '../../org/index.ts';
import { inProject, tables, trainerMay } from '../store.ts';
import { decideQuestion } from './question.ts';

const subjectOf = (id: string) => ({ type: 'question', id });

/** Of first attempts, as everywhere: who meets a question again knows it. */
const firsts = sql`people.attempt_item item join people.attempt attempt on attempt.id = item.attempt_id
  where item.question_id = question.id and item.awarded is not null and attempt.number = 1`;
const taken = sql<number>`(select count(*)::integer from ${firsts})`;
const facility = sql<number | null>`(select avg(item.awarded::double precision / item.points) from ${firsts})`;

const selectQuestions = (call: Call) =>
  tables(call)
    .selectFrom('people.question as question')
    .selectAll('question')
    .select([taken.as('taken'), facility.as('facility')])
    .where(inProject(call, 'question'));

type Row = Awaited<ReturnType<ReturnType<typeof selectQuestions>['executeTakeFirstOrThrow']>>;

const replyOf = (call: Call, row: Row): Question => ({
  ...{ id: row.id, projectId: row.project_id, kind: row.kind as QuestionKind, topic: row.topic },
  text: { zh: row.text_zh, en: row.text_en },
  options: row.options as Question['options'],
  accepted: row.accepted,
  explanation: row.explanation as Question['explanation'],
  ...{ retired: row.retired, taken: row.taken, facility: row.facility, version: row.version },
  changedAt: row.changed_at.toISOString(),
  actions: trainerMay(call, row.project_id, ['change']),
});

const columns: ListColumns = {
  kind: { expression: sql`question.kind`, type: 'text' },
  topic: { expression: sql`question.topic`, type: 'text' },
  retired: { expression: sql`question.retired`, type: 'boolean' },
  changedAt: { expression: sql`question.changed_at`, type: 'instant' },
  facility: { expression: sql`coalesce(${facility}, 2)`, type: 'number' },
  taken: { expression: taken, type: 'number' },
};

const saying = (words: string) =>
  sql<boolean>`position(${words.toLowerCase()} in lower(concat_ws(' ', question.text_zh, question.text_en))) > 0`;

export async function listQuestions(call: Call, query: ListQuery) {
  let select = selectQuestions(call);
  for (const { field, value } of query.filters) if (field === 'words') select = select.where(saying(value));
  const filters = query.filters.filter(({ field }) => field !== 'words');
  const { rows, nextCursor } = await readPage(select, { ...query, filters }, columns, sql<string>`question.id`);
  return { items: rows.map((row) => replyOf(call, row)), nextCursor };
}

export async function getQuestion(call: Call, id: string): Promise<Question | Refusal> {
  const row = await selectQuestions(call).where('question.id', '=', id).executeTakeFirst();
  return row ? replyOf(call, row) : notFound;
}

export async function listQuestionTopics(call: Call) {
  const rows = await tables(call)
    .selectFrom('people.question as question')
    .select(['topic', 'kind', sql<number>`count(*)::integer`.as('questions')])
    .where(inProject(call, 'question'))
    .where('retired', '=', false)
    .groupBy(['topic', 'kind'])
    .orderBy('topic')
    .orderBy('kind')
    .execute();
  return { topics: rows.map((row) => ({ ...row, kind: row.kind as QuestionKind })) };
}

const columnsOf = ({ kind, topic, text, options, accepted, explanation }: QuestionContent) => ({
  ...{ kind, topic, text_zh: text.zh, text_en: text.en },
  ...{ options: JSON.stringify(options), accepted, explanation: JSON.stringify(explanation) },
});

export type NewQuestion = QuestionContent & { readonly projectId?: string | undefined };

export async function addQuestion(call: Call, { projectId: asked, ...content }: NewQuestion) {
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  const refused = decideQuestion(content);
  if (refused) return refused;
  const id = randomUUID();
  await tables(call)
    .insertInto('people.question')
    .values({ id, project_id: projectId, ...columnsOf(content), added_at: call.now, changed_at: call.now })
    .execute();
  await audit(call, 'people.add-question', subjectOf(id));
  return getQuestion(call, id);
}

type QuestionChange = QuestionContent & { readonly retired: boolean; readonly version: number };

export async function changeQuestion(call: Call, id: string, { retired, version, ...content }: QuestionChange) {
  const current = await getQuestion(call, id);
  if (isRefusal(current)) return current;
  const refused = decideQuestion(content);
  if (refused) return refused;
  const { numUpdatedRows } = await tables(call)
    .updateTable('people.question')
    .set({ ...columnsOf(content), retired, changed_at: call.now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return staleBehind(await getQuestion(call, id));
  await audit(call, 'people.change-question', subjectOf(id));
  return getQuestion(call, id);
}
