import { randomUUID } from 'node:crypto';
import type { ListQuery } from '@tongli/contracts/kernel';
import type { Training, TrainingContent } from '@tongli/contracts/people';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleBehind } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { articleTitles } from '../../knowledge/index.ts';
import { projectFor } from '../../org/index.ts';
import { findPaper } from '../paper/papers.ts';
import { bothOf, inProject, inReach, tables, trainerMay } from '../store.ts';

const subjectOf = (id: string) => ({ type: 'training', id });

const selectTrainings = (call: Call) => {
  const given = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<number>`(select count(*)::integer from people.assignment given
      where given.training_id = training.id and ${condition} and ${inReach(call, 'given')})`;
  return tables(call)
    .selectFrom('people.training as training')
    .leftJoin('people.paper as paper', 'paper.id', 'training.paper_id')
    .selectAll('training')
    .select(['paper.title_zh as paper_zh', 'paper.title_en as paper_en'])
    .select([
      given(sql`given.state = 'assigned'`).as('open'),
      given(sql`given.state = 'assigned' and given.due_at <= ${call.now}`).as('overdue'),
      given(sql`given.state = 'passed'`).as('passed'),
      given(sql`given.state = 'failed'`).as('failed'),
    ])
    .where(inProject(call, 'training'));
};

type Row = Awaited<ReturnType<ReturnType<typeof selectTrainings>['executeTakeFirstOrThrow']>>;

async function replies(call: Call, rows: readonly Row[]): Promise<Training[]> {
  const articles = await articleTitles(
    call,
    rows.flatMap(({ article_id: id }) => (id === null ? [] : [id])),
  );
  return rows.map((row) => ({
    ...{ id: row.id, projectId: row.project_id, title: bothOf(row), words: { zh: row.words_zh, en: row.words_en } },
    ...{ articleId: row.article_id, paperId: row.paper_id, retired: row.retired, version: row.version },
    articleTitle: articles.get(row.article_id ?? '') ?? null,
    paperTitle: row.paper_id === null ? null : { zh: row.paper_zh ?? '', en: row.paper_en ?? '' },
    standing: { open: row.open, overdue: row.overdue, passed: row.passed, failed: row.failed },
    changedAt: row.changed_at.toISOString(),
    actions: {
      ...trainerMay(call, row.project_id, ['change']),
      assign: { allowed: !row.retired, refusal: row.retired ? 'training-retired' : null },
    },
  }));
}

export async function getTraining(call: Call, id: string): Promise<Training | Refusal> {
  const row = await selectTrainings(call).where('training.id', '=', id).executeTakeFirst();
  const [reply] = row ? await replies(call, [row]) : [];
  return reply ?? notFound;
}

/** Whether there is such a training that can be given, and in which project. */
export async function findTraining(call: Call, id: string): Promise<{ id: string; projectId: string } | null> {
  const row = await tables(call)
    .selectFrom('people.training')
    .select(['id', 'project_id'])
    .where('id', '=', id)
    .where('retired', '=', false)
    .executeTakeFirst();
  return row ? { id: row.id, projectId: row.project_id } : null;
}

const columns: ListColumns = {
  retired: { expression: sql`training.retired`, type: 'boolean' },
  changedAt: { expression: sql`training.changed_at`, type: 'instant' },
};

export async function listTrainings(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectTrainings(call), query, columns, sql<string>`training.id`);
  return { items: await replies(call, rows), nextCursor };
}

const wrong = (code: string, field: string) => refuse(code, { status: 422, field: `body.${field}` });

async function decideTraining(
  call: Call,
  projectId: string,
  { words, articleId, paperId }: TrainingContent,
): Promise<Refusal | null> {
  if (words.zh === '' && words.en === '' && articleId === null && paperId === null)
    return wrong('nothing-to-learn', 'words');
  const paper = paperId === null ? null : await findPaper(call, paperId);
  if (paperId !== null && (!paper || paper.retired || paper.project_id !== projectId))
    return wrong('unknown-paper', 'paperId');
  const known = articleId === null || (await articleTitles(call, [articleId], projectId)).has(articleId);
  return known ? null : wrong('unknown-article', 'articleId');
}

const columnsOf = ({ title, words, articleId, paperId }: TrainingContent) => ({
  ...{ title_zh: title.zh, title_en: title.en, words_zh: words.zh, words_en: words.en },
  ...{ article_id: articleId, paper_id: paperId },
});

export type NewTraining = TrainingContent & { readonly projectId?: string | undefined };

export async function addTraining(call: Call, { projectId: asked, ...content }: NewTraining) {
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  const refused = await decideTraining(call, projectId, content);
  if (refused) return refused;
  const id = randomUUID();
  await tables(call)
    .insertInto('people.training')
    .values({ id, project_id: projectId, ...columnsOf(content), changed_at: call.now })
    .execute();
  await audit(call, 'people.add-training', subjectOf(id));
  return getTraining(call, id);
}

type TrainingChange = TrainingContent & { readonly retired: boolean; readonly version: number };

/** Whoever has it reads what it says now; an exam that is under way stays as it was drawn. */
export async function changeTraining(call: Call, id: string, { retired, version, ...content }: TrainingChange) {
  const current = await getTraining(call, id);
  if (isRefusal(current)) return current;
  const refused = await decideTraining(call, current.projectId, content);
  if (refused) return refused;
  const { numUpdatedRows } = await tables(call)
    .updateTable('people.training')
    .set({ ...columnsOf(content), retired, changed_at: call.now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return staleBehind(await getTraining(call, id));
  await audit(call, 'people.change-training', subjectOf(id));
  return getTraining(call, id);
}
