import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import { useNavigate } from '@tanstack/react-router';
import { Badge, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../api/session.ts';
import { OwnBell } from './Bell.tsx';
import { useInboxCounts, useToldCounts } from './inbox/useInbox.ts';

function OwnInbox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const counts = useInboxCounts().data?.counts;
  useToldCounts();
  const [count, late] = [counts?.total ?? 0, counts?.breached ?? 0];
  const words = late > 0 ? t('work.inbox.top-late', { count, late }) : t('work.inbox.top', { count });
  return (
    <Button
      type="text"
      aria-label={words}
      title={words}
      onClick={() => void navigate({ to: '/work' })}
      icon={
        <Badge count={count} size="small" overflowCount={99} {...(late > 0 ? {} : { color: 'var(--accent-fill)' })}>
          <InboxOutlined />
        </Badge>
      }
    />
  );
}

/** What waits for oneself, and what one was told and has not read yet, counted in the top bar. */
export default function TopTools() {
  if (!may(useMe(), 'work.read')) return null;
  return (
    <>
      <OwnInbox />
      <OwnBell />
    </>
  );
}
