import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { pageFile } from '../../../ui/page-file.ts';

const LogDrawer = lazy(pageFile(() => import('./LogDrawer.tsx')));

/** A letter or a visit: noted when it is over. */
export function LogButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  if (!may(useMe(), 'contacts.log')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('contacts.log.title')}</Button>
      {open ? (
        <Suspense fallback={null}>
          <LogDrawer
            onClose={() => setOpen(false)}
            onDone={({ id }) => {
              setOpen(false);
              void navigate({ to: `/contacts/${id}` });
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
