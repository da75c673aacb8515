import { localDate, startOfDay } from '@tongli/calendar';
import type { TaskKind } from '@tongli/contracts/work';
import { layFirstRule } from '../modules/complaints/index.ts';
import { getCalendar } from '../modules/org/index.ts';
import {
  addAbsence,
  addComment,
  askApproval,
  completeTask,
  delegate,
  openTask,
  readApprovalTimes,
  readAuthority,
  readLadders,
  setApprovalTimes,
  setAuthority,
  setLadders,
} from '../modules/work/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { type Actor, system } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';
import { personNamed, projectId, units } from './people.ts';

const hourMs = 3_600_000;
const id = (username: string) => personNamed(username).id;

/** Somebody of the centre; what they may is not asked here. */
const actorOf = (username: string): Actor => {
  const { id: personId, name } = personNamed(username);
  return { ...system('sample'), id: personId, name };
};

/** Ladders, authority and times for approvals: the head of the unit, then the head of the centre. */
async function settle(call: Call): Promise<void> {
  const head = { post: 'complaint-manager', where: 'unit' as const };
  const chief = { post: 'centre-manager', where: 'above' as const };
  const rungs = [
    { afterMinutes: 60, to: head },
    { afterMinutes: 240, to: chief },
  ];
  const ladder = { unitId: null, kind: null, rungs, arbiter: chief, arbitrationMinutes: 480 };
  mustSucceed(await setLadders(call, { ladders: [ladder], version: (await readLadders(call)).version }));
  const limit = (post: string, kind: string, limitMinor: number) => ({ post, kind, limitMinor, currency: 'CNY' });
  const limits = [
    limit('team-leader', 'compensation', 10_000),
    limit('complaint-manager', 'compensation', 50_000),
    limit('centre-manager', 'compensation', 500_000),
    limit('centre-manager', 'overtime', 200_000),
    { post: 'centre-manager', kind: 'phrase', limitMinor: null, currency: 'CNY' },
    { post: 'centre-manager', kind: 'article', limitMinor: null, currency: 'CNY' },
    { post: 'complaint-manager', kind: 'extension', limitMinor: null, currency: 'CNY' },
    { post: 'centre-manager', kind: 'extension', limitMinor: null, currency: 'CNY' },
  ];
  const times = [
    { kind: 'compensation', minutes: 480 },
    { kind: null, minutes: 960 },
  ];
  mustSucceed(await setApprovalTimes(call, { times, version: (await readApprovalTimes(call)).version }));
  mustSucceed(await setAuthority(call, { limits, version: (await readAuthority(call)).version }));
}

interface SampleTask {
  readonly by: string;
  readonly to: string;
  readonly kind: TaskKind;
  readonly title: string;
  readonly hoursAgo: number;
  readonly minutes: number;
}

const tasks: readonly SampleTask[] = [
  { by: 'wangfang', to: 'liwei', kind: 'promise', title: '回电告知检修时间', hoursAgo: 30, minutes: 120 },
  { by: 'chenjing', to: 'liwei', kind: 'task', title: '核对三月账单差额并附截图', hoursAgo: 20, minutes: 900 },
  { by: 'songjia', to: 'zhoumin', kind: 'promise', title: '回复漫游费用明细', hoursAgo: 1, minutes: 240 },
  { by: 'chenjing', to: 'wuqiang', kind: 'task', title: '整理装机延误的改进建议', hoursAgo: 2, minutes: 2_400 },
  { by: 'luping', to: 'chenjing', kind: 'task', title: '准备本月投诉例会材料', hoursAgo: 3, minutes: 1_440 },
  { by: 'malin', to: 'huangjie', kind: 'task', title: '确认机顶盒升级后的卡顿率', hoursAgo: 5, minutes: 960 },
  { by: 'luping', to: 'songjia', kind: 'task', title: '复听晚班组上周录音', hoursAgo: 4, minutes: 1_200 },
  { by: 'songjia', to: 'wangfang', kind: 'task', title: '补记昨日来电的客户诉求', hoursAgo: 6, minutes: 480 },
];

interface DepartmentTask {
  readonly unit: string;
  /** Who answers for it. */
  readonly to: string;
  readonly title: string;
  readonly hoursAgo: number;
  /** Hours until it was done; null while it is not. */
  readonly doneAfter: number | null;
}

