import { sql } from 'kysely';
import { permissionsFor } from '../modules/access/index.ts';
import { decideAppeal, giveAppeal, lodgeAppeal } from '../modules/complaints/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { type Actor, anyone } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';
import { personNamed } from './people.ts';

const hourMs = 3_600_000;

const actorOf = (username: string): Actor => {
  const { id, name, roles } = personNamed(username);
  return { kind: 'account', id, name, permissions: permissionsFor(roles) };
};

const reasons = [
  '答复说已经修好，可是晚上八点还是看不了，请再派人来看。',
  '赔偿只算到上周五，停机是到周日才恢复的。',
  '我要的是书面说明，收到的只是一条短信。',
] as const;
const decision = '经复核，停机时段以机房记录为准，赔偿计算无误；书面说明今天寄出，给您添麻烦了。';

/** Cases of others, answered within the days in which one can appeal. */
async function answeredLately(call: Call, reviewer: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from complaints.complaint
    where state in ('answered', 'closed') and customer_id is not null and owner_id <> ${personNamed(reviewer).id}
      and answered_at between ${new Date(call.now.getTime() - 7 * 24 * hourMs)} and ${call.now}
    order by answered_at desc, id limit ${reasons.length}`.execute(call.tx);
  return rows.map(({ id }) => id);
}

async function appealOf(call: Call, complaintId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from complaints.appeal where complaint_id = ${complaintId}`.execute(call.tx);
  return rows[0]?.id ?? '';
}

/** One that waits for a reviewer, one that is being looked at, one that was decided. */
export async function addSampleAppeals(floor: Floor, until: Date): Promise<void> {
  const as = <T>(actor: Actor, hoursAgo: number, act: (call: Call) => Promise<T>) =>
    inTransaction(floor, actor, new Date(until.getTime() - hoursAgo * hourMs), act);
  const reviewer = 'zhoumin';
  const appealed = await as(anyone, 20, async (call) => {
    const cases = await answeredLately(call, reviewer);
    for (const [at, id] of cases.entries())
      mustSucceed(await lodgeAppeal(call, id, { reason: reasons[at] ?? reasons[0], byName: null }, () => null));
    return cases;
  });
  await as(actorOf(reviewer), 5, async (call) => {
    const [, ...looked] = appealed;
    for (const [at, caseId] of looked.entries()) {
      const id = await appealOf(call, caseId);
      mustSucceed(await giveAppeal(call, id, personNamed(reviewer).id));
      if (at > 0) mustSucceed(await decideAppeal(call, id, { upheld: false, text: decision }));
    }
  });
}
