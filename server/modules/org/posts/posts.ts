import { randomUUID } from 'node:crypto';
import type { ListQuery } from '@tongli/contracts/kernel';
import { catalogueChanged, type Post, type PostInput, type PostRow } from '@tongli/contracts/org';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import {
  allowanceOf,
  type Call,
  forbidden,
  notFound,
  type Refusal,
  refuse,
  staleBehind,
} from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { type ListColumns, readCountedPage } from '../../../platform/http/list.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { readToday } from '../dates.ts';
import { gapCount } from '../people/gap-count.ts';
import { tables } from '../store.ts';
import type { OrgTables } from '../tables.ts';
import { codeTaken } from '../units/store.ts';

type PostRecord = Selectable<OrgTables['org.post']>;

const plain = (row: PostRecord & { holderCount: number }): PostRow => ({
  id: row.id,
  code: row.code,
  name: { zh: row.name_zh, en: row.name_en },
  level: row.level as Post['level'],
  office: row.office as Post['office'],
  retired: row.retired,
  holderCount: row.holderCount,
  version: row.version,
});

const columns: ListColumns = {
  code: { expression: sql`post.code`, type: 'text' },
  level: { expression: sql`post.level`, type: 'text' },
  office: { expression: sql`post.office`, type: 'text' },
  retired: { expression: sql`post.retired`, type: 'boolean' },
  holderCount: { expression: sql`post."holderCount"`, type: 'number' },
};

/** Posts with the number of those who hold them, within the caller's reach. */
const selectPosts = (call: Call) =>
  tables(call)
    .selectFrom((from) =>
      from
        .selectFrom('org.post as entry')
        .leftJoin(
          (held) =>
            held
              .selectFrom('org.person as holder')
              .select(['holder.post_id', sql<number>`count(*)`.as('count')])
              .where('holder.state', '=', 'active')
              .where(({ ref }) => inScope(call, { unit: ref('holder.unit_id') }))
              .groupBy('holder.post_id')
              .as('holders'),
          (join) => join.onRef('holders.post_id', '=', 'entry.id'),
        )
        .selectAll('entry')
        .select(sql<number>`coalesce(holders.count, 0)`.as('holderCount'))
        .as('post'),
    )
    .selectAll('post');

export async function listPosts(call: Call, query: ListQuery) {
  const { rows, ...rest } = await readCountedPage(call.tx, selectPosts(call), query, columns, sql<string>`post.id`);
  return { items: rows.map(plain), ...rest };
}

/** The same for the operation and for what a record says of it. */
const rules = {
  change: (_post: { holderCount: number }, actor: Actor) =>
    actor.permissions.has('org.administer') ? null : forbidden,
  retire: (post: { holderCount: number; retired: boolean }, actor: Actor) =>
    rules.change(post, actor) ??
    (post.retired ? refuse('post-retired') : post.holderCount > 0 ? refuse('post-is-held') : null),
};

export async function getPost(call: Call, id: string): Promise<Post | Refusal> {
  const row = await selectPosts(call).where('post.id', '=', id).executeTakeFirst();
  if (!row) return notFound;
  const { today } = await readToday(call);
  const post = plain(row);
  return {
    ...post,
    duties: { zh: row.duties_zh, en: row.duties_en },
    ...(await requirementsOf(call, id)),
    unqualifiedCount: await countUnqualified(call, id, today),
    actions: {
      change: allowanceOf(rules.change(post, call.actor)),
      retire: allowanceOf(rules.retire(post, call.actor)),
    },
  };
}

async function requirementsOf(call: Call, postId: string): Promise<Pick<Post, 'skills' | 'certificates'>> {
  const skills = await tables(call)
    .selectFrom('org.post_skill as needed')
    .innerJoin('org.skill as skill', 'skill.id', 'needed.skill_id')
    .select(['skill.id', 'skill.name_zh', 'skill.name_en', 'needed.level'])
    .where('needed.post_id', '=', postId)
    .orderBy('skill.code')
    .execute();
  const certificates = await tables(call)
    .selectFrom('org.post_certificate as needed')
    .innerJoin('org.certificate as certificate', 'certificate.id', 'needed.certificate_id')
    .select(['certificate.id', 'certificate.name_zh', 'certificate.name_en'])
    .where('needed.post_id', '=', postId)
    .orderBy('certificate.code')
    .execute();
  return {
    skills: skills.map((row) => ({ skillId: row.id, level: row.level, name: { zh: row.name_zh, en: row.name_en } })),
    certificates: certificates.map((row) => ({ certificateId: row.id, name: { zh: row.name_zh, en: row.name_en } })),
  };
}