const toDepartments: readonly DepartmentTask[] = [
  { unit: 'hotline', to: 'songjia', title: '核实当天的通话录音', hoursAgo: 44, doneAfter: 5 },
  { unit: 'hotline', to: 'songjia', title: '补录客户预约时段', hoursAgo: 30, doneAfter: 2 },
  { unit: 'hotline', to: 'songjia', title: '回电说明套餐变更', hoursAgo: 20, doneAfter: null },
  { unit: 'support', to: 'admin', title: '查明北城区信号中断原因', hoursAgo: 46, doneAfter: 30 },
  { unit: 'support', to: 'admin', title: '核对机顶盒固件版本', hoursAgo: 26, doneAfter: 4 },
  { unit: 'quality', to: 'luping', title: '复核服务态度投诉的录音评分', hoursAgo: 28, doneAfter: 6 },
];

/** Tasks and promises in several states, an approval that waits, a delegation for the nights and an absence to come. */
export async function addSampleWork(floor: Floor, until: Date): Promise<void> {
  const as = (username: string, hoursAgo: number, act: (call: Call) => Promise<void>) =>
    inTransaction(floor, actorOf(username), new Date(until.getTime() - hoursAgo * hourMs), act);
  await as('admin', 40, settle);
  await as('admin', 40, async (call) => {
    const unit = units.find(({ code }) => code === 'complaints');
    if (unit) await layFirstRule(call, unit.id);
  });
  for (const { by, to, hoursAgo, ...task } of tasks)
    await as(by, hoursAgo, async (call) => {
      const { kind, title, minutes } = task;
      mustSucceed(await openTask(call, { kind, title, ownerId: id(to), due: { minutes }, projectId }));
    });
  for (const given of toDepartments) await giveToDepartment(as, given);
  await as('chenjing', 2, async (call) => {
    const due = { minutes: 480 };
    const opened = mustSucceed(
      await openTask(call, { kind: 'task', title: '复核赔偿口径', ownerId: id('xulei'), due, projectId }),
    );
    const parts = [
      { text: '请与 ', personId: null },
      { text: '', personId: id('liwei') },
      { text: ' 一起看。', personId: null },
    ];
    mustSucceed(await addComment(call, { type: 'task', id: opened.id }, { parts, number: opened.number }));
  });
  await as('liwei', 4, async (call) => {
    const ask = { kind: 'compensation', title: '补偿两个月宽带费', amountMinor: 23_800, currency: 'CNY', projectId };
    mustSucceed(await askApproval(call, ask));
  });
  await as('chenjing', 1, async (call) => {
    const period = { fromAt: until.toISOString(), untilAt: new Date(until.getTime() + 14 * 24 * hourMs).toISOString() };
    mustSucceed(await delegate(call, { toId: id('luping'), ...period, kinds: ['compensation'] }));
  });
  await as('chenjing', 1, addComingAbsence);
}

type As = (username: string, hoursAgo: number, act: (call: Call) => Promise<void>) => Promise<void>;

/** To whoever answers for the department; what is done says so later. */
async function giveToDepartment(as: As, { unit, to, title, hoursAgo, doneAfter }: DepartmentTask): Promise<void> {
  const departmentId = units.find(({ code }) => code === unit)?.id;
  let taskId = '';
  await as('chenjing', hoursAgo, async (call) => {
    const task = { kind: 'task' as const, title, ownerId: id(to), due: { minutes: 480 }, departmentId, projectId };
    taskId = mustSucceed(await openTask(call, task)).id;
  });
  if (doneAfter === null) return;
  await as(to, hoursAgo - doneAfter, async (call) => {
    mustSucceed(await completeTask(call, taskId, { note: '已办，结果见附言', version: 1 }));
  });
}

async function addComingAbsence(call: Call): Promise<void> {
  const { calendar } = await getCalendar(call);
  const on = (days: number) =>
    localDate(
      calendar.zone,
      new Date(startOfDay(calendar.zone, localDate(calendar.zone, call.now)).getTime() + (days * 24 + 12) * hourMs),
    );
  const absence = { personId: id('zhoumin'), fromOn: on(1), untilOn: on(3), reason: 'training' as const };
  mustSucceed(await addAbsence(call, { ...absence, substituteId: null }));
}
