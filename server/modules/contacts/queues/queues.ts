import { randomUUID } from 'node:crypto';
import {
  agentStaffed,
  type BodyOfQueue,
  type Queue,
  type QueueRow as QueueReply,
  queueChanged,
} from '@tongli/contracts/contacts';
import { faultsOf, type RoutingRules } from '@tongli/routing';
import { type ExpressionBuilder, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleBehind } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { describePeople, isCalendar, isPerson, projectFor } from '../../org/index.ts';
import { readSettings } from '../settings/store.ts';
import { crossedTargets } from '../settings/targets.ts';
import { type QueueRow, tables } from '../store.ts';
import type { ContactsTables } from '../tables.ts';
import { isOtherNotice, noticeOf, openingOf, setNotice, setWords, wordsOf } from './notices.ts';
import { loadRules, rulesOf, type SkillNeed } from './rules.ts';

type Counted = QueueRow & { readonly members: number };

const members = sql<number>`(select count(*)::integer from contacts.queue_agent m where m.queue_id = queue.id)`;

/** Within the caller's reach. A queue of no unit is the whole project's. */
const selectQueues = (call: Call) =>
  tables(call)
    .selectFrom('contacts.queue as queue')
    .selectAll('queue')
    .where(({ ref }: ExpressionBuilder<{ queue: ContactsTables['contacts.queue'] }, 'queue'>) =>
      inScope(call, { project: ref('queue.project_id'), unit: ref('queue.unit_id') }),
    );

/** One that the caller reaches. */
export const findQueueRow = (call: Call, id: string): Promise<QueueRow | undefined> =>
  selectQueues(call).where('queue.id', '=', id).executeTakeFirst();

/** All that the caller reaches and that are in use. */
export const listQueueRows = (call: Call): Promise<QueueRow[]> =>
  selectQueues(call).where('queue.retired', '=', false).orderBy('queue.code').execute();

function replyOf(row: Counted): QueueReply {
  const { help_queue_id: helpId, overflow_queue_id: overflowId } = row;
  return {
    id: row.id,
    projectId: row.project_id,
    name: { zh: row.name_zh, en: row.name_en },
    code: row.code,
    channels: row.channels as QueueReply['channels'],
    isPublic: row.is_public,
    priority: row.priority,
    skills: row.skills as QueueReply['skills'],
    rule: row.rule as QueueReply['rule'],
    preferLastDays: row.prefer_last_days,
    preferSeconds: row.prefer_seconds,
    offerSeconds: row.offer_seconds,
    wrapUpSeconds: row.wrap_up_seconds,
    answerWithinSeconds: row.answer_within_seconds,
    help: helpId === null ? null : { afterSeconds: row.help_after_seconds ?? 0, queueId: helpId },
    overflow: overflowId === null ? null : { afterSeconds: row.overflow_after_seconds ?? 0, queueId: overflowId },
    mostWaiting: row.most_waiting,
    offersCallback: row.offers_callback,
    calendar: row.calendar,
    unitId: row.unit_id,
    blocksNuisance: row.blocks_nuisance,
    targets: row.targets as QueueReply['targets'],
    members: row.members,
    retired: row.retired,
    version: row.version,
  };
}

export async function listQueues(call: Call): Promise<{ queues: QueueReply[] }> {
  const rows = await selectQueues(call).select(members.as('members')).orderBy('queue.code').execute();
  return { queues: rows.map((row) => replyOf(row)) };
}

