import { useBlocker } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

/** Asks before a page with unsent input is left. Being sent to sign-in is not leaving: the draft waits there. */
export function LeaveWarning({ when }: { when: boolean }) {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      when && current.pathname !== next.pathname && !next.pathname.startsWith('/sign-in'),
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Modal
      open
      title={t('ui.form.leave')}
      onCancel={reset}
      footer={[
        <Button key="leave" onClick={proceed}>
          {t('ui.form.leave-yes')}
        </Button>,
        <Button key="stay" type="primary" onClick={reset}>
          {t('ui.form.leave-no')}
        </Button>,
      ]}
    >
      {t('ui.form.leave-words')}
    </Modal>
  );
}
