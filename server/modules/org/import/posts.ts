import type { Call } from '../../../platform/call.ts';
import type { Comparison, Importable, Values } from '../../../platform/imports/index.ts';
import { checkCoded } from './coded.ts';
import { outcomeOf, planPost } from './post-plan.ts';
import { postErrors, postFields } from './posts-fields.ts';
import { readFinders } from './posts-known.ts';
import { applyPosts, undoPosts } from './posts-writing.ts';

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

async function comparePosts(call: Call, rows: readonly Values[]): Promise<Comparison[]> {
  const finders = await readFinders(call);
  return rows.map((values) => {
    const planned = planPost(values, finders);
    return 'errors' in planned ? planned : { outcome: outcomeOf(planned) };
  });
}
