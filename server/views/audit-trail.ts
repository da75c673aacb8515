import { listAudit } from '@tongli/contracts/access';
import { readAudit } from '../modules/access/index.ts';
import { getCalendar } from '../modules/org/index.ts';
import { operation } from '../platform/http/operation.ts';

/** Who saw or changed what; its dates are those of the site. */
export const auditTrail = operation(listAudit, async (call, { query }) => {
  const { calendar } = await getCalendar(call);
  return readAudit(call, query, calendar.zone);
});
