import { localDate } from '@tongli/calendar';
import { seededRandom } from '@tongli/spc';
import { sql } from 'kysely';
import { permissionsFor } from '../modules/access/index.ts';
import { answerSurvey, surveyToken, unansweredSince } from '../modules/outreach/index.ts';
import { completeTask } from '../modules/work/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { anyone } from '../platform/permissions/actor.ts';
import { siteZone } from './contact-days.ts';
import { inTransaction } from './live.ts';
import { people } from './people.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const answeringShare = 0.35;
const calledInTimeShare = 0.8;

const lowShare = 0.12;
const complaints = [
  '说好的回电晚了两天。',
  '师傅没按约定时间上门，等了一上午。',
  '账单里多收的费用还没退。',
  '回电太晚，问题自己好了才打来。',
  '换了三个客服，每次都要重新说一遍。',
  '师傅上门两次都没修好，宽带还是断。',
  '退费拖了半个月才到账。',
  'The technician came late and nobody called.',
] as const;

/** Most are content; one in eight is not, and says so. */
function wordsOf(random: () => number): Record<string, string> {
  const mood = random();
  if (mood < lowShare) {
    const q2 = complaints[Math.floor((mood / lowShare) * complaints.length)] ?? complaints[0];
    return { q1: '2', q2, q3: '2', q4: '3' };
  }
  if (mood < 0.3) return { q1: '4', q3: '4', q4: '7' };
  return { q1: '5', q3: '6', q4: mood < 0.6 ? '10' : '9' };
}

/** Who promised to call, and the task of it. */
async function callbackOf(call: Call, invitationId: string) {
  const { rows } = await sql<{ id: string; ownerId: string; version: number }>`
    select task.id, task.owner_id as "ownerId", task.version from outreach.invitation
      join work.task on task.id = callback_task_id
    where invitation.id = ${invitationId} and task.ended_at is null`.execute(call.tx);
  return rows[0];
}

/** Whoever promised to call does: most within the hour or two, some only days later. */
async function callBack(floor: Floor, invitationId: string, now: Date): Promise<void> {
  const task = await inTransaction(floor, anyone, now, (call) => callbackOf(call, invitationId));
  const owner = people.find(({ id }) => id === task?.ownerId);
  if (!task || !owner) return;
  const { id, name, roles } = owner;
  const actor = { kind: 'account', id, name, permissions: permissionsFor(roles) } as const;
  await inTransaction(floor, actor, now, async (call) => {
    mustSucceed(await completeTask(call, task.id, { note: '已回电致歉，客户表示理解。', version: task.version }));
  });
}

/** Each day some of the customers who were asked the day before answer; the others never do. Who was not content is called back. */
export function answersByDay(floor: Floor): (now: Date) => Promise<void> {
  const random = seededRandom(20_260_308);
  const seen = new Set<string>();
  let promised: { readonly at: number; readonly id: string }[] = [];
  let last = '';
  const answer = async (call: Call, id: string) => {
    seen.add(id);
    if (random() >= answeringShare) return;
    const { callback } = mustSucceed(await answerSurvey(call, surveyToken(call.keyring, id), wordsOf(random)));
    const after = random() < calledInTimeShare ? hourMs : 2 * dayMs;
    if (callback) promised.push({ at: call.now.getTime() + after, id });
  };
  return async (now) => {
    const due = promised.filter(({ at }) => at <= now.getTime());
    promised = promised.filter(({ at }) => at > now.getTime());
    for (const { id } of due) await callBack(floor, id, now);
    const today = localDate(siteZone, now);
    if (today === last) return;
    last = today;
    await inTransaction(floor, anyone, now, async (call) => {
      const before = new Date(now.getTime() - dayMs);
      for (const id of await unansweredSince(call, before)) if (!seen.has(id)) await answer(call, id);
    });
  };
}
