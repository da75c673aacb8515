import { listNotices, type Notice, noticeList, readAllNotices, readNotice } from '@tongli/contracts/work';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useAct } from '../../api/hooks.ts';
import { filterKey } from '../../api/list.ts';
import { useAddress } from '../../ui/address.ts';
import { Empty } from '../../ui/Empty.tsx';
import { bulkAct } from '../../ui/list/bulk/act.ts';
import type { Column } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { type QuickView, QuickViews } from '../../ui/list/QuickViews.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../ui/Times.tsx';
import { useNewest, useOpenNotice } from './useNotices.ts';
import { useNoticeWords } from './words.ts';

function useColumns(): Column<Notice>[] {
  const { t } = useTranslation();
  const sentence = useNoticeWords();
  const instant = useExportInstant();
  const state = ({ readAt }: Notice) => (readAt === null ? t('work.unread') : t('work.read'));
  return [
    { key: 'words', title: t('work.column.words'), text: sentence, phone: 'title' },
    {
      key: 'state',
      title: t('work.column.state'),
      width: 110,
      text: state,
      render: (row) => <StateTag tone={row.readAt === null ? 'progress' : 'neutral'}>{state(row)}</StateTag>,
    },
    {
      key: 'at',
      title: t('work.column.at'),
      sort: 'at',
      width: 160,
      text: ({ at }) => instant(at),
      render: ({ at }) => <Instant at={at} />,
    },
  ];
}

function useViews(): QuickView[] {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const key = filterKey('unread', 'eq');
  const view = (name: string, label: string, value: string | undefined) => ({
    key: name,
    label,
    current: search[key] === value,
    onChoose: () => change({ [key]: value }),
  });
  return [view('all', t('work.view.all'), undefined), view('unread', t('work.view.unread'), 'true')];
}

/** All that one was told. */
export default function NoticesPage() {
  const { t } = useTranslation();
  const words = useProblemWords();
  const readAll = useAct(readAllNotices);
  const unread = useNewest().data?.unread ?? 0;
  const above = (
    <>
      {readAll.error ? (
        <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(readAll.error)} />
      ) : null}
      <QuickViews views={useViews()} label={t('work.view.label')} />
    </>
  );
  return (
    <ListPage
      endpoint={listNotices}
      title={t('work.title')}
      lead={t('work.lead')}
      columns={useColumns()}
      filters={[]}
      usualSort={noticeList.usualSort}
      bulk={[
        bulkAct<Notice>({
          key: 'read',
          label: t('work.mark-read'),
          run: ({ id }) => call(readNotice, { params: { id } }),
        }),
      ]}
      rowKey={({ id }) => id}
      onOpen={useOpenNotice()}
      above={above}
      actions={
        unread > 0 ? (
          <Button type="primary" loading={readAll.isPending} onClick={() => readAll.mutate({})}>
            {t('work.read-all')}
          </Button>
        ) : null
      }
      empty={<Empty title={t('work.empty')}>{t('work.empty-words')}</Empty>}
    />
  );
}
