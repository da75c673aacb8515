import { useNavigate } from '@tanstack/react-router';
import { listWatchedCharts } from '@tongli/contracts/measures';
import { listNotices, type Notice, readNotice } from '@tongli/contracts/work';
import { useAct, useRead } from '../../api/hooks.ts';
import { encodeList } from '../../api/list.ts';
import { may, useMe } from '../../api/session.ts';
import { chartAddress } from '../../ui/spc/address.ts';
import { subjectAddress } from './address.ts';

const newest = { query: encodeList({ limit: 10 }) };

/** The newest notices and how many are unread: asked for every half minute, and when the tab is looked at again. */
export const useNewest = () =>
  useRead(listNotices, newest, { refetchInterval: 30_000, refetchOnWindowFocus: 'always' });

/** Where a notice leads. */
export function useNoticeAddress(): (notice: Notice) => string | null {
  const allowed = may(useMe(), 'measures.read');
  const { data } = useRead(listWatchedCharts, {}, { enabled: allowed });
  const charts = new Map(data?.charts.map(({ id, definition }) => [id, chartAddress(definition)]));
  return (notice) => subjectAddress(notice, charts);
}

/** Opens what a notice is about; it is read then. */
export function useOpenNotice(onOpen?: () => void): (notice: Notice) => void {
  const navigate = useNavigate();
  const addressOf = useNoticeAddress();
  const { mutate } = useAct(readNotice);
  return (notice) => {
    const href = addressOf(notice);
    if (!notice.readAt) mutate({ params: { id: notice.id } });
    if (!href) return;
    onOpen?.();
    void navigate({ href });
  };
}
