import { seededRandom } from '@tongli/spc';
import {
  acceptContact,
  endContact,
  findQueue,
  leaveContact,
  routeContacts,
  sayAsAgent,
  sayAsCustomer,
  setStatus,
  startContact,
  wrapUpContact,
} from '../modules/contacts/index.ts';
import { type Call, isRefusal, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { type Actor, anyone, system } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';
import { people, personNamed } from './people.ts';
import { queueIds } from './queues.ts';

const minuteMs = 60_000;
const hours = 6;
const perHour = 6;

/** What is said, and what it was about. */
const talks = [
  ['service', 'bill', '你好，这个月账单怎么多了三十块？', '您好，我帮您查一下账单明细，请稍等。'],
  ['service', 'plan', '想换一个流量多一点的套餐。', '好的，我给您推荐两个套餐，您看看哪个合适。'],
  ['technical', 'line-fault', '家里宽带从早上开始就断了。', '虽然我不能马上到现场，但是我会立即为您安排检测。'],
  ['service', 'roaming', '下周去泰国，国际漫游怎么开通？', '我现在就可以为您开通，费用每天二十五元。'],
  [
    'complaints',
    'complaint',
    '师傅约了两次都没来，太不像话了。',
    '非常抱歉让您白等了两次，我先记录下来，今天之内给您答复。',
  ],
  ['technical', 'installation', '搬家了，宽带想移过去。', '可以的，请告诉我新地址所在的小区。'],
] as const;

const shift = ['wangfang', 'zhanglei', 'liuyang', 'yangxue', 'zhaogang', 'songjia'];
const actorOf = (agentId: string): Actor => {
  const person = people.find(({ id }) => id === agentId);
  return { ...system('sample'), id: agentId, name: person?.name ?? '' };
};

interface Step {
  readonly at: number;
  readonly act: (step: (at: number, act: Step['act']) => void) => Promise<void>;
}

/**
 * Some hours of contacts before the sample centre hands over, through the product's own commands: customers come, are routed,
 * answered or give up. Everyone is signed out at the end, so that nobody waits for people who only existed in the past.
 */
export async function liveContacts(floor: Floor, until: Date): Promise<void> {
  const random = seededRandom(20_260_306);
  const start = until.getTime() - hours * 60 * minuteMs;
  const within = (at: number, actor: Actor, act: (call: Call) => Promise<void>) =>
    inTransaction(floor, actor, new Date(at), act);
  const steps: Step[] = shift.map((name) => ({
    at: start,
    act: () => within(start, actorOf(personNamed(name).id), (call) => status(call, 'ready')),
  }));
  for (let number = 0; number < hours * perHour; number += 1) {
    const at = start + (number * 60 * minuteMs) / perHour + Math.floor(random() * 4 * minuteMs);
    const talk = talks[Math.floor(random() * talks.length)] ?? talks[0];
    const patience = random() < 0.08 ? 8_000 : Number.POSITIVE_INFINITY;
    const seconds = {
      answer: 3 + Math.floor(random() * 12),
      talk: 60 + Math.floor(random() * 240),
      wrap: 10 + Math.floor(random() * 60),
    };
    steps.push({ at, act: (later) => arrive(within, at, { talk, patience, seconds }, later) });
  }
  await play(steps.filter(({ at }) => at < until.getTime() - 10 * minuteMs));
  for (const name of shift)
    await within(until.getTime(), actorOf(personNamed(name).id), (call) => status(call, 'signedOut'));
}

async function play(steps: Step[]): Promise<void> {
  for (;;) {
    steps.sort((a, b) => a.at - b.at);
    const next = steps.shift();
    if (!next) return;
    await next.act((at, act) => void steps.push({ at, act }));
  }
}

const status = async (call: Call, what: 'ready' | 'signedOut'): Promise<void> => {
  mustSucceed(await setStatus(call, call.actor.id ?? '', { status: what, reason: null, watched: false }));
};

type Within = (at: number, actor: Actor, act: (call: Call) => Promise<void>) => Promise<void>;

interface Coming {
  readonly talk: (typeof talks)[number];
  readonly patience: number;
  readonly seconds: { readonly answer: number; readonly talk: number; readonly wrap: number };
}

async function arrive(within: Within, at: number, coming: Coming, later: Parameters<Step['act']>[0]): Promise<void> {
  const [queueName, , said] = coming.talk;
  let contactId = '';
  let agentId: string | null = null;
  await within(at, anyone, async (call) => {
    const queue = await findQueue(call, queueIds[queueName]);
    const started = mustSucceed(await startContact(call, { queue, channel: 'chat', language: 'zh' }));
    contactId = started.id;
    mustSucceed(await sayAsCustomer(call, contactId, said));
  });
  await within(at, system('contact-router'), async (call) => {
    agentId = (await routeContacts(call)).get(contactId) ?? null;
  });
  const answerAt = at + coming.seconds.answer * 1_000;
  if (coming.patience < coming.seconds.answer * 1_000 || agentId === null)
    return later(at + Math.min(coming.patience, 9_000), () =>
      within(at + 9_000, anyone, (call) => gone(call, contactId)),
    );
  later(answerAt, (then) => answer(within, answerAt, { ...coming, contactId, agentId: agentId ?? '' }, then));
}

const gone = async (call: Call, contactId: string): Promise<void> => {
  mustSucceed(await leaveContact(call, contactId));
};

type Answering = Coming & { readonly contactId: string; readonly agentId: string };

async function answer(within: Within, at: number, one: Answering, later: Parameters<Step['act']>[0]): Promise<void> {
  const [, code, , reply] = one.talk;
  const agent = actorOf(one.agentId);
  await within(at, agent, async (call) => {
    mustSucceed(await acceptContact(call, one.contactId));
    mustSucceed(await sayAsAgent(call, one.contactId, reply));
  });
  const [endAt, doneAt] = [at + one.seconds.talk * 1_000, at + (one.seconds.talk + one.seconds.wrap) * 1_000];
  later(endAt, async (then) => {
    await within(endAt, agent, async (call) => void mustSucceed(await endContact(call, one.contactId)));
    then(doneAt, () =>
      within(doneAt, agent, async (call) => {
        const done = await wrapUpContact(call, one.contactId, { codes: [code], note: '', done: true });
        if (isRefusal(done)) throw new Error(`sample: wrap-up ${done.refusal}`);
      }),
    );
  });
}
