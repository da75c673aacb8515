import type { AskedKind } from '@tongli/contracts/requests';
import { permissionsFor } from '../modules/access/index.ts';
import {
  answerRequest,
  assignRequest,
  closeRequest,
  decideAdoption,
  getRequest,
  lodgeRequest,
  setRequestTemplates,
  setVisitWindows,
} from '../modules/requests/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import type { Actor } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';
import { personNamed, projectId, units } from './people.ts';

const hourMs = 3_600_000;
const perDay = 4;
const id = (username: string) => personNamed(username).id;
const unit = (code: string) => units.find((one) => one.code === code)?.id ?? '';

function actorOf(username: string): Actor {
  const { id: personId, name, roles } = personNamed(username);
  return { kind: 'account', id: personId, name, permissions: permissionsFor(roles) };
}

const asked: readonly (readonly [AskedKind, string])[] = [
  ['enquiry', '咨询套餐合约到期时间'],
  ['order', '办理千兆宽带新装'],
  ['after-sales', '路由器指示灯不亮'],
  ['visit', '预约上门检修线路'],
  ['value-added', '开通来电提醒'],
  ['enquiry', '询问异地补卡手续'],
  ['order', '更改装机地址'],
  ['after-sales', '机顶盒频繁卡顿'],
];
const suggested = [
  '把等候时间显示在屏上',
  '账单里写明每笔优惠',
  '夜间维修提前短信告知',
  '门店增设老年人窗口',
  '装机前一天再确认一次',
];
const praised = ['王芳耐心讲清了账单', '装机师傅准时又细心'];
const callers = ['wangfang', 'zhanglei', 'liuyang', 'yangxue', 'qianli', 'dengyan'];
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';

const nth = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

const customerAt = (at: number) => ({
  name: `${surnames[at % surnames.length]}女士`,
  phone: `139 0000 ${String(1_000 + at)}`,
  email: null,
});

/** One day's requests; those of earlier days are settled by now, but for every fifth. */
async function day(call: Call, from: number, settled: boolean): Promise<void> {
  for (let at = from; at < from + perDay; at += 1) {
    const [kind, title] = nth(asked, at);
    const one = { projectId, kind, title, text: '', customer: customerAt(at), channel: 'phone' as const };
    const { id: requestId } = mustSucceed(await lodgeRequest(call, one));
    if (!settled || at % 5 === 0) continue;
    const lead = { ...call, actor: actorOf('chenjing') };
    mustSucceed(await closeRequest(lead, requestId, { outcome: 'done', reason: '客户确认已解决' }));
  }
}

async function suggest(call: Call, at: number, title: string): Promise<void> {
  const one = { projectId, kind: 'suggestion' as const, title, text: '', customer: null, channel: 'staff' as const };
  const { id: requestId } = mustSucceed(await lodgeRequest(call, { ...one, unitId: unit('hotline') }));
  if (at > 2) return;
  const lead = { ...call, actor: actorOf('chenjing') };
  await assignRequest(lead, requestId, { ownerId: id('chenjing') });
  const adoption = nth(['adopted', 'not-adopted', 'adopted'] as const, at);
  const version = async () => mustSucceed(await getRequest(lead, requestId)).version;
  mustSucceed(await decideAdoption(lead, requestId, { adoption, reason: '经部门例会讨论', version: await version() }));
  mustSucceed(await answerRequest(lead, requestId, { text: '感谢建议,结论已说明。', version: await version() }));
  mustSucceed(await closeRequest(lead, requestId, { outcome: 'done', reason: '已答复' }));
}

/** Hours in which technicians visit, and a template. */
async function settle(call: Call): Promise<void> {
  const windows = [
    { fromMinute: 540, untilMinute: 720, capacity: 4 },
    { fromMinute: 810, untilMinute: 1_020, capacity: 4 },
  ];
  mustSucceed(await setVisitWindows(call, unit('support'), { windows, version: 0 }));
  const template = {
    name: { zh: '宽带报修', en: 'Broadband fault' },
    kind: 'after-sales' as const,
    title: '宽带无法上网',
    text: '',
    form: {},
    priority: 'normal' as const,
    tags: ['宽带'],
  };
  mustSucceed(await setRequestTemplates(call, { templates: [template], version: 0 }));
}

/** Ten days of requests, some suggestions and praise,. */
export async function addSampleRequests(floor: Floor, until: Date): Promise<void> {
  const at = (username: string, hoursAgo: number, act: (call: Call) => Promise<void>) =>
    inTransaction(floor, actorOf(username), new Date(until.getTime() - hoursAgo * hourMs), act);
  await at('chenjing', 240, settle);
  for (let back = 10; back >= 1; back -= 1)
    await at(nth(callers, back), back * 24, (call) => day(call, back * perDay, back > 2));
  for (const [index, title] of suggested.entries())
    await at(nth(callers, index), 20 - index, (call) => suggest(call, index, title));
  for (const title of praised)
    await at('songjia', 5, async (call) => {
      const one = { projectId, kind: 'praise' as const, title, text: '', customer: null, channel: 'staff' as const };
      mustSucceed(await lodgeRequest(call, one));
    });
}
