import type { ManagementLevel, Office, UnitKind } from '@tongli/contracts/org';
import { templatePosts } from './posts.ts';

interface Named {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

export interface TemplatePost extends Named {
  readonly level: ManagementLevel;
  readonly office: Office;
  readonly duties: { readonly zh: string; readonly en: string };
  /** Levels by the skill's code. */
  readonly skills: Readonly<Record<string, number>>;
  readonly certificates: readonly string[];
}

export interface OrganisationTemplate extends Named {
  readonly description: { readonly zh: string; readonly en: string };
  /** Those above before those below; null: right below the unit that the template is applied to. */
  readonly units: readonly (Named & { readonly kind: UnitKind; readonly parentCode: string | null })[];
  readonly posts: readonly TemplatePost[];
  readonly skills: readonly Named[];
  readonly certificates: readonly (Named & { readonly validMonths: number | null })[];
}

const named = (code: string, zh: string, en: string): Named => ({ code, name: { zh, en } });
const department = (code: string, zh: string, en: string) => ({
  ...named(code, zh, en),
  kind: 'department' as const,
  parentCode: null,
});
const team = (parentCode: string, code: string, zh: string, en: string) => ({
  ...named(code, zh, en),
  kind: 'team' as const,
  parentCode,
});
const certificate = (code: string, zh: string, en: string, validMonths: number | null = 36) => ({
  ...named(code, zh, en),
  validMonths,
});

/**
 * The six standard departments and complaints, the seven professional posts with those around them on all four levels, and
 * what they ask. The syllabus names the number of professional posts and not the posts: these seven, and every sentence of
 * duties, are our reading, to be edited once they are applied.
 */
export const organisationTemplate: OrganisationTemplate = {
  ...named('contact-centre', '标准客户中心', 'Standard contact centre'),
  description: {
    zh: '六个标准部门加投诉管理部，前台、后台与投诉管理各设班组；四个管理层级的岗位，含七个专业岗位，附职责、技能与证书要求。',
    en: 'The six standard departments and complaint management, with teams for front desk, back office and complaints; posts on all four management levels, the seven professional ones among them, with duties, skills and certificates.',
  },
  units: [
    department('service', '客户服务部', 'Customer service'),
    department('technical-support', '技术支持部', 'Technical support'),
    department('training', '培训部', 'Training'),
    department('quality', '品质管理部', 'Quality'),
    department('human-resources', '人力资源部', 'Human resources'),
    department('finance', '财务部', 'Finance'),
    department('complaints', '投诉管理部', 'Complaint management'),
    team('service', 'service-front-desk', '前台班组', 'Front desk'),
    team('service', 'service-back-office', '后台班组', 'Back office'),
    team('complaints', 'complaints-cases', '投诉处理组', 'Complaint cases'),
  ],
  posts: templatePosts,
  skills: [
    named('communication', '沟通与共情', 'Communication and empathy'),
    named('product-knowledge', '业务知识', 'Product knowledge'),
    named('system-operation', '系统操作', 'System operation'),
    named('complaint-handling', '投诉处理', 'Complaint handling'),
    named('written-reply', '书面答复', 'Written replies'),
    named('technical-diagnosis', '技术诊断', 'Technical diagnosis'),
    named('coaching', '辅导带教', 'Coaching'),
    named('quality-evaluation', '质量评估', 'Quality evaluation'),
    named('data-analysis', '数据分析', 'Data analysis'),
    named('forecasting', '预测与排班', 'Forecasting and rostering'),
    named('project-leading', '项目管理', 'Project leading'),
    named('people-leading', '团队管理', 'Leading people'),
  ],
  certificates: [
    certificate('front-desk', '前台客服上岗证', 'Front-desk service'),
    certificate('back-office', '后台处理上岗证', 'Back-office handling'),
    certificate('complaint-management', '投诉管理证书', 'Complaint management'),
    certificate('operations', '运营管理证书', 'Operations management'),
    certificate('quality-management', '质量管理证书', 'Quality management'),
    certificate('training', '培训管理证书', 'Training'),
    certificate('planning', '排班预测证书', 'Forecasting and rostering'),
    certificate('analysis', '数据分析证书', 'Data analysis'),
    certificate('project-management', '项目管理证书', 'Project management'),
  ],
};