async function countUnqualified(call: Call, postId: string, today: string): Promise<number> {
  const row = await tables(call)
    .selectFrom('org.person as person')
    .select(sql<number>`count(*)`.as('count'))
    .where('person.post_id', '=', postId)
    .where('person.state', '=', 'active')
    .where(({ ref }) => inScope(call, { unit: ref('person.unit_id') }))
    .where(sql<boolean>`${gapCount(today)} > 0`)
    .executeTakeFirstOrThrow();
  return row.count;
}

const valuesOf = ({ code, name, level, office, duties }: PostInput) => ({
  code,
  name_zh: name.zh,
  name_en: name.en,
  level,
  office,
  duties_zh: duties.zh,
  duties_en: duties.en,
});

async function saveRequirements(call: Call, postId: string, { skills, certificateIds }: PostInput): Promise<void> {
  await tables(call).deleteFrom('org.post_skill').where('post_id', '=', postId).execute();
  await tables(call).deleteFrom('org.post_certificate').where('post_id', '=', postId).execute();
  const needed = skills.map(({ skillId, level }) => ({ post_id: postId, skill_id: skillId, level }));
  if (needed.length > 0) await tables(call).insertInto('org.post_skill').values(needed).execute();
  const certificates = certificateIds.map((id) => ({ post_id: postId, certificate_id: id }));
  if (certificates.length > 0) await tables(call).insertInto('org.post_certificate').values(certificates).execute();
}

/** What a post asks must be in the catalogues, and no more than once. */
async function decideRequirements(call: Call, { skills, certificateIds }: PostInput): Promise<Refusal | null> {
  const skillIds = skills.map(({ skillId }) => skillId);
  if (!(await areKnown(call, 'org.skill', skillIds)))
    return refuse('unknown-skill', { status: 422, field: 'body.skills' });
  if (!(await areKnown(call, 'org.certificate', certificateIds)))
    return refuse('unknown-certificate', { status: 422, field: 'body.certificateIds' });
  return null;
}

export async function areKnown(call: Call, table: 'org.skill' | 'org.certificate', ids: readonly string[]) {
  const row = await tables(call)
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .executeTakeFirstOrThrow();
  return row.count === ids.length;
}

async function leaveTrace(call: Call, act: 'add' | 'change', id: string): Promise<void> {
  await append(call, catalogueChanged, id, { kind: 'post' });
  await audit(call, `org.${act}-post`, { type: 'post', id });
}

export async function addPost(call: Call, input: PostInput & { readonly id?: string }): Promise<Post | Refusal> {
  const refused = await decideRequirements(call, input);
  if (refused) return refused;
  const row = await tables(call)
    .insertInto('org.post')
    .values({ id: input.id ?? randomUUID(), ...valuesOf(input) })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return codeTaken(input.code);
  await saveRequirements(call, row.id, input);
  await leaveTrace(call, 'add', row.id);
  return getPost(call, row.id);
}

export async function changePost(
  call: Call,
  id: string,
  change: PostInput & { readonly retired: boolean; readonly version: number },
): Promise<Post | Refusal> {
  const row = await tables(call).selectFrom('org.post').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return notFound;
  if (row.version !== change.version) return staleBehind(await getPost(call, id));
  const refused =
    (await decideRequirements(call, change)) ??
    (await decideCode(call, id, change.code)) ??
    (await decideRetiring(call, row, change));
  if (refused) return refused;
  await tables(call)
    .updateTable('org.post')
    .set({ ...valuesOf(change), retired: change.retired, version: row.version + 1 })
    .where('id', '=', id)
    .execute();
  await saveRequirements(call, id, change);
  await leaveTrace(call, 'change', id);
  return getPost(call, id);
}

async function decideCode(call: Call, id: string, code: string): Promise<Refusal | null> {
  const other = await tables(call)
    .selectFrom('org.post')
    .select('id')
    .where('code', '=', code)
    .where('id', '<>', id)
    .executeTakeFirst();
  return other ? codeTaken(code) : null;
}

/** Held today or later, by whomever. */
async function decideRetiring(call: Call, row: PostRecord, { retired }: { retired: boolean }): Promise<Refusal | null> {
  if (!retired || row.retired) return null;
  const { today } = await readToday(call);
  const held = await tables(call)
    .selectFrom('org.belonging')
    .select('id')
    .where('post_id', '=', row.id)
    .where('until_on', '>', today)
    .executeTakeFirst();
  return held ? refuse('post-is-held') : null;
}
