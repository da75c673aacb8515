import type { Role } from '@tongli/contracts/access';
import { limitBreached, limitWarned } from '@tongli/contracts/work';
import { accountsWithRole } from '../modules/access/index.ts';
import { findAppeal, findComplaint } from '../modules/complaints/index.ts';
import { findAction } from '../modules/improvement/index.ts';
import { findSubjectRequest } from '../modules/privacy/index.ts';
import { findRequest } from '../modules/requests/index.ts';
import { notify } from '../modules/work/index.ts';
import type { Call } from '../platform/call.ts';
import { type Fact, flow, inLane, on } from '../platform/events/flow.ts';
import type { Place } from '../platform/permissions/scope.ts';

type LimitFact = Fact<{ subjectType: string; kind: string; dueAt: string; ownerId: string | null }>;

/** Who hears of a breach besides the owner. */
const escalation: Readonly<Record<string, Role>> = {
  complaint: 'complaint-manager',
  appeal: 'complaint-manager',
  action: 'quality-engineer',
  'subject-request': 'complaint-manager',
  request: 'leader',
};

/** By what number people know the thing that the limit is about, and where it belongs. */
const subjects: Readonly<Record<string, (call: Call, id: string) => Promise<({ number: string } & Place) | null>>> = {
  complaint: findComplaint,
  appeal: findAppeal,
  action: findAction,
  'subject-request': findSubjectRequest,
  request: findRequest,
};

/** Of a subject that is not there any more those hear whose role reaches everything. */
const everyPlace: Place = { projectId: null, unitId: null };

async function notice(call: Call, { payload, subjectId }: LimitFact) {
  const { kind, subjectType, dueAt } = payload;
  const found = (await subjects[subjectType]?.(call, subjectId)) ?? null;
  const params = { kind, subjectType, dueAt, number: found?.number ?? '' };
  return { place: found ?? everyPlace, told: { params, subject: { type: subjectType, id: subjectId } } };
}

const owner = ({ payload }: LimitFact) => (payload.ownerId === null ? [] : [payload.ownerId]);

/** A limit nears its end → its owner is told; it is breached → so are those who lead this kind of work. */
export const limitNotices = inLane(
  'telling',
  flow('limit-notices', [
    on(limitWarned, async (call, fact) => {
      const { told } = await notice(call, fact);
      await notify(call, { ...told, code: 'limit-warned', personIds: owner(fact) });
    }),
    on(limitBreached, async (call, fact) => {
      const role = escalation[fact.payload.subjectType];
      const { place, told } = await notice(call, fact);
      const leaders = role ? await accountsWithRole(call, role, place) : [];
      await notify(call, { ...told, code: 'limit-breached', personIds: [...owner(fact), ...leaders] });
    }),
  ]),
);
