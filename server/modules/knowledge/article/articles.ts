import { type Article, type ArticleContent, articleWithdrawn } from '@tongli/contracts/knowledge';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleBehind } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { isPerson, projectFor, unitsAmong } from '../../org/index.ts';
import { decideEntry, type EntryAct } from '../entry/edition.ts';
import { beginEntry, discardOpen, giveBack, submitDraft, withdrawPublished, writeDraft } from '../entry/lifecycle.ts';
import { type LockedEntry, lockEntry, tables } from '../entry/store.ts';
import type { Serving } from './audience.ts';
import { titleOf } from './content.ts';
import { contentOf, factsOf, publishArticle, setBeginning } from './publishing.ts';
import { getArticle } from './queries.ts';
import { forget } from './search/indexing.ts';
import { keepStanding, shownColumns } from './standing.ts';
import { findTopic } from './topics.ts';

export const subjectOf = (id: string) => ({ type: 'article', id });

export interface Care {
  readonly ownerId?: string | undefined;
  readonly reviewOn?: string | null | undefined;
}

export interface NewArticle extends Care {
  readonly content: ArticleContent;
  readonly projectId?: string | undefined;
}

const unknown = (code: string, field: string) => refuse(code, { status: 422, field });

/** Null where all that it names is there. */
async function checkContent(
  call: Call,
  serving: Serving,
  { projectId, content }: { readonly projectId: string; readonly content: ArticleContent },
): Promise<Refusal | null> {
  if (!(await findTopic(call, projectId, content.topicId))) return unknown('unknown-topic', 'body.content.topicId');
  const units = await unitsAmong(call, content.unitIds);
  if (content.unitIds.some((id) => !units.has(id))) return unknown('unknown-unit', 'body.content.unitIds');
  const queues = await serving.queuesAmong(call, projectId, content.queueIds);
  return content.queueIds.some((id) => !queues.has(id)) ? unknown('unknown-queue', 'body.content.queueIds') : null;
}

const checkOwner = async (call: Call, ownerId: string) =>
  (await isPerson(call, ownerId)) ? null : unknown('unknown-person', 'body.ownerId');

/** The article as a draft; whoever calls has checked what it says. */
export async function begin(
  call: Call,
  { projectId, content, ownerId, reviewOn }: { projectId: string; content: ArticleContent; ownerId: string } & Care,
): Promise<string> {
  const id = await beginEntry(call, { kind: 'article', projectId, content });
  await tables(call)
    .insertInto('knowledge.article')
    .values({ entry_id: id, owner_id: ownerId, review_on: reviewOn ?? null, ...shownColumns(content) })
    .execute();
  await keepStanding(call, id);
  await audit(call, 'knowledge.add-article', subjectOf(id));
  return id;
}

export const addArticle =
  (serving: Serving) =>
  async (call: Call, { projectId: asked, content, ownerId, reviewOn }: NewArticle): Promise<Article | Refusal> => {
    const projectId = await projectFor(call, asked);
    if (isRefusal(projectId)) return projectId;
    const owner = ownerId ?? call.actor.id ?? '';
    const refused = (await checkContent(call, serving, { projectId, content })) ?? (await checkOwner(call, owner));
    if (refused) return refused;
    return getArticle(serving)(call, await begin(call, { projectId, content, ownerId: owner, reviewOn }));
  };

interface Seen {
  readonly id: string;
  readonly act: EntryAct;
  readonly version: number;
}

/** Locks the article where the act is allowed and the caller has seen it as it is, does it, and tells how it stands then. */
const acting =
  (serving: Serving) =>
  async (
    call: Call,
    { id, act, version }: Seen,
    run: (locked: LockedEntry) => Promise<Refusal | null>,
  ): Promise<Article | Refusal> => {
    const locked = await lockEntry(call, 'article', id);
    if (!locked) return notFound;
    if (locked.row.version !== version) return staleBehind(await getArticle(serving)(call, id));
    const refused = decideEntry(locked.facts, act) ?? (await run(locked));
    if (refused) return refused;
    await keepStanding(call, id);
    await audit(call, `knowledge.${act}-article`, subjectOf(id));
    return getArticle(serving)(call, id);
  };

