import type { Role } from '@tongli/contracts/access';
import { limitBreached, limitWarned } from '@tongli/contracts/work';
import { accountsWithRole } from '../modules/access/index.ts';
import { notify } from '../modules/work/index.ts';
import { type Fact, flow, on } from '../platform/events/flow.ts';

type LimitFact = Fact<{ subjectType: string; kind: string; dueAt: string; ownerId: string | null }>;

/** Who hears of a breach besides the owner. */
const escalation: Readonly<Record<string, Role>> = { complaint: 'complaint-manager', action: 'quality-engineer' };

const notice = ({ payload, subjectId }: LimitFact) => ({
  params: { kind: payload.kind, subjectType: payload.subjectType, dueAt: payload.dueAt },
  subject: { type: payload.subjectType, id: subjectId },
});

const owner = ({ payload }: LimitFact) => (payload.ownerId === null ? [] : [payload.ownerId]);

/** A limit nears its end → its owner is told; it is breached → so are those who lead this kind of work. */
export const limitNotices = flow('limit-notices', [
  on(limitWarned, (call, fact) => notify(call, { ...notice(fact), code: 'limit-warned', personIds: owner(fact) })),
  on(limitBreached, async (call, fact) => {
    const role = escalation[fact.payload.subjectType];
    const leaders = role ? await accountsWithRole(call, role) : [];
    await notify(call, { ...notice(fact), code: 'limit-breached', personIds: [...owner(fact), ...leaders] });
  }),
]);
