import { complaintsTopic, listComplaints } from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadAt, useRefresh, useTopic } from '../../../api/realtime.ts';
import { useMe } from '../../../api/session.ts';

const most = 999;

/** How many complaints others have changed since the list was read. The rows stay where they are under the reader's eyes. */
function useChanged(): number {
  const me = useMe();
  const [changed, setChanged] = useState<ReadonlyMap<string, number>>(new Map());
  const readAt = useReadAt(listComplaints);
  const refresh = useRefresh(listComplaints);
  useTopic(complaintsTopic, '', (news) => {
    if (news.type === 'state') {
      // What stood here before it was watched, or while more happened than could be told, may be anything.
      if (readAt > 0) refresh();
    } else if (news.change.byId !== me.accountId || news.change.byId === null) {
      const { id } = news.change;
      setChanged((before) => new Map([...before, [id, Date.now()] as const].slice(-most)));
    }
  });
  return [...changed.values()].filter((heardAt) => heardAt > readAt).length;
}

export function ChangedRows() {
  const { t } = useTranslation();
  const show = useRefresh(listComplaints);
  const count = useChanged();
  return (
    <div role="status" className="list-news">
      {count > 0 ? (
        <Button size="small" onClick={show}>
          {t('complaints.worklist.changed', { count })}
        </Button>
      ) : null}
    </div>
  );
}
