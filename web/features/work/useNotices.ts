import { useNavigate } from '@tanstack/react-router';
import { listWatchedCharts } from '@tongli/contracts/measures';
import { listNotices, type Notice, noticesTopic, readNotice } from '@tongli/contracts/work';
import { useAct, useRead } from '../../api/hooks.ts';
import { encodeList } from '../../api/list.ts';
import { useConnection, useRefresh, useTopic } from '../../api/realtime.ts';
import { may, useMe } from '../../api/session.ts';
import { chartAddress } from '../../ui/spc/address.ts';
import { subjectAddress } from './address.ts';

const newest = { query: encodeList({ limit: 10 }) };

const pollMs = 30_000;

/** The newest notices and how many are unread; asked for now and then only while nobody tells. */
export function useNewest() {
  const lost = useConnection() === 'lost';
  return useRead(listNotices, newest, { refetchInterval: lost ? pollMs : false, refetchOnWindowFocus: 'always' });
}

/** Keeps the notices on screen up with those that are given and read. */
export function useToldNotices(known: number | undefined): void {
  const refresh = useRefresh(listNotices);
  useTopic(noticesTopic, useMe().accountId, (news) => {
    if (news.type === 'change' || news.state.unread !== known) refresh();
  });
}

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
