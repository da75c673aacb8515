import { randomUUID } from 'node:crypto';
import type { ListQuery } from '@tongli/contracts/kernel';
import type { Paper, PaperContent, PaperPart, QuestionContent, QuestionKind } from '@tongli/contracts/people';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleBehind } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { projectFor } from '../../org/index.ts';
import { bothOf, inProject, tables, trainerMay } from '../store.ts';
import type { PeopleTables } from '../tables.ts';
import { type Drawable, poolOf, shortPart, totalsOf } from './drawing.ts';

const subjectOf = (id: string) => ({ type: 'exam-paper', id });

export type PaperRow = Selectable<PeopleTables['people.paper']>;

export const contentOf = (row: PaperRow): PaperContent => ({
  title: bothOf(row),
  parts: row.parts as PaperPart[],
  ...{ passPercent: row.pass_percent, minutes: row.minutes, retakes: row.retakes },
});

/** What can be drawn in a project now. */
export async function bankOf(call: Pick<Call, 'tx'>, projectId: string): Promise<Drawable[]> {
  const rows = await tables(call)
    .selectFrom('people.question')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('retired', '=', false)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind as QuestionKind, topic: row.topic, text: { zh: row.text_zh, en: row.text_en } },
    options: row.options as QuestionContent['options'],
    accepted: row.accepted,
    explanation: row.explanation as QuestionContent['explanation'],
  }));
}

async function replies(call: Call, rows: readonly PaperRow[]): Promise<Paper[]> {
  const banks = new Map<string, Drawable[]>();
  for (const { project_id: id } of rows) if (!banks.has(id)) banks.set(id, await bankOf(call, id));
  return rows.map((row) => {
    const content = contentOf(row);
    const bank = banks.get(row.project_id) ?? [];
    return {
      ...content,
      ...totalsOf(content.parts),
      ...{ id: row.id, projectId: row.project_id, retired: row.retired, version: row.version },
      available: content.parts.map((part) => poolOf(part, bank).length),
      changedAt: row.changed_at.toISOString(),
      actions: trainerMay(call, row.project_id, ['change']),
    };
  });
}

const selectPapers = (call: Call) =>
  tables(call).selectFrom('people.paper as paper').selectAll().where(inProject(call, 'paper'));

export const findPaper = (call: Call, id: string): Promise<PaperRow | undefined> =>
  selectPapers(call).where('paper.id', '=', id).executeTakeFirst();

export async function getPaper(call: Call, id: string): Promise<Paper | Refusal> {
  const row = await findPaper(call, id);
  const [reply] = row ? await replies(call, [row]) : [];
  return reply ?? notFound;
}

const columns: ListColumns = {
  retired: { expression: sql`paper.retired`, type: 'boolean' },
  changedAt: { expression: sql`paper.changed_at`, type: 'instant' },
};

export async function listPapers(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectPapers(call), query, columns, sql<string>`paper.id`);
  return { items: await replies(call, rows), nextCursor };
}

async function decidePaper(call: Call, projectId: string, { parts }: PaperContent): Promise<Refusal | null> {
  const short = shortPart(parts, await bankOf(call, projectId));
  if (!short) return null;
  const params = { part: short.part + 1, available: short.available };
  return refuse('too-few-questions', { status: 422, field: `body.parts.${short.part}.count`, params });
}

const columnsOf = ({ title, parts, passPercent, minutes, retakes }: PaperContent) => ({
  ...{ title_zh: title.zh, title_en: title.en, parts: JSON.stringify(parts) },
  ...{ pass_percent: passPercent, minutes, retakes },
});

export type NewPaper = PaperContent & { readonly projectId?: string | undefined };

export async function addPaper(call: Call, { projectId: asked, ...content }: NewPaper): Promise<Paper | Refusal> {
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  const refused = await decidePaper(call, projectId, content);
  if (refused) return refused;
  const id = randomUUID();
  await tables(call)
    .insertInto('people.paper')
    .values({ id, project_id: projectId, ...columnsOf(content), changed_at: call.now })
    .execute();
  await audit(call, 'people.add-paper', subjectOf(id));
  return getPaper(call, id);
}

type PaperChange = PaperContent & { readonly retired: boolean; readonly version: number };

export async function changePaper(call: Call, id: string, { retired, version, ...content }: PaperChange) {
  const current = await findPaper(call, id);
  if (!current) return notFound;
  const refused = retired ? null : await decidePaper(call, current.project_id, content);
  if (refused) return refused;
  const { numUpdatedRows } = await tables(call)
    .updateTable('people.paper')
    .set({ ...columnsOf(content), retired, changed_at: call.now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return staleBehind(await getPaper(call, id));
  await audit(call, 'people.change-paper', subjectOf(id));
  return getPaper(call, id);
}
