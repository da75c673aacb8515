import type { Field, Importable } from '../../../platform/imports/index.ts';
import { codedErrors, englishName } from './coded.ts';

export const postFields: readonly Field[] = [
  {
    code: 'code',
    label: { zh: '岗位代码', en: 'Post code' },
    meaning: {
      zh: '每个岗位一个，不重复；字母、数字、点、横线，最多 40 个。系统凭它认岗位：已有的代码会更新，没有的会新增。',
      en: 'One for each post, never twice; letters, digits, dot and dash, at most 40. It tells which post is meant: a known code is updated, a new one added.',
    },
    example: { zh: 'sl-agent', en: 'ex-agent' },
    kind: 'text',
    required: true,
    maximum: 40,
    synonyms: [
      '代码',
      '编码',
      '岗位编码',
      '岗位编号',
      '职位代码',
      'code',
      'post id',
      'position code',
      'job code',
      'id',
    ],
  },
  {
    code: 'name',
    label: { zh: '岗位名称', en: 'Post name' },
    meaning: { zh: '最多 80 个字。', en: 'At most 80 characters.' },
    example: { zh: '示例客服代表', en: 'Example agent' },
    kind: 'text',
    required: true,
    maximum: 80,
    synonyms: ['名称', '岗位', '职位', '职务', '职位名称', 'name', 'post', 'position', 'job title', 'title'],
  },
  englishName('post', { zh: 'Example agent', en: 'Example agent' }),
  {
    code: 'template',
    label: { zh: '参照岗位', en: 'Modelled on' },
    meaning: {
      zh: '标准岗位或岗位目录中已有的岗位：写名称或代码。本行没填的层级、类别、职责、技能和证书照它的。',
      en: 'A standard post, or one of the catalogue, by name or code: level, office, duties, skills and certificates that the row leaves empty are as there.',
    },
    example: { zh: '客服代表', en: 'Agent' },
    kind: 'reference',
    required: false,
    synonyms: ['模板', '标准岗位', '参照', '岗位模板', 'template', 'standard post', 'like'],
  },
  {
    code: 'level',
    label: { zh: '管理层级', en: 'Management level' },
    meaning: { zh: '没有参照岗位时必填。', en: 'Needed unless the post is modelled on another.' },
    example: { zh: '员工', en: 'Staff' },
    kind: 'choice',
    required: false,
    requiredOfNew: true,
    choices: [
      {
        code: 'senior',
        label: { zh: '高层', en: 'Senior management' },
        synonyms: ['高层管理', '决策层', 'senior', 'executive'],
      },
      { code: 'middle', label: { zh: '中层', en: 'Middle management' }, synonyms: ['中层管理', 'middle', 'manager'] },
      {
        code: 'first-line',
        label: { zh: '基层', en: 'First-line management' },
        synonyms: ['基层管理', '一线管理', 'first line', 'supervisor'],
      },
      { code: 'staff', label: { zh: '员工', en: 'Staff' }, synonyms: ['一线', '一线员工', '执行层', 'employee'] },
    ],
    synonyms: ['层级', '级别', '职级', 'level', 'grade'],
  },
  {
    code: 'office',
    label: { zh: '岗位类别', en: 'Office' },
    meaning: { zh: '没有参照岗位时必填。', en: 'Needed unless the post is modelled on another.' },
    example: { zh: '前台', en: 'Front desk' },
    kind: 'choice',
    required: false,
    requiredOfNew: true,
    choices: [
      { code: 'front-desk', label: { zh: '前台', en: 'Front desk' }, synonyms: ['前台客服', '一线'] },
      { code: 'back-office', label: { zh: '后台', en: 'Back office' }, synonyms: ['后台处理', '二线'] },
      {
        code: 'complaint-management',
        label: { zh: '投诉管理', en: 'Complaint management' },
        synonyms: ['投诉', 'complaints'],
      },
      { code: 'support', label: { zh: '支持', en: 'Support' }, synonyms: ['支撑', '职能', '管理支持'] },
    ],
    synonyms: ['类别', '岗位类型', '岗位性质', '前后台', 'category', 'type', 'kind'],
  },
  {
    code: 'duties',
    label: { zh: '职责', en: 'Duties' },
    meaning: { zh: '最多 2000 个字。', en: 'At most 2,000 characters.' },
    example: {
      zh: '接听来电，记录诉求，当场解决或转交后台。',
      en: 'Takes calls, records what is asked, solves it or hands it on.',
    },
    kind: 'text',
    required: false,
    maximum: 2_000,
    synonyms: ['岗位职责', '工作内容', '职责描述', 'description', 'responsibilities', 'job description'],
  },
  {
    code: 'dutiesEn',
    label: { zh: '英文职责', en: 'Duties in English' },
    meaning: { zh: '可以不填。', en: 'May be left empty.' },
    example: { zh: 'Takes calls and records what is asked.', en: 'Takes calls and records what is asked.' },
    kind: 'text',
    required: false,
    maximum: 4_000,
    synonyms: ['职责英文', 'duties en', 'english duties'],
  },
  {
    code: 'skills',
    label: { zh: '要求的技能', en: 'Required skills' },
    meaning: {
      zh: '技能目录中的名称或代码，后面写等级 1–5，用分号隔开。',
      en: 'Skills of the catalogue by name or code, each with its level 1–5, separated by semicolons.',
    },
    example: { zh: '沟通与共情 3；业务知识 2', en: 'Communication and empathy 3; Product knowledge 2' },
    kind: 'reference',
    required: false,
    maximum: 1_000,
    synonyms: ['技能', '技能要求', '所需技能', 'skills', 'skill requirements'],
  },
  {
    code: 'certificates',
    label: { zh: '要求的证书', en: 'Required certificates' },
    meaning: {
      zh: '证书目录中的名称或代码，用分号隔开。',
      en: 'Certificates of the catalogue by name or code, separated by semicolons.',
    },
    example: { zh: '前台客服上岗证', en: 'Front-desk service' },
    kind: 'reference',
    required: false,
    maximum: 1_000,
    synonyms: ['证书', '证书要求', '资格证', '上岗证', 'certificates', 'certification'],
  },
];

