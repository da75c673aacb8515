import { personLeft } from '@tongli/contracts/org';
import { closeAccount } from '../modules/access/index.ts';
import { successorOf } from '../modules/org/index.ts';
import { passOver } from '../modules/work/index.ts';
import { flow, on } from '../platform/events/flow.ts';
import { handOver, readOpenWork } from '../views/open-work.ts';

/** Somebody has left → their account ends, what they had open goes to those named, and approvals pass them over. */
export const leftPeople = flow('left-people', [
  on(personLeft, async (call, { subjectId, payload }) => {
    await closeAccount(call, subjectId);
    const named = new Map(payload.items.map((item) => [`${item.type} ${item.id}`, item.successorId]));
    for (const work of await readOpenWork(call, subjectId)) {
      const to = await successorOf(call, named.get(`${work.type} ${work.id}`) ?? payload.successorId);
      if (to !== null) await handOver(call, work, { from: subjectId, to });
    }
    await passOver(call, subjectId);
  }),
]);
