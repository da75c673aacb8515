import { randomUUID } from 'node:crypto';
import { catalogueChanged } from '@tongli/contracts/org';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { ImportRow } from '../../../platform/imports/index.ts';
import { outcomeOf, type PlannedPost, type PostContent, planPost } from './post-plan.ts';
import { readFinders } from './posts-known.ts';

/** What undoing a row needs: the post that was added, or what one was before. */
type PostUndo = { readonly added: string } | { readonly changed: ChangedPost };

interface ChangedPost {
  readonly id: string;
  readonly version: number;
  readonly before: PostContent;
}

interface GivenPost extends PostContent {
  readonly id: string;
  readonly code: string;
}

export async function applyPosts(
  call: Call,
  _runId: string,
  rows: readonly ImportRow[],
): Promise<readonly PostUndo[] | Refusal> {
  const finders = await readFinders(call);
  const planned: PlannedPost[] = [];
  for (const { values, outcome } of rows) {
    const plan = planPost(values, finders);
    if ('errors' in plan || outcomeOf(plan) !== outcome) return refuse('changed-meanwhile');
    planned.push(plan);
  }
  const given = planned.map(({ code, known, content }): GivenPost & { known: PostContent | null } => {
    return { ...content, code, id: known?.id ?? randomUUID(), known };
  });
  const versions = await writePosts(call, given);
  return given.map(({ id, known }) =>
    known ? { changed: { id, version: versions.get(id) ?? 0, before: contentOf(known) } } : { added: id },
  );
}

const contentOf = ({ name, level, office, duties, skills, certificateIds }: PostContent): PostContent => ({
  name,
  level,
  office,
  duties,
  skills,
  certificateIds,
});

/** The version of each, by post: those that are there become the next one. */
async function writePosts(call: Call, posts: readonly GivenPost[]): Promise<Map<string, number>> {
  if (posts.length === 0) return new Map();
  const rows = posts.map(({ id, code, name, level, office, duties }) => ({
    id,
    code,
    level,
    office,
    ...name,
    duties_zh: duties.zh,
    duties_en: duties.en,
  }));
  const { rows: written } = await sql<{ id: string; version: number }>`
    insert into org.post (id, code, name_zh, name_en, level, office, duties_zh, duties_en)
    select id, code, zh, en, level, office, duties_zh, duties_en from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (id uuid, code text, zh text, en text, level text, office text, duties_zh text, duties_en text)
    on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, level = excluded.level,
      office = excluded.office, duties_zh = excluded.duties_zh, duties_en = excluded.duties_en, version = post.version + 1
    returning id, version`.execute(call.tx);
  await writeRequirements(call, posts);
  for (const { id } of posts) await append(call, catalogueChanged, id, { kind: 'post' });
  return new Map(written.map(({ id, version }) => [id, version]));
}

async function writeRequirements(call: Call, posts: readonly GivenPost[]): Promise<void> {
  const ids = posts.map(({ id }) => id);
  await sql`delete from org.post_skill where post_id = any(${ids}::uuid[])`.execute(call.tx);
  await sql`delete from org.post_certificate where post_id = any(${ids}::uuid[])`.execute(call.tx);
  const skills = posts.flatMap(({ id, skills: asked }) =>
    Object.entries(asked).map(([skill, level]) => ({ id, skill, level })),
  );
  const certificates = posts.flatMap(({ id, certificateIds }) =>
    certificateIds.map((certificate) => ({ id, certificate })),
  );
  await sql`
    insert into org.post_skill (post_id, skill_id, level)
    select id, skill, level from jsonb_to_recordset(${JSON.stringify(skills)}::jsonb)
      as given (id uuid, skill uuid, level smallint)`.execute(call.tx);
  await sql`
    insert into org.post_certificate (post_id, certificate_id)
    select id, certificate from jsonb_to_recordset(${JSON.stringify(certificates)}::jsonb)
      as given (id uuid, certificate uuid)`.execute(call.tx);
}

/** Refused where a post has been changed since, or somebody holds one that came with it. */
export async function undoPosts(call: Call, _runId: string, records: readonly object[]): Promise<Refusal | null> {
  const given = records as readonly PostUndo[];
  const changed = given.flatMap((record) => ('changed' in record ? [record.changed] : []));
  const added = given.flatMap((record) => ('added' in record ? [record.added] : []));
  const refused =
    (await findChanged(call, [...changed, ...added.map((id) => ({ id, version: 1 }))])) ??
    (await findHeld(call, added));
  if (refused) return refused;
  const codes = await codesOf(call, changed);
  await writePosts(
    call,
    changed.map(({ id, before }) => ({ ...before, id, code: codes.get(id) ?? '' })),
  );
  await remove(call, added);
  await audit(call, 'org.take-posts-back', { type: 'post', id: randomUUID() });
  return null;
}

interface InTheWay {
  readonly name: string;
  readonly code: string;
}

async function findChanged(
  call: Call,
  versions: readonly { readonly id: string; readonly version: number }[],
): Promise<Refusal | null> {
  const told = versions.map(({ id, version }) => ({ id, version }));
  const { rows } = await sql<InTheWay>`
    select coalesce(post.name_zh, '') as name, coalesce(post.code, '') as code
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as given (id uuid, version integer)
    left join org.post on post.id = given.id where post.version is distinct from given.version limit 1`.execute(
    call.tx,
  );
  return rows[0] ? refuse('post-has-changed', { params: { ...rows[0] } }) : null;
}

async function findHeld(call: Call, ids: readonly string[]): Promise<Refusal | null> {
  const { rows } = await sql<InTheWay>`
    select post.name_zh as name, post.code from org.post
    where id = any(${[...ids]}::uuid[]) and exists (select from org.belonging where post_id = post.id) limit 1`.execute(
    call.tx,
  );
  return rows[0] ? refuse('post-has-holders', { params: { ...rows[0] } }) : null;
}

async function codesOf(call: Call, posts: readonly ChangedPost[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from org.post where id = any(${posts.map(({ id }) => id)}::uuid[])`.execute(call.tx);
  return new Map(rows.map(({ id, code }) => [id, code]));
}

async function remove(call: Call, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const listed = sql`any(${[...ids]}::uuid[])`;
  await sql`delete from org.post_skill where post_id = ${listed}`.execute(call.tx);
  await sql`delete from org.post_certificate where post_id = ${listed}`.execute(call.tx);
  await sql`delete from org.post where id = ${listed}`.execute(call.tx);
  await append(call, catalogueChanged, randomUUID(), { kind: 'post' });
}
