import type { Field, Importable } from '../../../platform/imports/index.ts';
import { codedErrors, englishName } from './coded.ts';

export const unitFields: readonly Field[] = [
  {
    code: 'code',
    label: { zh: '部门代码', en: 'Unit code' },
    meaning: {
      zh: '每个部门一个，不重复；字母、数字、点、横线，最多 40 个。系统凭它认部门：已有的代码会更新，没有的会新增。',
      en: 'One for each unit, never twice; letters, digits, dot and dash, at most 40. It tells which unit is meant: a known code is updated, a new one added.',
    },
    example: { zh: 'SL-TEAM-1', en: 'EX-TEAM-1' },
    kind: 'text',
    required: true,
    maximum: 40,
    synonyms: [
      '代码',
      '编码',
      '部门编码',
      '部门编号',
      '组织编码',
      '机构代码',
      'code',
      'unit id',
      'department code',
      'id',
    ],
  },
  {
    code: 'name',
    label: { zh: '部门名称', en: 'Unit name' },
    meaning: { zh: '最多 80 个字。', en: 'At most 80 characters.' },
    example: { zh: '示例一班', en: 'Example team 1' },
    kind: 'text',
    required: true,
    maximum: 80,
    synonyms: [
      '名称',
      '部门',
      '班组',
      '组织名称',
      '机构名称',
      '单位名称',
      'name',
      'unit',
      'department',
      'department name',
      'team',
    ],
  },
  englishName('unit', { zh: 'Example team 1', en: 'Example team 1' }),
  {
    code: 'kind',
    label: { zh: '类型', en: 'Kind' },
    meaning: {
      zh: '职场在最上层或职场之下，部门在职场或部门之下，班组在部门之下。',
      en: 'A site is at the top or in a site, a department in a site or department, a team in a department.',
    },
    example: { zh: '班组', en: 'Team' },
    kind: 'choice',
    required: true,
    choices: [
      {
        code: 'site',
        label: { zh: '职场', en: 'Site' },
        synonyms: ['场地', '站点', '公司', '中心', '园区', 'location', 'centre'],
      },
      {
        code: 'department',
        label: { zh: '部门', en: 'Department' },
        synonyms: ['部', '处', '科室', 'dept', 'division'],
      },
      { code: 'team', label: { zh: '班组', en: 'Team' }, synonyms: ['组', '班', '小组', '团队', 'group'] },
    ],
    synonyms: ['部门类型', '组织类型', '层级', '级别', 'type', 'unit type', 'level'],
  },
  {
    code: 'parent',
    label: { zh: '上级部门', en: 'Unit above' },
    meaning: {
      zh: '写代码或名称；可以是已有的，也可以是本表中任意一行；重名时写全，如“客服中心/一部”。最上层的职场留空。',
      en: 'By code or name; one that exists, or any row of this table; where two have the same name, with those above: “Service centre/Unit 1”. Empty for a site at the top.',
    },
    example: { zh: '客服中心/一部', en: 'Service centre/Unit 1' },
    kind: 'reference',
    required: false,
    synonyms: [
      '上级',
      '上级组织',
      '上级机构',
      '隶属',
      '所属部门',
      '父级',
      '上级代码',
      'parent',
      'parent unit',
      'parent code',
      'reports to',
      'belongs to',
    ],
  },
  {
    code: 'fromOn',
    label: { zh: '成立日期', en: 'There since' },
    meaning: {
      zh: '如 2026-03-05。不填：一直都有。已有的部门不看这一列。',
      en: 'Such as 2026-03-05. Left empty: it has always been there. Passed over for units that exist.',
    },
    example: { zh: '2026-03-05', en: '2026-03-05' },
    kind: 'date',
    required: false,
    synonyms: ['启用日期', '生效日期', '开始日期', 'start date', 'from', 'since', 'effective date'],
  },
];

export const unitErrors: Importable['errors'] = {
  ...codedErrors,
  'kind-fixed': {
    wrong: { zh: '与这个部门现有的类型不同', en: 'is not the kind that this unit has' },
    remedy: { zh: '类型不能更改：请改回，或用新的代码。', en: 'A kind stays: change it back, or use a new code.' },
  },
  'unit-ended': {
    wrong: { zh: '这个部门已撤销或将要撤销', en: 'is a unit that has been closed or will be' },
    remedy: { zh: '请删去这一行，或用新的代码。', en: 'Delete the row, or use a new code.' },
  },
  'unknown-parent': {
    wrong: { zh: '组织架构和本表中都没有这个部门', en: 'is no unit of the organisation, nor of this table' },
    remedy: { zh: '请更正，或在表中补上这个部门。', en: 'Correct it, or add that unit to the table.' },
  },
  'ambiguous-parent': {
    wrong: { zh: '有几个部门叫这个名字', en: 'is the name of several units' },
    remedy: {
      zh: '请写上级，如“客服中心/一部”，或写部门代码。',
      en: 'Write those above it too, as in “Service centre/Unit 1”, or its code.',
    },
  },
  'parent-circle': {
    wrong: { zh: '就是这个部门自己，或在它之下', en: 'is this unit itself, or lies below it' },
    remedy: { zh: '请更正：上级不能绕成一圈。', en: 'Correct it: units cannot lie within each other in a circle.' },
  },
  'parent-not-there': {
    wrong: { zh: '{{on}} 那天没有这个上级', en: 'is not there on {{on}}' },
    remedy: { zh: '请更正成立日期或上级。', en: 'Correct the date, or the unit above.' },
  },
  'site-nesting': {
    wrong: { zh: '职场不能在它之下', en: 'cannot have a site below it' },
    remedy: { zh: '职场的上级是职场，或留空。', en: 'A site is in a site, or at the top.' },
  },
  'department-nesting': {
    wrong: { zh: '部门的上级须是职场或部门', en: 'is not where a department can be' },
    remedy: { zh: '请填一个职场或部门。', en: 'Write a site or a department.' },
  },
  'team-nesting': {
    wrong: { zh: '班组的上级须是部门', en: 'is not where a team can be' },
    remedy: { zh: '请填一个部门。', en: 'Write a department.' },
  },
  'unit-out-of-reach': {
    wrong: { zh: '不在您管理的部门之内', en: 'is not one of the units that you manage' },
    remedy: {
      zh: '请改为您管理的部门，或请管理员导入。',
      en: 'Write one that you manage, or ask an administrator to import it.',
    },
  },
};
