import { addDays, localDate } from '@tongli/calendar';
import type { StepRecord } from '@tongli/contracts/complaints';
import { permissionsFor } from '../modules/access/index.ts';
import { acknowledge, answer, close, lodge, recordSteps, type StepDone } from '../modules/complaints/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import { type Actor, anyone } from '../platform/permissions/actor.ts';
import type { PlannedCase } from './history.ts';
import { people, type SamplePerson } from './people.ts';

/** Something that happens at an instant, by somebody, through the product's own commands. */
export interface Session {
  readonly caseNumber: number;
  readonly at: Date;
  readonly actor: Actor;
  readonly act: (call: Call) => Promise<void>;
}

const holding = (role: SamplePerson['roles'][number]) => people.filter((person) => person.roles.includes(role));
const handlers = holding('handler');
const agents = holding('agent');

function actorOf(person: SamplePerson | undefined): Actor {
  if (!person) throw new Error('The sample centre has nobody for this.');
  const { id, name, roles } = person;
  return { kind: 'account', id, name, permissions: permissionsFor(roles) };
}

/** Follows one planned complaint from receipt to closing. */
export function sessionsOf(planned: PlannedCase, caseNumber: number, zone: string): Session[] {
  const handler = actorOf(handlers[planned.handler % handlers.length]);
  const agent = actorOf(agents[planned.agent % agents.length]);
  let id = '';
  return [
    {
      caseNumber,
      at: planned.lodgedAt,
      actor: planned.inPortal ? anyone : agent,
      act: async (call) => {
        id = await lodgeCase(call, planned);
      },
    },
    { caseNumber, at: planned.acknowledgedAt, actor: handler, act: (call) => acknowledgeCase(call, id) },
    { caseNumber, at: planned.answeredAt, actor: handler, act: (call) => workOn(call, id, planned, handler, zone) },
    { caseNumber, at: planned.closedAt, actor: handler, act: (call) => closeCase(call, id, planned) },
  ];
}

/** Three in four gave an address of mail, the same person the same one. */
const emailOf = (phone: string) => (Number(phone.at(-1)) < 8 ? `kehu${phone.slice(-8)}@example.com` : null);

async function lodgeCase(call: Call, planned: PlannedCase): Promise<string> {
  const { product, area, facts, story, customer, inPortal } = planned;
  const receipt = await lodge(call, {
    customer: { ...customer, email: emailOf(customer.phone) },
    product,
    area,
    facts,
    demand: story.demand,
    wantsResponse: true,
    aboutHandling: story.cause === 'slow-process',
    channel: inPortal ? 'portal' : 'phone',
    severity: story.cause === 'network-fault' ? 'serious' : 'normal',
    kind: 'routine',
  });
  return mustSucceed(receipt).id;
}

async function acknowledgeCase(call: Call, id: string): Promise<void> {
  mustSucceed(await acknowledge(call, id, '您好，您的投诉我们已经收到，由我专门负责，会按承诺的时间给您答复。'));
}

function recordsOf(planned: PlannedCase, ownerId: string, dueOn: string): StepRecord[] {
  const { story, facts, compensationMinor } = planned;
  const records: StepRecord[] = [
    { step: 'understand', facts, demand: story.demand, feeling: story.feeling, confirmation: `客户确认：${facts}` },
    { step: 'explain', explanation: '已说明调查经过和相关规定。', accepted: planned.upheld },
    { step: 'divert', options: '一、按原约定补办；二、改用其他方案；三、退订并结清费用。' },
    { step: 'carry-out', commitment: `按客户要求办理：${story.demand}`, ownerId, dueOn, done: true },
  ];
  if (compensationMinor > 0)
    records.push({
      step: 'make-good',
      offer: '话费补偿',
      rule: '服务承诺补偿标准第三条',
      amountMinor: Math.min(compensationMinor, 20_000),
      currency: 'CNY',
    });
  return records;
}

/** The version of a case that was lodged and acknowledged. */
const afterAcknowledging = 2;

/** From four minutes to half an hour a step, longer where money is paid; the same whenever the sample is made. */
const spentOn = ({ compensationMinor, facts }: PlannedCase, step: number): number =>
  240 + ((facts.length * 37 + step * 211 + compensationMinor) % 1_200) + (compensationMinor > 0 ? 300 : 0);

/** The middle steps and the answer, in one sitting. */
async function workOn(call: Call, id: string, planned: PlannedCase, handler: Actor, zone: string): Promise<void> {
  const dueOn = addDays(localDate(zone, call.now), 1);
  const steps: StepDone[] = recordsOf(planned, handler.id ?? '', dueOn).map((record, at) => ({
    ...{ record, spentSeconds: spentOn(planned, at + afterAcknowledging) },
  }));
  if (planned.compensationMinor === 0) steps.push({ skip: 'make-good', reason: '客户接受办理结果，无需补偿' });
  const advice = '提醒客户可在手机营业厅查询进度，欢迎随时来电。';
  steps.push({ record: { step: 'advise', advice, followUpOn: null } });
  mustSucceed(await recordSteps(call, id, steps, afterAcknowledging));
  mustSucceed(await answer(call, id, `您好，关于您反映的问题，我们已核实并处理：${planned.story.demand}`));
}

async function closeCase(call: Call, id: string, planned: PlannedCase): Promise<void> {
  mustSucceed(
    await close(call, id, { validity: planned.upheld ? 'upheld' : 'partly-upheld', cause: planned.story.cause }),
  );
}
