import { caseTopic, getComplaint } from '@tongli/contracts/complaints';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadAt, useRefresh, useTopic } from '../../../api/realtime.ts';
import { useMe } from '../../../api/session.ts';
import { usePeople } from '../people.ts';
import { type CaseNews, linesOf, unseen } from './news.ts';

const mostKept = 50;

/** What others have done to the case since it was read. */
function useCaseNews(id: string, version: number): CaseNews[] {
  const me = useMe();
  const [news, setNews] = useState<readonly CaseNews[]>([]);
  const readAt = useReadAt(getComplaint);
  const refresh = useRefresh(getComplaint);
  useTopic(caseTopic, id, (told) => {
    if (told.type === 'state') {
      // It was changed between being read and being watched, or too often to be told.
      if (told.again || told.state.version > version) refresh();
    } else if (told.change.byId !== me.accountId || told.change.byId === null) {
      setNews((before) => [...before, { ...told.change, heardAt: Date.now() }].slice(-mostKept));
    } else if (told.change.version > version) refresh();
  });
  return unseen(news, { version, readAt });
}

/** Says at once that somebody else has changed the case, and shows it when the reader wants to. */
export function CaseNewsBar({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation();
  const people = usePeople();
  const show = useRefresh(getComplaint);
  const lines = linesOf(useCaseNews(id, version)).map(({ act, byId }) =>
    t('complaints.news.line', {
      who: byId === null ? t('complaints.case.system') : (people.name(byId) ?? t('complaints.news.somebody')),
      what: t(`complaints.news.act.${act}`),
    }),
  );
  return (
    <div role="status" className="news-bar">
      {lines.length > 0 ? (
        <Alert
          type="info"
          showIcon
          className="form-notice"
          title={lines.join(t('complaints.list-separator'))}
          action={
            <Button size="small" onClick={show}>
              {t('complaints.news.show')}
            </Button>
          }
        />
      ) : null}
    </div>
  );
}
