import type { Role } from '@tongli/contracts/access';
import type { Unit } from '@tongli/contracts/org';

/** The sample centre: 24 named people of 和风通信 Hefeng Telecom's service centre. Ids are fixed, so links keep working. */
export interface SamplePerson {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** By its code. */
  readonly post: string;
  readonly unit: string;
  readonly roles: readonly Role[];
}

export const fixedId = (kind: number, number: number) =>
  `0192a000-000${kind}-7000-8000-${String(number).padStart(12, '0')}`;

export const projectId = fixedId(1, 1);
export const calendarId = fixedId(2, 1);

const unitOf = (number: number, parent: number | null, code: string, zh: string, en: string): Unit => ({
  id: fixedId(3, number),
  parentId: parent === null ? null : fixedId(3, parent),
  code,
  name: { zh, en },
  kind: parent === null ? 'site' : parent === 1 ? 'department' : 'team',
});

export const units: readonly Unit[] = [
  unitOf(1, null, 'centre', '客户服务中心', 'Service centre'),
  unitOf(2, 1, 'hotline', '热线服务部', 'Hotline'),
  unitOf(3, 1, 'complaints', '投诉管理部', 'Complaint management'),
  unitOf(4, 1, 'quality', '品质管理部', 'Quality'),
  unitOf(5, 1, 'support', '技术支持部', 'Technical support'),
  unitOf(6, 2, 'hotline-day', '日班组', 'Day shift'),
  unitOf(7, 2, 'hotline-evening', '晚班组', 'Evening shift'),
];

const rows: readonly [string, string, string, string, readonly Role[]][] = [
  ['chenjing', '陈静', 'complaint-manager', 'complaints', ['complaint-manager']],
  ['liwei', '李伟', 'complaint-handler', 'complaints', ['handler']],
  ['zhoumin', '周敏', 'complaint-handler', 'complaints', ['handler']],
  ['wuqiang', '吴强', 'complaint-handler', 'complaints', ['handler']],
  ['xulei', '徐蕾', 'complaint-handler', 'complaints', ['handler']],
  ['sunhao', '孙浩', 'complaint-handler', 'complaints', ['handler']],
  ['malin', '马琳', 'quality-engineer', 'quality', ['quality-engineer']],
  ['guotao', '郭涛', 'quality-engineer', 'quality', ['quality-engineer']],
  ['admin', '何系统', 'administrator', 'support', ['administrator']],
  ['huangjie', '黄杰', 'technical-support', 'support', ['handler']],
  ['wangfang', '王芳', 'agent', 'hotline', ['agent']],
  ['zhanglei', '张磊', 'agent', 'hotline', ['agent']],
  ['liuyang', '刘洋', 'agent', 'hotline-day', ['agent']],
  ['yangxue', '杨雪', 'agent', 'hotline', ['agent']],
  ['zhaogang', '赵刚', 'agent', 'hotline-day', ['agent']],
  ['qianli', '钱丽', 'agent', 'hotline', ['agent']],
  ['fengbo', '冯波', 'agent', 'hotline-day', ['agent']],
  ['dengyan', '邓燕', 'agent', 'hotline', ['agent']],
  ['caoyu', '曹宇', 'agent', 'hotline-evening', ['agent']],
  ['pengna', '彭娜', 'agent', 'hotline-evening', ['agent']],
  ['tangbin', '唐斌', 'agent', 'hotline-evening', ['agent']],
  ['hanmei', '韩梅', 'auditor', 'quality', ['auditor']],
  ['songjia', '宋佳', 'team-leader', 'hotline', ['agent', 'leader']],
  ['luping', '陆平', 'centre-manager', 'centre', ['complaint-manager', 'quality-engineer']],
];

export const people: readonly SamplePerson[] = rows.map(([username, name, post, unit, roles], index) => ({
  id: fixedId(4, index + 1),
  username,
  name,
  post,
  unit,
  roles,
}));

export function personNamed(username: string): SamplePerson {
  const person = people.find((one) => one.username === username);
  if (!person) throw new Error(`The sample centre has no ${username}.`);
  return person;
}