export const postErrors: Importable['errors'] = {
  ...codedErrors,
  'post-retired': {
    wrong: { zh: '这个岗位已停用', en: 'is a post that has been retired' },
    remedy: { zh: '请先在岗位页面启用它，或用新的代码。', en: 'Bring it back on its page first, or use a new code.' },
  },
  'unknown-template': {
    wrong: { zh: '标准岗位和岗位目录中都没有它', en: 'is no standard post, nor one of the catalogue' },
    remedy: { zh: '请改为已有的岗位，或留空。', en: 'Write one that exists, or leave it empty.' },
  },
  'ambiguous-template': {
    wrong: { zh: '有几个岗位叫这个名字', en: 'is the name of several posts' },
    remedy: { zh: '请写岗位代码。', en: 'Write its code.' },
  },
  'template-asks-unknown': {
    wrong: { zh: '它要求的“{{name}}”不在目录中', en: 'asks for “{{name}}”, which is in no catalogue' },
    remedy: {
      zh: '请先套用组织模板或把它加进目录，或在本行写明技能和证书。',
      en: 'Apply the organisation template or add that to the catalogue first, or write skills and certificates in the row.',
    },
  },
  'unknown-skill': {
    wrong: { zh: '技能目录中没有“{{name}}”', en: 'names “{{name}}”, which is no skill of the catalogue' },
    remedy: { zh: '请更正，或先在技能目录中建好它。', en: 'Correct it, or add it to the catalogue first.' },
  },
  'ambiguous-skill': {
    wrong: { zh: '有几个技能叫“{{name}}”', en: 'names “{{name}}”, which is what several skills are called' },
    remedy: { zh: '请写技能代码。', en: 'Write its code.' },
  },
  'skill-without-level': {
    wrong: { zh: '“{{name}}”没有等级', en: 'gives no level for “{{name}}”' },
    remedy: { zh: '在后面写 1 到 5，如“{{name}} 3”。', en: 'Write 1 to 5 behind it, such as “{{name}} 3”.' },
  },
  'unknown-certificate': {
    wrong: { zh: '证书目录中没有“{{name}}”', en: 'names “{{name}}”, which is no certificate of the catalogue' },
    remedy: { zh: '请更正，或先在证书目录中建好它。', en: 'Correct it, or add it to the catalogue first.' },
  },
  'ambiguous-certificate': {
    wrong: { zh: '有几种证书叫“{{name}}”', en: 'names “{{name}}”, which is what several certificates are called' },
    remedy: { zh: '请写证书代码。', en: 'Write its code.' },
  },
  'named-twice': {
    wrong: { zh: '“{{name}}”写了两次', en: 'names “{{name}}” twice' },
    remedy: { zh: '请只写一次。', en: 'Write it once.' },
  },
};
