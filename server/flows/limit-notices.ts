import type { Role } from '@tongli/contracts/access';
import { limitBreached, limitWarned } from '@tongli/contracts/work';
import { accountsWithRole } from '../modules/access/index.ts';
import { findComplaintNumber } from '../modules/complaints/index.ts';
import { findActionNumber } from '../modules/improvement/index.ts';
import { notify } from '../modules/work/index.ts';
import type { Call } from '../platform/call.ts';
import { type Fact, flow, on } from '../platform/events/flow.ts';

type LimitFact = Fact<{ subjectType: string; kind: string; dueAt: string; ownerId: string | null }>;

/** Who hears of a breach besides the owner. */
const escalation: Readonly<Record<string, Role>> = { complaint: 'complaint-manager', action: 'quality-engineer' };

/** By what number people know the thing that the limit is about. */
const numberOf: Readonly<Record<string, (call: Call, id: string) => Promise<string | null>>> = {
  complaint: findComplaintNumber,
  action: findActionNumber,
};

async function notice(call: Call, { payload, subjectId }: LimitFact) {
  const { kind, subjectType, dueAt } = payload;
  const number = (await numberOf[subjectType]?.(call, subjectId)) ?? '';
  return { params: { kind, subjectType, dueAt, number }, subject: { type: subjectType, id: subjectId } };
}

const owner = ({ payload }: LimitFact) => (payload.ownerId === null ? [] : [payload.ownerId]);

/** A limit nears its end → its owner is told; it is breached → so are those who lead this kind of work. */
export const limitNotices = flow('limit-notices', [
  on(limitWarned, async (call, fact) =>
    notify(call, { ...(await notice(call, fact)), code: 'limit-warned', personIds: owner(fact) }),
  ),
  on(limitBreached, async (call, fact) => {
    const role = escalation[fact.payload.subjectType];
    const leaders = role ? await accountsWithRole(call, role) : [];
    await notify(call, {
      ...(await notice(call, fact)),
      code: 'limit-breached',
      personIds: [...owner(fact), ...leaders],
    });
  }),
]);
