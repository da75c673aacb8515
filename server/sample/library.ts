import { sql } from 'kysely';
import { permissionsFor } from '../modules/access/index.ts';
import { proposeForLibrary, releaseInLibrary } from '../modules/complaints/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import type { Actor } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';
import { personNamed } from './people.ts';

const hourMs = 3_600_000;

const actorOf = (username: string): Actor => {
  const { id, name, roles } = personNamed(username);
  return { kind: 'account', id, name, permissions: permissionsFor(roles) };
};

/** What is worth keeping of a case with this cause; the last one still waits to be read by a second person. */
const lessons = [
  {
    cause: 'billing-error',
    title: '补扣费用前先核对账期',
    lesson: '先把两个账期的明细并排给客户看，再谈退费；客户要的是讲清楚，不只是退钱。',
  },
  {
    cause: 'install-delay',
    title: '改约三次之后怎样挽回',
    lesson: '第二次改约就由班长去电；给两个确定的时段，由负责人到场，并主动按日赔付。',
  },
  {
    cause: 'attitude',
    title: '因态度引起的投诉，先致歉再查录音',
    lesson: '不与客户争对错，先为感受致歉；听完录音再答复，由未参与的同事回访。',
  },
] as const;

async function latestClosed(call: Call, cause: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from complaints.complaint
    where state = 'closed' and cause = ${cause} and closed_at < ${call.now} order by closed_at desc limit 1`.execute(
    call.tx,
  );
  return rows[0]?.id ?? null;
}

/** Cases that were made anonymous by one and, but for the last, released by another. */
export async function addSampleLibrary(floor: Floor, until: Date): Promise<void> {
  const as = (username: string, hoursAgo: number, act: (call: Call) => Promise<void>) =>
    inTransaction(floor, actorOf(username), new Date(until.getTime() - hoursAgo * hourMs), act);
  const proposed: string[] = [];
  await as('chenjing', 26, async (call) => {
    for (const { cause, title, lesson } of lessons) {
      const complaintId = await latestClosed(call, cause);
      if (complaintId !== null)
        proposed.push(mustSucceed(await proposeForLibrary(call, complaintId, { title, lesson })).id);
    }
  });
  await as('malin', 3, async (call) => {
    for (const id of proposed.slice(0, -1)) mustSucceed(await releaseInLibrary(call, id, 1));
  });
}
