import { localDate } from '@tongli/calendar';
import { permissionsFor } from '../modules/access/index.ts';
import {
  interceptionStepsOf,
  listRisks,
  recordCalmingStep,
  recordEscalation,
  takeInterception,
} from '../modules/complaints/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import type { Actor } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';
import { personNamed } from './people.ts';

const hourMs = 3_600_000;
const zone = 'Asia/Shanghai';

const actorOf = (username: string): Actor => {
  const { id, name, roles } = personNamed(username);
  return { kind: 'account', id, name, permissions: permissionsFor(roles) };
};

const said: readonly [string, string][] = [
  ['listen', '客户说三次约定都没有兑现，要求今天给出准确时间'],
  ['recourse', '已说明可以要求复核，也可以拨打 12315 或向通信管理局申诉'],
];

/** The riskiest cases: one taken and half calmed, one that went to the province all the same. */
export async function addSampleRisks(floor: Floor, until: Date): Promise<void> {
  const as = (hoursAgo: number, act: (call: Call) => Promise<void>) =>
    inTransaction(floor, actorOf('malin'), new Date(until.getTime() - hoursAgo * hourMs), act);
  let riskiest: readonly string[] = [];
  await as(12, async (call) => {
    riskiest = await riskiestCases(call);
  });
  const [first, second] = riskiest;
  if (first) {
    await as(3, async (call) => void mustSucceed(await takeInterception(call, first)));
    await as(2, (call) => calm(call, first));
  }
  if (second) await as(1, (call) => escalate(call, second));
}

async function calm(call: Call, complaintId: string): Promise<void> {
  const steps = await interceptionStepsOf(call, complaintId);
  for (const [code, words] of said) {
    const step = steps.find((one) => one.code === code);
    if (step) mustSucceed(await recordCalmingStep(call, complaintId, step.id, words));
  }
}

async function escalate(call: Call, complaintId: string): Promise<void> {
  const told = '省公司转来，已告知客户由专人处理，并说明外部申诉渠道';
  const happenedOn = localDate(zone, call.now);
  mustSucceed(await recordEscalation(call, complaintId, { level: 'province', happenedOn, told, recourseTold: true }));
}

/** Of those that stood at that instant; none that a colleague has taken. */
async function riskiestCases(call: Call): Promise<string[]> {
  const query = { filters: [], sort: { field: 'score', descending: true }, cursor: null, limit: 50, count: false };
  const { items } = await listRisks(call, query);
  const open = items.filter(
    ({ lodgedAt, enteredAt, standing: stands }) =>
      new Date(enteredAt ?? lodgedAt) < call.now && (stands === 'watched' || stands === 'waiting'),
  );
  return open.map(({ complaintId }) => complaintId);
}
