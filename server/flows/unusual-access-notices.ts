import { unusualAccessFound } from '@tongli/contracts/privacy';
import { accountsWithRole } from '../modules/access/index.ts';
import { notify } from '../modules/work/index.ts';
import { flow, inLane, on } from '../platform/events/flow.ts';

const everywhere = { projectId: null, unitId: null };

/** Somebody saw personal data far more often than is usual → whoever may audit is told, but not the one whom it is about. */
export const unusualAccessNotices = inLane(
  'telling',
  flow('unusual-access-notices', [
    on(unusualAccessFound, async (call, { subjectId, payload: { actorId, hourAt, looks } }) => {
      const auditors = await accountsWithRole(call, 'auditor', everywhere);
      const administrators = await accountsWithRole(call, 'administrator', everywhere);
      await notify(call, {
        personIds: [...new Set([...auditors, ...administrators])].filter((id) => id !== actorId),
        code: 'unusual-access',
        params: { at: hourAt, looks: String(looks) },
        subject: { type: 'unusual-access', id: subjectId },
      });
    }),
  ]),
);
