import { z } from 'zod';
import { allowances, bilingual, countedPage, endpoint, id, listQuery, page } from '../kernel/index.ts';
import { code, managementLevel, nameInput, office, skillLevel, version, wordsInput } from './terms.ts';

/** What people can do, in levels 1 to 5. */
export const skill = z.object({ id, code: z.string(), name: bilingual, retired: z.boolean(), version });
export type Skill = z.infer<typeof skill>;

/** What people can hold; valid for so many months, null: for good. */
export const certificate = z.object({
  id,
  code: z.string(),
  name: bilingual,
  validMonths: z.number().int().nullable(),
  retired: z.boolean(),
  version,
});
export type Certificate = z.infer<typeof certificate>;

export const requiredSkill = z.object({ skillId: id, level: skillLevel });

const catalogueList = {
  filters: { code: ['eq', 'starts'], retired: ['eq'] },
  sorts: ['code'],
  usualSort: 'code',
} as const;

export const listSkills = endpoint({
  id: 'org.list-skills',
  method: 'GET',
  path: '/skills',
  need: 'org.read',
  query: listQuery(catalogueList),
  reply: page(skill),
});

export const addSkill = endpoint({
  id: 'org.add-skill',
  method: 'POST',
  path: '/skills',
  need: 'org.administer',
  creates: true,
  body: z.object({ code, name: nameInput }),
  reply: skill,
});

/** What is retired can be asked for and given to nobody new; who has it keeps it. */
export const changeSkill = endpoint({
  id: 'org.change-skill',
  method: 'PUT',
  path: '/skills/:id',
  need: 'org.administer',
  params: z.object({ id }),
  body: z.object({ code, name: nameInput, retired: z.boolean(), version }),
  reply: skill,
});

export const listCertificates = endpoint({
  id: 'org.list-certificates',
  method: 'GET',
  path: '/certificates',
  need: 'org.read',
  query: listQuery(catalogueList),
  reply: page(certificate),
});

const validMonths = z.number().int().min(1).max(240).nullable();

export const addCertificate = endpoint({
  id: 'org.add-certificate',
  method: 'POST',
  path: '/certificates',
  need: 'org.administer',
  creates: true,
  body: z.object({ code, name: nameInput, validMonths }),
  reply: certificate,
});

export const changeCertificate = endpoint({
  id: 'org.change-certificate',
  method: 'PUT',
  path: '/certificates/:id',
  need: 'org.administer',
  params: z.object({ id }),
  body: z.object({ code, name: nameInput, validMonths, retired: z.boolean(), version }),
  reply: certificate,
});

export const postRow = z.object({
  id,
  code: z.string(),
  name: bilingual,
  level: managementLevel,
  office,
  retired: z.boolean(),
  /** Who holds it today, within the caller's reach. */
  holderCount: z.number().int(),
  version,
});
export type PostRow = z.infer<typeof postRow>;

export const postList = {
  filters: { code: ['eq', 'starts'], level: ['eq', 'in'], office: ['eq', 'in'], retired: ['eq'] },
  sorts: ['code', 'office', 'holderCount'],
  usualSort: 'code',
  counted: true,
} as const;

export const listPosts = endpoint({
  id: 'org.list-posts',
  method: 'GET',
  path: '/posts',
  need: 'org.read',
  query: listQuery(postList),
  reply: countedPage(postRow),
});

/** Its holders: `listStaff` with the filter `postId`. */
export const post = postRow.extend({
  duties: bilingual,
  skills: z.array(requiredSkill.extend({ name: bilingual })),
  certificates: z.array(z.object({ certificateId: id, name: bilingual })),
  /** Of the holders, those whom it asks more than they have. */
  unqualifiedCount: z.number().int(),
  /** change, retire. */
  actions: allowances,
});
export type Post = z.infer<typeof post>;

export const getPost = endpoint({
  id: 'org.get-post',
  method: 'GET',
  path: '/posts/:id',
  need: 'org.read',
  params: z.object({ id }),
  reply: post,
});

export const postInput = z.object({
  code,
  name: nameInput,
  level: managementLevel,
  office,
  duties: wordsInput,
  skills: z.array(requiredSkill).max(50),
  certificateIds: z.array(id).max(50),
});
export type PostInput = z.infer<typeof postInput>;

export const addPost = endpoint({
  id: 'org.add-post',
  method: 'POST',
  path: '/posts',
  need: 'org.administer',
  creates: true,
  body: postInput,
  reply: post,
});

/** A post that somebody holds, or will hold, cannot be retired. */
export const changePost = endpoint({
  id: 'org.change-post',
  method: 'PUT',
  path: '/posts/:id',
  need: 'org.administer',
  params: z.object({ id }),
  body: postInput.extend({ retired: z.boolean(), version }),
  reply: post,
});
