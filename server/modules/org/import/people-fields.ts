import type { Field, Importable } from '../../../platform/imports/index.ts';

export const peopleFields: readonly Field[] = [
  {
    code: 'number',
    label: { zh: '工号', en: 'Staff number' },
    meaning: {
      zh: '每人一个，不重复；字母、数字、点、横线，最多 32 个。系统凭它认人：已有的工号会更新，没有的会新增。',
      en: 'One for each person, never twice; letters, digits, dot and dash, at most 32. It tells who somebody is: a known number is updated, a new one added.',
    },
    example: { zh: 'SL-0001', en: 'EX-0001' },
    kind: 'text',
    required: true,
    maximum: 32,
    synonyms: [
      '员工号',
      '员工编号',
      '职工号',
      '人员编号',
      '编号',
      'employee id',
      'employee number',
      'employee no',
      'emp no',
      'emp id',
      'staff id',
      'staff no',
      'personnel number',
      'id',
      'no',
    ],
  },
  {
    code: 'name',
    label: { zh: '姓名', en: 'Name' },
    meaning: { zh: '全名，最多 80 个字。', en: 'Full name, at most 80 characters.' },
    example: { zh: '示例员工', en: 'Example Person' },
    kind: 'text',
    required: true,
    maximum: 80,
    synonyms: ['员工姓名', '人员姓名', '名字', '中文名', 'full name', 'employee name', 'staff name', 'display name'],
  },
  {
    code: 'unit',
    label: { zh: '部门', en: 'Unit' },
    meaning: {
      zh: '组织架构中已有的部门或班组：写名称或代码；重名时写上级，如“客服中心/一班”。',
      en: 'A unit of the organisation by name or code; where two have the same name, with those above it: “Service centre/Team 1”.',
    },
    example: { zh: '客服中心/一班', en: 'Service centre/Team 1' },
    kind: 'reference',
    required: true,
    synonyms: [
      '所属部门',
      '所在部门',
      '部门名称',
      '班组',
      '团队',
      '组织',
      '单位',
      '所属组织',
      '机构',
      'department',
      'team',
      'dept',
      'org unit',
      'organisation',
      'organization',
      'division',
      'group',
    ],
  },
  {
    code: 'post',
    label: { zh: '岗位', en: 'Post' },
    meaning: { zh: '岗位目录中已有的岗位：写名称或代码。', en: 'A post of the catalogue, by name or code.' },
    example: { zh: '客服代表', en: 'Agent' },
    kind: 'reference',
    required: true,
    synonyms: ['职位', '职务', '岗位名称', '工种', 'position', 'job title', 'title', 'role', 'job'],
  },
  {
    code: 'joinedOn',
    label: { zh: '入职日期', en: 'Joined on' },
    meaning: {
      zh: '如 2026-03-05、2026/3/5 或 2026年3月5日。不填：一直在此部门。',
      en: 'Such as 2026-03-05. Left empty: they have always been there.',
    },
    example: { zh: '2026-03-05', en: '2026-03-05' },
    kind: 'date',
    required: false,
    synonyms: [
      '入职时间',
      '入司日期',
      '到岗日期',
      '参加工作日期',
      '开始日期',
      'hire date',
      'start date',
      'date of joining',
      'joining date',
      'join date',
      'entry date',
    ],
  },
];

export const peopleErrors: Importable['errors'] = {
  'unreadable-number': {
    wrong: { zh: '含有工号不能用的符号', en: 'has signs that a staff number cannot have' },
    remedy: { zh: '请只用字母、数字、点和横线。', en: 'Use letters, digits, dots and dashes only.' },
  },
  'formula-name': {
    wrong: { zh: '以 = + - @ 开头，是公式，不是姓名', en: 'begins with = + - or @, as a formula does and no name' },
    remedy: {
      zh: '请写人的姓名，去掉开头的符号。',
      en: 'Write the name of the person, without the sign at its beginning.',
    },
  },
  'unknown-unit': {
    wrong: { zh: '组织架构中没有这个部门', en: 'is no unit of the organisation' },
    remedy: {
      zh: '请改为已有的部门，或先在组织架构中建好它。',
      en: 'Write one that exists, or add it to the organisation first.',
    },
  },
  'ambiguous-unit': {
    wrong: { zh: '有几个部门叫这个名字', en: 'is the name of several units' },
    remedy: {
      zh: '请写上级，如“客服中心/一班”，或写部门代码。',
      en: 'Write those above it too, as in “Service centre/Team 1”, or its code.',
    },
  },
  'unit-out-of-reach': {
    wrong: { zh: '不在您管理的部门之内', en: 'is not one of the units that you manage' },
    remedy: {
      zh: '请改为您管理的部门，或请管理员导入。',
      en: 'Write one that you manage, or ask an administrator to import it.',
    },
  },
  'unit-not-there': {
    wrong: {
      zh: '在入职日期那天还没有这个部门，或它已撤销',
      en: 'is not there on the day of joining, or has been closed',
    },
    remedy: { zh: '请更正日期或部门。', en: 'Correct the date or the unit.' },
  },
  'unknown-post': {
    wrong: { zh: '岗位目录中没有这个岗位', en: 'is no post of the catalogue' },
    remedy: {
      zh: '请改为已有的岗位，或先在岗位目录中建好它。',
      en: 'Write one that exists, or add it to the catalogue first.',
    },
  },
  'ambiguous-post': {
    wrong: { zh: '有几个岗位叫这个名字', en: 'is the name of several posts' },
    remedy: { zh: '请写岗位代码。', en: 'Write its code.' },
  },
  'has-left': {
    wrong: { zh: '这个工号的人已离职或将要离职', en: 'is the number of somebody who has left or is leaving' },
    remedy: {
      zh: '请删去这一行：回来的人在其页面办理返聘，新人请用新的工号。',
      en: 'Delete the row: who comes back is taken back on their page, and a new person needs a new number.',
    },
  },
  'not-there-yet': {
    wrong: {
      zh: '这个工号的人还没有入职，不能在导入中更改',
      en: 'is the number of somebody who has not joined yet, and cannot be changed by an import',
    },
    remedy: { zh: '请删去这一行，在人员页面更改。', en: 'Delete the row, and change it on the page of the person.' },
  },
  'out-of-reach': {
    wrong: { zh: '这个工号的人不在您管理的部门之内', en: 'is the number of somebody whom you do not manage' },
    remedy: { zh: '请核对工号，或请管理员导入。', en: 'Check the number, or ask an administrator to import it.' },
  },
};
