import type { ManagementLevel, Office } from '@tongli/contracts/org';
import type { TemplatePost } from './content.ts';

type Words = readonly [zh: string, en: string];

const post = (
  code: string,
  [level, office]: readonly [ManagementLevel, Office],
  [zh, en]: Words,
  [dutiesZh, dutiesEn]: Words,
  skills: Readonly<Record<string, number>>,
  certificates: readonly string[] = [],
): TemplatePost => ({
  code,
  name: { zh, en },
  level,
  office,
  duties: { zh: dutiesZh, en: dutiesEn },
  skills,
  certificates,
});

const professional: readonly TemplatePost[] = [
  post(
    'operations-manager',
    ['middle', 'support'],
    ['运营管理师', 'Operations manager'],
    [
      '负责日常运营指标的达成，调度人力与资源，主持运营例会并跟进改进措施。',
      'Answers for the daily figures, directs people and means, and leads the operations meeting and what follows from it.',
    ],
    { 'people-leading': 4, 'data-analysis': 3, communication: 3 },
    ['operations'],
  ),
  post(
    'quality-manager',
    ['first-line', 'support'],
    ['质量管理师', 'Quality manager'],
    [
      '制定监听与评分标准，组织抽检和校准，向班组反馈问题并验证改进效果。',
      'Sets the standards by which contacts are heard and scored, runs samples and calibrations, and verifies that what was fed back has improved.',
    ],
    { 'quality-evaluation': 4, coaching: 3, communication: 3 },
    ['quality-management'],
  ),
  post(
    'trainer',
    ['first-line', 'support'],
    ['培训师', 'Trainer'],
    [
      '编制培训计划与教材，实施岗前和在岗培训，组织考核并评估培训效果。',
      'Plans and writes courses, teaches newcomers and those on the job, examines them and judges what the teaching has changed.',
    ],
    { coaching: 4, communication: 4, 'product-knowledge': 4 },
    ['training'],
  ),
  post(
    'planner',
    ['first-line', 'support'],
    ['排班师', 'Planner'],
    [
      '预测话务量，按服务水平目标测算人力并编制班表，当日监控偏差并及时调整。',
      'Forecasts volume, works out how many are needed for the service level, makes the roster and corrects it during the day.',
    ],
    { forecasting: 4, 'data-analysis': 3 },
    ['planning'],
  ),
  post(
    'analyst',
    ['first-line', 'support'],
    ['数据分析师', 'Analyst'],
    [
      '维护指标口径，编制运营报表，分析异常波动的原因并提出改进建议。',
      'Keeps the definitions of indicators, reports on operations, and finds out why a figure moved and what could be done.',
    ],
    { 'data-analysis': 4, 'written-reply': 3 },
    ['analysis'],
  ),
  post(
    'project-manager',
    ['middle', 'support'],
    ['项目经理', 'Project manager'],
    [
      '负责委托项目的立项、交付与客户沟通，控制进度、成本和服务质量。',
      'Leads a client’s business line from start to delivery, and keeps its dates, its cost and its service to what was agreed.',
    ],
    { 'project-leading': 4, communication: 4 },
    ['project-management'],
  ),
  post(
    'complaint-manager',
    ['middle', 'complaint-management'],
    ['投诉主管', 'Complaint manager'],
    [
      '分派投诉并监督时限，审批补偿方案，处理升级与越级投诉，从投诉数据推动根源改进。',
      'Assigns complaints and watches their limits, approves what is offered, takes on escalations, and drives out causes found in the data.',
    ],
    { 'complaint-handling': 4, communication: 4, 'people-leading': 3 },
    ['complaint-management'],
  ),
];

const around: readonly TemplatePost[] = [
  post(
    'centre-manager',
    ['senior', 'support'],
    ['中心经理', 'Centre manager'],
    [
      '确定中心的目标、预算与组织，对服务质量和经营结果负总责。',
      'Sets the centre’s aims, budget and organisation, and answers for its service and its result.',
    ],
    { 'people-leading': 5, 'data-analysis': 3 },
    ['operations'],
  ),
  post(
    'department-head',
    ['middle', 'support'],
    ['部门主管', 'Department head'],
    [
      '组织本部门工作，落实指标与制度，培养班组长并协调跨部门事务。',
      'Runs a department by its aims and rules, brings team leaders on, and settles matters with other departments.',
    ],
    { 'people-leading': 4, communication: 3 },
  ),
  post(
    'team-leader',
    ['first-line', 'front-desk'],
    ['班组长', 'Team leader'],
    [
      '带领班组完成当班指标，现场支援疑难来电，逐人辅导并做好班前班后会。',
      'Leads a team through its shift, helps with difficult calls, coaches each agent and holds the meetings before and after.',
    ],
    { 'people-leading': 3, coaching: 3, communication: 4, 'product-knowledge': 4 },
    ['front-desk'],
  ),
  post(
    'agent',
    ['staff', 'front-desk'],
    ['客服代表', 'Agent'],
    [
      '接听并处理客户来电与在线咨询，准确记录诉求，当场解决或转交后台。',
      'Takes calls and messages, records what customers ask for, and solves it at once or hands it to the back office.',
    ],
    { communication: 3, 'product-knowledge': 2, 'system-operation': 2 },
    ['front-desk'],
  ),
  post(
    'back-office-clerk',
    ['staff', 'back-office'],
    ['后台专员', 'Back-office clerk'],
    [
      '办理前台转交的业务与工单，在时限内回复结果，必要时联系相关部门。',
      'Deals with what the front desk hands over, answers within the limit, and turns to other departments where needed.',
    ],
    { 'system-operation': 3, 'product-knowledge': 3, 'written-reply': 2 },
    ['back-office'],
  ),
  post(
    'complaint-handler',
    ['staff', 'complaint-management'],
    ['投诉处理员', 'Complaint handler'],
    [
      '按六个步骤处理投诉：确认诉求、说明解释、提出方案、兑现承诺并回访。',
      'Leads complaints through the six steps: confirms what is asked, explains, offers, keeps the promise and calls back.',
    ],
    { 'complaint-handling': 3, communication: 4, 'written-reply': 2 },
    ['complaint-management'],
  ),
  post(
    'technical-support',
    ['staff', 'back-office'],
    ['技术支持', 'Technical support'],
    [
      '诊断客户与座席的技术问题，跟踪故障直至恢复，整理解决方案入库。',
      'Diagnoses technical trouble of customers and agents, follows faults until they are gone, and writes down what helped.',
    ],
    { 'technical-diagnosis': 3, 'system-operation': 4 },
  ),
  post(
    'hr-officer',
    ['staff', 'support'],
    ['人事专员', 'HR officer'],
    [
      '办理招聘、入离职与调岗手续，维护人员档案与证书有效期。',
      'Looks after hiring, moves and leaving, and keeps people’s records and the dates of their certificates.',
    ],
    { 'system-operation': 2, communication: 3 },
  ),
  post(
    'finance-officer',
    ['staff', 'support'],
    ['财务专员', 'Finance officer'],
    [
      '核算运营成本与赔付支出，审核付款凭证并编制预算执行报告。',
      'Accounts for the cost of operations and of compensation, checks payments and reports on the budget.',
    ],
    { 'data-analysis': 2, 'system-operation': 2 },
  ),
];

export const templatePosts: readonly TemplatePost[] = [...professional, ...around];
