import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import type { Slots } from '../../../app/manifest.ts';
import { pageFile } from '../../../ui/page-file.ts';

const NewTaskDrawer = lazy(pageFile(() => import('./NewTaskDrawer.tsx')));

/** Beside a case: something that somebody has to do for it. */
export default function CaseTaskButton({
  caseId,
  number,
  type = 'complaint',
}: Slots['case.action'] & { type?: 'complaint' | 'request' }) {
  const { t } = useTranslation();
  const me = useMe();
  const [open, setOpen] = useState(false);
  if (!may(me, 'work.act')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('work.task.for-case')}</Button>
      {open ? (
        <Suspense fallback={null}>
          <NewTaskDrawer kind="task" about={{ type, id: caseId, label: number }} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
