import { addCertificate, addPost, addSkill, organisationTemplate } from '../modules/org/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import { fixedId } from './people.ts';

/** Posts of the sample centre that the template does not know. */
const own: typeof organisationTemplate.posts = [
  {
    code: 'quality-engineer',
    name: { zh: '品质工程师', en: 'Quality engineer' },
    level: 'staff',
    office: 'support',
    duties: {
      zh: '维护控制图，识别异常，组织根源分析并验证改进措施的效果。',
      en: 'Keeps the control charts, studies what signals mean, leads root-cause analyses and verifies what was done.',
    },
    skills: { 'quality-evaluation': 3, 'data-analysis': 3 },
    certificates: ['quality-management'],
  },
  {
    code: 'administrator',
    name: { zh: '系统管理员', en: 'Administrator' },
    level: 'first-line',
    office: 'support',
    duties: {
      zh: '维护组织、账号、权限与系统设置，保障系统可用。',
      en: 'Looks after the organisation, accounts, rights and settings, and keeps the system running.',
    },
    skills: { 'system-operation': 4 },
    certificates: [],
  },
  {
    code: 'auditor',
    name: { zh: '审计员', en: 'Auditor' },
    level: 'staff',
    office: 'support',
    duties: {
      zh: '查阅审计记录，核查谁看过、改过哪些数据，定期出具报告。',
      en: 'Reads the audit trail, checks who saw or changed what, and reports regularly.',
    },
    skills: {},
    certificates: [],
  },
];

const { skills, certificates, posts } = organisationTemplate;
const skillIds = new Map(skills.map(({ code }, index) => [code, fixedId(6, index + 1)]));
const certificateIds = new Map(certificates.map(({ code }, index) => [code, fixedId(7, index + 1)]));
const all = [...posts, ...own].map((post, index) => ({ ...post, id: fixedId(5, index + 1) }));

export const postIds = new Map(all.map(({ code, id }) => [code, id]));

/** What a post asks, by ids. */
export function askedBy(code: string) {
  const post = all.find((one) => one.code === code);
  return {
    skills: Object.entries(post?.skills ?? {}).map(([skill, level]) => ({ skillId: skillIds.get(skill) ?? '', level })),
    certificateIds: (post?.certificates ?? []).map((certificate) => certificateIds.get(certificate) ?? ''),
  };
}

/** The catalogues of the template, with ids that stay. */
export async function addPosts(call: Call): Promise<void> {
  for (const skill of skills) mustSucceed(await addSkill(call, { ...skill, id: skillIds.get(skill.code) ?? '' }));
  for (const certificate of certificates)
    mustSucceed(await addCertificate(call, { ...certificate, id: certificateIds.get(certificate.code) ?? '' }));
  for (const post of all) mustSucceed(await addPost(call, { ...post, ...askedBy(post.code) }));
}
