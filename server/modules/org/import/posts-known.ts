import { managementLevel, office } from '@tongli/contracts/org';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';
import { templatePosts } from '../templates/posts.ts';
import { findersOf, type KnownPost, type PostFinders } from './post-plan.ts';
import type { Named } from './words.ts';

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
