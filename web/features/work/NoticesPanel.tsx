import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { type listNotices, type Notice, readAllNotices, readNotice } from '@tongli/contracts/work';
import { Alert, Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Messages } from '../../ui/list/Messages.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Read } from '../../ui/Read.tsx';
import { RowsSkeleton } from '../../ui/Skeletons.tsx';
import { Instant } from '../../ui/Times.tsx';
import { useNoticeAddress, useOpenNotice } from './useNotices.ts';
import { useNoticeWords } from './words.ts';

type Newest = ReplyOf<typeof listNotices>;

function ReadButton({ notice, words }: { notice: Notice; words: string }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useAct(readNotice);
  return (
    <Button
      size="small"
      type="text"
      loading={isPending}
      aria-label={t('work.panel.read-this', { words })}
      onClick={() => mutate({ params: { id: notice.id } })}
    >
      {t('work.panel.read')}
    </Button>
  );
}

function NewestList({ items, onOpen }: { items: readonly Notice[]; onOpen: () => void }) {
  const { t } = useTranslation();
  const sentence = useNoticeWords();
  const addressOf = useNoticeAddress();
  const open = useOpenNotice(onOpen);
  if (items.length === 0) return <Empty title={t('work.empty')}>{t('work.empty-words')}</Empty>;
  const messages = items.map((notice) => {
    const words = sentence(notice);
    return {
      key: notice.id,
      words,
      fresh: notice.readAt === null,
      beside: <Instant at={notice.at} />,
      onOpen: addressOf(notice) ? () => open(notice) : null,
      action: notice.readAt === null ? <ReadButton notice={notice} words={words} /> : null,
    };
  });
  return <Messages messages={messages} label={t('work.title')} freshWord={t('work.unread')} />;
}

/** The newest notices beside whatever is on screen. */
export default function NoticesPanel({
  notices,
  onClose,
}: {
  notices: UseQueryResult<Newest, Error>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const readAll = useAct(readAllNotices);
  const unread = notices.data?.unread ?? 0;
  const all = (
    <Link to="/notices" onClick={onClose}>
      {t('work.panel.all')}
    </Link>
  );
  return (
    <Drawer
      open
      onClose={onClose}
      size={400}
      title={t('work.title')}
      extra={
        unread > 0 ? (
          <Button size="small" loading={readAll.isPending} onClick={() => readAll.mutate({})}>
            {t('work.read-all')}
          </Button>
        ) : null
      }
      footer={all}
    >
      {readAll.error ? <Alert type="error" showIcon role="alert" title={words.ofError(readAll.error)} /> : null}
      <Read of={notices} waiting={<RowsSkeleton rows={5} />}>
        {({ items }) => <NewestList items={items} onOpen={onClose} />}
      </Read>
    </Drawer>
  );
}
