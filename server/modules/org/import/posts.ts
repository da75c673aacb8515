import { managementLevel, office } from '@tongli/contracts/org';
import type { Call } from '../../../platform/call.ts';
import type { Comparison, Importable, Values } from '../../../platform/imports/index.ts';
import { tables } from '../store.ts';
import { templatePosts } from '../templates/posts.ts';
import { checkCoded } from './coded.ts';
import { findersOf, isSamePost, type KnownPost, type PlannedPost, type PostFinders, planPost } from './post-plan.ts';
import { postErrors, postFields } from './posts-fields.ts';
import { applyPosts, undoPosts } from './posts-writing.ts';
import type { Named } from './words.ts';

/** The catalogue of posts. Whoever holds a known one goes on holding it, whatever it asks from now on. */
export const postsImport: Importable = {
  name: 'org.posts',
  title: { zh: '岗位', en: 'Posts' },
  lead: {
    zh: '按代码新增或更新岗位，连同职责与要求的技能、证书；可以参照标准岗位。不在表中的岗位不受影响。',
    en: 'Adds posts or updates them by code, with duties and the skills and certificates that they ask; they may be modelled on the standard posts. Posts that are not in the table stay as they are.',
  },
  need: 'org.administer',
  fields: postFields,
  maximumRows: 1_000,
  errors: postErrors,
  key: ({ code }) => code?.toLowerCase() ?? null,
  check: checkCoded,
  compare: comparePosts,
  apply: applyPosts,
  undo: undoPosts,
};

async function readNamed(call: Call, table: 'org.skill' | 'org.certificate'): Promise<Named[]> {
  const rows = await tables(call)
    .selectFrom(table)
    .select(['id', 'code', 'name_zh', 'name_en'])
    .where('retired', '=', false)
    .execute();
  return rows.map(({ id, code, name_zh, name_en }) => ({ id, code, name: { zh: name_zh, en: name_en } }));
}

export async function readFinders(call: Call): Promise<PostFinders> {
  const posts = await tables(call).selectFrom('org.post').selectAll().execute();
  const skills = Map.groupBy(
    await tables(call).selectFrom('org.post_skill').selectAll().execute(),
    ({ post_id }) => post_id,
  );
  const certificates = Map.groupBy(
    await tables(call).selectFrom('org.post_certificate').selectAll().execute(),
    ({ post_id }) => post_id,
  );
  const known = posts.map(
    (row): KnownPost => ({
      id: row.id,
      code: row.code,
      retired: row.retired,
      name: { zh: row.name_zh, en: row.name_en },
      level: managementLevel.parse(row.level),
      office: office.parse(row.office),
      duties: { zh: row.duties_zh, en: row.duties_en },
      skills: Object.fromEntries((skills.get(row.id) ?? []).map(({ skill_id, level }) => [skill_id, level])),
      certificateIds: (certificates.get(row.id) ?? []).map(({ certificate_id }) => certificate_id),
    }),
  );
  return findersOf({
    posts: new Map(known.map((post) => [post.id, post])),
    templates: new Map(templatePosts.map((post) => [post.code, post])),
    skills: await readNamed(call, 'org.skill'),
    certificates: await readNamed(call, 'org.certificate'),
  });
}

export function outcomeOf({ known, content }: PlannedPost) {
  if (!known) return 'added';
  return isSamePost(known, content) ? 'unchanged' : 'changed';
}

async function comparePosts(call: Call, rows: readonly Values[]): Promise<Comparison[]> {
  const finders = await readFinders(call);
  return rows.map((values) => {
    const planned = planPost(values, finders);
    return 'errors' in planned ? planned : { outcome: outcomeOf(planned) };
  });
}
