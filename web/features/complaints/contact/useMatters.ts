import { type ComplaintRow, listComplaints } from '@tongli/contracts/complaints';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { may, useMe, useSite } from '../../../api/session.ts';
import { stateNow } from '../limit.ts';

const most = 50;

/** The complaints of a customer: what is open first, and how much of it is overdue. */
export function useMatters(customerId: string | null) {
  const allowed = may(useMe(), 'complaints.read');
  const { now } = useSite();
  const query = encodeList({ filters: { customerId: { eq: customerId ?? '' } }, sort: '-lodgedAt', limit: most });
  const { data } = useRead(listComplaints, { query }, { enabled: allowed && customerId !== null, staleTime: 15_000 });
  const isOpen = ({ state }: ComplaintRow) => state !== 'closed';
  const rows = data?.items ?? [];
  const open = rows.filter(isOpen);
  const overdue = open.filter(({ limit }) => limit && stateNow(limit, now()) === 'breached');
  return {
    known: data !== undefined,
    open,
    overdue: overdue.length,
    rows: [...open, ...rows.filter((row) => !isOpen(row))],
  };
}