export const writeArticle =
  (serving: Serving) =>
  (call: Call, id: string, { content, version }: { content: ArticleContent; version: number }) =>
    acting(serving)(call, { id, act: 'write', version }, async (locked) => {
      const refused = await checkContent(call, serving, { projectId: locked.row.project_id, content });
      if (refused) return refused;
      await writeDraft(call, locked, content);
      return null;
    });

/** Both languages, one after the other. */
function askedOf(content: ArticleContent) {
  const said = [content.words.zh, content.words.en].filter((one) => one !== null);
  const mostShown = 3_900;
  return {
    title: titleOf(content),
    body: said
      .map(({ title, summary, text }) => `${title}\n${summary}\n\n${text}`)
      .join('\n\n')
      .slice(0, mostShown),
  };
}

export const submitArticle = (serving: Serving) => (call: Call, id: string, version: number) =>
  acting(serving)(call, { id, act: 'submit', version }, async (locked) =>
    locked.open ? submitDraft(call, locked, askedOf(contentOf(locked.open))) : null,
  );

export const discardArticleDraft = (serving: Serving) => (call: Call, id: string, version: number) =>
  acting(serving)(call, { id, act: 'discard', version }, async (locked) => {
    await discardOpen(call, locked);
    if (!locked.open) await setBeginning(call, id, null);
    return null;
  });

const withdraw = async (call: Call, locked: LockedEntry, reason: string): Promise<null> => {
  const { row, published } = locked;
  await withdrawPublished(call, locked, reason);
  await forget(call, row.id);
  await tables(call)
    .updateTable('knowledge.article')
    .set({ must_know_edition: null, remind_at: null, begins_at: null })
    .where('entry_id', '=', row.id)
    .execute();
  if (published) await append(call, articleWithdrawn, row.id, { ...factsOf(locked, published), byId: call.actor.id });
  return null;
};

export const withdrawArticle =
  (serving: Serving) =>
  (call: Call, id: string, { reason, version }: { reason: string; version: number }) =>
    acting(serving)(call, { id, act: 'withdraw', version }, (locked) => withdraw(call, locked, reason));

export async function giveArticleBack(call: Call, locked: LockedEntry): Promise<void> {
  await giveBack(call, locked);
  await keepStanding(call, locked.row.id);
}

export const careForArticle =
  (serving: Serving) =>
  async (
    call: Call,
    id: string,
    { ownerId, reviewOn, version }: { ownerId: string; reviewOn: string | null; version: number },
  ): Promise<Article | Refusal> => {
    const locked = await lockEntry(call, 'article', id);
    if (!locked) return notFound;
    if (locked.row.version !== version) return staleBehind(await getArticle(serving)(call, id));
    const refused = await checkOwner(call, ownerId);
    if (refused) return refused;
    await tables(call)
      .updateTable('knowledge.article')
      .set({ owner_id: ownerId, review_on: reviewOn })
      .where('entry_id', '=', id)
      .execute();
    await tables(call)
      .updateTable('knowledge.entry')
      .set({ version: version + 1, changed_at: call.now })
      .where('id', '=', id)
      .execute();
    await keepStanding(call, id);
    await audit(call, 'knowledge.care-for-article', subjectOf(id));
    return getArticle(serving)(call, id);
  };

/** One that was approved before this installation began. Written by the caller, who looks after it. */
export async function addApprovedArticle(
  call: Call,
  {
    approvedBy,
    ...article
  }: { projectId: string; approvedBy: string; content: ArticleContent; ownerId: string } & Care,
): Promise<string> {
  const id = await begin(call, article);
  const locked = await lockEntry(call, 'article', id);
  if (locked) await publishArticle(call, locked, approvedBy);
  return id;
}
