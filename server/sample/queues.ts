import type { BodyOfQueue, WrapUpCode } from '@tongli/contracts/contacts';
import { insertQueue, replaceAgents, replaceCodes } from '../modules/contacts/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import { fixedId, people, personNamed, projectId, units } from './people.ts';

export const queueIds = {
  service: fixedId(7, 1),
  complaints: fixedId(7, 2),
  technical: fixedId(7, 3),
} as const;

const usual = {
  channels: ['chat', 'voice', 'form', 'callback'],
  isPublic: true,
  priority: 0,
  skills: [],
  rule: 'longest-idle',
  preferLastDays: 7,
  preferSeconds: 15,
  offerSeconds: 20,
  wrapUpSeconds: 90,
  answerWithinSeconds: 20,
  help: null,
  overflow: null,
  mostWaiting: 50,
  offersCallback: true,
  calendar: null,
  unitId: units.find(({ code: unit }) => unit === 'hotline')?.id ?? null,
  blocksNuisance: true,
} as const;

/** What customers can choose: general questions, complaints, which go before everything else, and broken lines. */
const queues: Readonly<Record<keyof typeof queueIds, BodyOfQueue>> = {
  service: {
    ...usual,
    ...{ code: 'service', channels: [...usual.channels], skills: [] },
    name: { zh: '业务咨询', en: 'General service' },
    greeting: { zh: '您好，这里是和风通信，请问有什么可以帮您？', en: 'Welcome to Hefeng Telecom. How can we help?' },
  },
  complaints: {
    ...usual,
    ...{ code: 'complaints', channels: [...usual.channels], skills: [], priority: 5, blocksNuisance: false },
    ...{ mostWaiting: null, help: { afterSeconds: 30, queueId: queueIds.service } },
    name: { zh: '投诉与建议', en: 'Complaints and suggestions' },
    greeting: {
      zh: '给您添麻烦了，请告诉我们发生了什么。',
      en: 'We are sorry for the trouble. Please tell us what happened.',
    },
  },
  technical: {
    ...usual,
    ...{ code: 'technical', channels: [...usual.channels], skills: [], wrapUpSeconds: 120 },
    ...{ overflow: { afterSeconds: 180, queueId: queueIds.service } },
    name: { zh: '宽带报障', en: 'Broadband faults' },
    greeting: { zh: '您好，请描述一下故障现象。', en: 'Please describe what is not working.' },
  },
};

const code = (name: string, zh: string, en: string): WrapUpCode => ({
  ...{ code: name, name: { zh, en }, projectId: null, firstLine: true, retired: false },
});

/** Somebody has to go there. */
const onSite = (name: string, zh: string, en: string): WrapUpCode => ({ ...code(name, zh, en), firstLine: false });

const codes: readonly WrapUpCode[] = [
  code('bill', '账单咨询', 'Bill'),
  code('plan', '套餐变更', 'Change of plan'),
  onSite('line-fault', '线路故障', 'Line fault'),
  onSite('installation', '装机移机', 'Installation'),
  code('roaming', '国际漫游', 'Roaming'),
  code('complaint', '投诉', 'Complaint'),
  code('praise', '表扬', 'Praise'),
  code('wrong-number', '打错电话', 'Wrong number'),
];

export const agents = people.filter(({ roles }) => roles.includes('agent')).map(({ id }) => id);
const technicians = ['liuyang', 'zhaogang', 'fengbo', 'songjia'].map((name) => personNamed(name).id);

/** Queues, who serves them, and what contacts are about. */
export async function addQueues(call: Call): Promise<void> {
  const order = ['service', 'technical', 'complaints'] as const;
  for (const name of order) mustSucceed(await insertQueue(call, queueIds[name], projectId, queues[name]));
  mustSucceed(await replaceAgents(call, queueIds.service, agents));
  mustSucceed(await replaceAgents(call, queueIds.complaints, agents.slice(0, 8)));
  mustSucceed(await replaceAgents(call, queueIds.technical, technicians));
  await replaceCodes(call, codes);
}
