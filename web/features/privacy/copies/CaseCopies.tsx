import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import type { Slots } from '../../../app/manifest.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { Section } from '../../../ui/record/Section.tsx';

const CustomerCalls = lazy(pageFile(() => import('./CustomerCalls.tsx')));

/** Beside a case: its customer asks for a copy of a call while they complain. Nothing is read before somebody wants it. */
export default function CaseCopies({ customerId }: Slots['case.beside']) {
  const { t } = useTranslation();
  const me = useMe();
  const [open, setOpen] = useState(false);
  if (customerId === null || !may(me, 'privacy.answer-requests') || !may(me, 'contacts.read')) return null;
  return (
    <Section title={t('privacy.copy.of-case')}>
      <Button onClick={() => setOpen(true)}>{t('privacy.copy.ask')}</Button>
      {open ? (
        <Suspense fallback={null}>
          <CustomerCalls customerId={customerId} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </Section>
  );
}