export async function getQueue(call: Call, id: string): Promise<Queue | Refusal> {
  const row = await selectQueues(call).select(members.as('members')).where('queue.id', '=', id).executeTakeFirst();
  if (!row) return notFound;
  const agents = await tables(call)
    .selectFrom('contacts.queue_agent')
    .select('agent_id')
    .where('queue_id', '=', id)
    .execute();
  const names = await describePeople(
    call,
    agents.map(({ agent_id: agentId }) => agentId),
  );
  return {
    ...replyOf(row),
    greeting: { zh: row.greeting_zh, en: row.greeting_en },
    words: wordsOf(row),
    recordingNotice: await noticeOf(call, row),
    screens: row.screens as Queue['screens'],
    opening: await openingOf(call, row),
    agents: [...names]
      .map(([agentId, name]) => ({ id: agentId, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}

export type QueueInput = Omit<BodyOfQueue, 'projectId'>;

const columnsOf = ({ name, greeting, help, overflow, ...input }: QueueInput) => ({
  ...{ code: input.code, name_zh: name.zh, name_en: name.en, greeting_zh: greeting.zh, greeting_en: greeting.en },
  ...{ channels: [...input.channels], is_public: input.isPublic, priority: input.priority, rule: input.rule },
  ...{
    skills: JSON.stringify(input.skills),
    prefer_last_days: input.preferLastDays,
    prefer_seconds: input.preferSeconds,
  },
  ...{ offer_seconds: input.offerSeconds, wrap_up_seconds: input.wrapUpSeconds, calendar: input.calendar },
  ...{ answer_within_seconds: input.answerWithinSeconds, most_waiting: input.mostWaiting, unit_id: input.unitId },
  ...{ help_after_seconds: help?.afterSeconds ?? null, help_queue_id: help?.queueId ?? null },
  ...{ overflow_after_seconds: overflow?.afterSeconds ?? null, overflow_queue_id: overflow?.queueId ?? null },
  ...{ offers_callback: input.offersCallback, blocks_nuisance: input.blocksNuisance },
  ...(input.screens === undefined ? {} : { screens: input.screens }),
  targets: JSON.stringify(input.targets ?? {}),
});

/** Everything that would make it a queue that cannot work, told before it is one. */
async function check(call: Call, id: string, projectId: string, input: QueueInput): Promise<Refusal | null> {
  const field = (name: string) => ({ status: 422 as const, field: `body.${name}` });
  if (input.calendar !== null && !(await isCalendar(call, input.calendar)))
    return refuse('unknown-calendar', field('calendar'));
  const taken = await tables(call)
    .selectFrom('contacts.queue')
    .select('id')
    .where('project_id', '=', projectId)
    .where('code', '=', input.code)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (taken) return refuse('code-taken', { ...field('code'), params: { code: input.code } });
  for (const [name, other] of [
    ['help', input.help],
    ['overflow', input.overflow],
  ] as const)
    if (other && !(await isOther(call, id, projectId, other.queueId))) return refuse('unknown-queue', field(name));
  if (input.recordingNotice && !input.recordingNotice.tells && input.recordingNotice.ground === '')
    return refuse('ground-needed', field('recordingNotice.ground'));
  const house = (await readSettings(call)).settings.targets;
  return crossedTargets(house, input.targets ?? {}, 'body.targets') ?? checkRules(await loadRules(call), id, input);
}

async function isOther(call: Call, id: string, projectId: string, other: string): Promise<boolean> {
  const row = await tables(call)
    .selectFrom('contacts.queue')
    .select('id')
    .where('id', '=', other)
    .where('project_id', '=', projectId)
    .where('retired', '=', false)
    .executeTakeFirst();
  return row !== undefined && other !== id;
}

const fieldsOfFaults: Readonly<Record<string, string>> = {
  'overflow-circle': 'overflow',
  'openings-not-rising': 'skills',
  'opening-raises-level': 'skills',
  'skill-twice': 'skills',
};

function checkRules(rules: RoutingRules, id: string, input: QueueInput): Refusal | null {
  const columns = columnsOf(input);
  const own = rulesOf({ ...columns, id, skills: input.skills as readonly SkillNeed[] });
  const [fault] = faultsOf({ ...rules, queues: [...rules.queues.filter(({ queueId }) => queueId !== id), own] });
  if (!fault) return null;
  return refuse(fault.code, { status: 422, field: `body.${fieldsOfFaults[fault.code] ?? 'overflow'}` });
}

async function leaveTrace(
  call: Call,
  act: string,
  row: Pick<QueueRow, 'id' | 'project_id' | 'unit_id'>,
): Promise<void> {
  await append(call, queueChanged, row.id, { projectId: row.project_id, unitId: row.unit_id });
  await audit(call, `contacts.${act}`, { type: 'queue', id: row.id });
}

export async function addQueue(call: Call, { projectId: asked, ...input }: BodyOfQueue): Promise<Queue | Refusal> {
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  const id = randomUUID();
  const refused = await insertQueue(call, id, projectId, input);
  return refused ?? getQueue(call, id);
}

/** For whoever founds a centre, too. */
export async function insertQueue(
  call: Call,
  id: string,
  projectId: string,
  input: QueueInput,
): Promise<Refusal | null> {
  const refused = await check(call, id, projectId, input);
  if (refused) return refused;
  const row = { ...columnsOf(input), id, project_id: projectId };
  await tables(call).insertInto('contacts.queue').values(row).execute();
  await leaveTrace(call, 'add-queue', row);
  if (input.words) await setWords(call, id, input.words);
  if (input.recordingNotice?.tells === false) await setNotice(call, id, input.recordingNotice);
  return null;
}

/** As `findQueueRow`, and nobody else changes it meanwhile. */
export const lockQueue = (call: Call, id: string) =>
  selectQueues(call).where('queue.id', '=', id).forUpdate().executeTakeFirst();

export async function changeQueue(
  call: Call,
  id: string,
  { version, ...input }: QueueInput & { readonly version: number },
): Promise<Queue | Refusal> {
  const row = await lockQueue(call, id);
  if (!row) return notFound;
  if (row.version !== version) return staleBehind(await getQueue(call, id));
  const refused = await check(call, id, row.project_id, input);
  if (refused) return refused;
  await tables(call)
    .updateTable('contacts.queue')
    .set({ ...columnsOf(input), version: version + 1 })
    .where('id', '=', id)
    .execute();
  await leaveTrace(call, 'change-queue', row);
  if (input.screens !== undefined && input.screens !== row.screens)
    await audit(call, 'contacts.record-screens', { type: 'queue', id }, input.screens);
  if (input.words) await setWords(call, id, input.words);
  if (input.recordingNotice && isOtherNotice(row, input.recordingNotice))
    await setNotice(call, id, input.recordingNotice);
  return getQueue(call, id);
}

export async function retireQueue(call: Call, id: string, version: number): Promise<Queue | Refusal> {
  const row = await lockQueue(call, id);
  if (!row) return notFound;
  if (row.version !== version) return staleBehind(await getQueue(call, id));
  const { rows } = await sql<{ waits: boolean; led: boolean }>`
    select exists (select from contacts.live where queue_id = ${id}) as waits,
      exists (select from contacts.queue where not retired and (overflow_queue_id = ${id} or help_queue_id = ${id})) as led`.execute(
    call.tx,
  );
  if (rows[0]?.waits) return refuse('queue-in-use');
  if (rows[0]?.led) return refuse('queue-led-to');
  await tables(call)
    .updateTable('contacts.queue')
    .set({ retired: true, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await leaveTrace(call, 'retire-queue', row);
  return getQueue(call, id);
}

export async function staffQueue(call: Call, id: string, agentIds: readonly string[]): Promise<Queue | Refusal> {
  const row = await lockQueue(call, id);
  if (!row) return notFound;
  const refused = await replaceAgents(call, id, agentIds);
  if (refused) return refused;
  await leaveTrace(call, 'staff-queue', row);
  return getQueue(call, id);
}

/** Who serves a queue from now on; whoever came or went is told to the router. */
export async function replaceAgents(call: Call, queueId: string, agentIds: readonly string[]): Promise<Refusal | null> {
  const wanted = new Set(agentIds);
  for (const agentId of wanted)
    if (!(await isPerson(call, agentId))) return refuse('unknown-person', { status: 422, field: 'body.agentIds' });
  const now = await tables(call)
    .selectFrom('contacts.queue_agent')
    .select('agent_id')
    .where('queue_id', '=', queueId)
    .execute();
  const gone = now.map(({ agent_id: agentId }) => agentId).filter((agentId) => !wanted.has(agentId));
  const came = [...wanted].filter((agentId) => !now.some((one) => one.agent_id === agentId));
  if (gone.length > 0)
    await tables(call)
      .deleteFrom('contacts.queue_agent')
      .where('queue_id', '=', queueId)
      .where('agent_id', 'in', gone)
      .execute();
  if (came.length > 0)
    await tables(call)
      .insertInto('contacts.queue_agent')
      .values(came.map((agentId) => ({ queue_id: queueId, agent_id: agentId })))
      .execute();
  for (const agentId of [...gone, ...came]) await tellStaffed(call, agentId);
  return null;
}

export async function tellStaffed(call: Call, agentId: string): Promise<void> {
  const { rows } = await sql<{ unit_id: string | null; ids: string[] }>`
    select p.unit_id, array(select queue_id from contacts.queue_agent q where q.agent_id = ${agentId}) as ids
    from (select 1) one left join contacts.presence p on p.agent_id = ${agentId}`.execute(call.tx);
  await append(call, agentStaffed, agentId, { unitId: rows[0]?.unit_id ?? null, queueIds: rows[0]?.ids ?? [] });
}
