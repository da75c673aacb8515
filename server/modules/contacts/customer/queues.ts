import { nextOpening } from '@tongli/calendar';
import type { PublicQueue } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { getCalendar, listProjects } from '../../org/index.ts';
import { isQueueFull, isQueueOpen } from '../life/starting.ts';
import { holidayOf, wordsOf } from '../queues/notices.ts';
import { type QueueRow, tables } from '../store.ts';
import { offersVoicemail } from '../voice/voicemail.ts';
import { expectedWait, readLoad } from './waiting.ts';

export async function announcementFor(call: Call, queueId: string): Promise<{ zh: string; en: string } | null> {
  const outages = await tables(call)
    .selectFrom('contacts.outage')
    .select(['queue_ids', 'announcement_zh', 'announcement_en'])
    .where('ended_at', 'is', null)
    .orderBy('started_at')
    .execute();
  const running = outages.find(({ queue_ids: ids }) => ids.includes(queueId));
  return running ? { zh: running.announcement_zh, en: running.announcement_en } : null;
}

type Opening = Pick<PublicQueue, 'opensAt' | 'zone'>;
const unknown: Opening = { opensAt: null, zone: null };

async function openingOf(call: Call, { calendar: code }: QueueRow): Promise<Opening> {
  if (code === null) return unknown;
  const { calendar } = await getCalendar(call, code);
  try {
    const at = nextOpening(calendar, call.now);
    return at ? { opensAt: at.toISOString(), zone: calendar.zone } : unknown;
  } catch (error) {
    // A calendar without working time never opens.
    if (error instanceof RangeError) return unknown;
    throw error;
  }
}

async function describe(call: Call, row: QueueRow): Promise<PublicQueue> {
  const open = await isQueueOpen(call, row);
  const load = await readLoad(call, row.id);
  const reached = call.voice?.provider.isReached ?? false;
  return {
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    projectId: row.project_id,
    channels: row.channels as PublicQueue['channels'],
    open,
    ...(open ? unknown : await openingOf(call, row)),
    full: await isQueueFull(call, row),
    waiting: load.waiting,
    ...expectedWait(load, load.waiting + 1),
    callback: row.offers_callback,
    voice: row.channels.includes('voice') && reached,
    voicemail: offersVoicemail(row) && reached,
    greeting: { zh: row.greeting_zh, en: row.greeting_en },
    words: wordsOf(row),
    holiday: open ? null : await holidayOf(call, row),
    tellsRecording: row.tells_recording,
    announcement: await announcementFor(call, row.id),
  };
}

export async function listPublicQueues(
  call: Call,
  { projectId, code }: { readonly projectId?: string | undefined; readonly code?: string | undefined },
): Promise<{ queues: PublicQueue[]; now: string }> {
  let found = tables(call)
    .selectFrom('contacts.queue')
    .selectAll()
    .where('is_public', '=', true)
    .where('retired', '=', false)
    .orderBy('code')
    .limit(50);
  if (projectId !== undefined) found = found.where('project_id', '=', projectId);
  if (code !== undefined) found = found.where('code', '=', code);
  const queues: PublicQueue[] = [];
  for (const row of await found.execute()) queues.push(await describe(call, row));
  return { queues, now: call.now.toISOString() };
}

/** How a page names a queue. */
export interface Named {
  readonly projectId?: string | undefined;
  readonly queue: string;
}

/** A public queue by its code; where several projects have one of that name, the project says which. */
export async function findPublicQueue(call: Call, { queue, projectId }: Named): Promise<QueueRow | Refusal> {
  const { projects } = await listProjects(beyondScope(call));
  const open = projects.filter(({ id, closed }) => !closed && (projectId === undefined || id === projectId));
  const rows = await tables(call)
    .selectFrom('contacts.queue')
    .selectAll()
    .where('code', '=', queue)
    .where('is_public', '=', true)
    .where('retired', '=', false)
    .where('project_id', '=', sql<string>`any(${open.map(({ id }) => id)}::uuid[])`)
    .execute();
  const [only, ...others] = rows;
  if (!only) return refuse('unknown-queue', { status: 422, field: 'body.queue' });
  return others.length > 0 ? refuse('project-needed', { status: 422, field: 'body.projectId' }) : only;
}
