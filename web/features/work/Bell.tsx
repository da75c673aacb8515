import BellOutlined from '@ant-design/icons/es/icons/BellOutlined';
import { Badge, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageFile } from '../../ui/page-file.ts';
import { useNewest, useToldNotices } from './useNotices.ts';

const NoticesPanel = lazy(pageFile(() => import('./NoticesPanel.tsx')));

/** What one was told and has not read yet, counted in the top bar. */
export function OwnBell() {
  const { t } = useTranslation();
  const notices = useNewest();
  const [open, setOpen] = useState(false);
  const count = notices.data?.unread ?? 0;
  useToldNotices(notices.data?.unread);
  return (
    <>
      <Button
        type="text"
        aria-label={count > 0 ? t('work.bell.unread', { count }) : t('work.bell.none')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        icon={
          <Badge count={count} size="small" overflowCount={9_999}>
            <BellOutlined />
          </Badge>
        }
      />
      {open ? (
        <Suspense fallback={null}>
          <NoticesPanel notices={notices} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
