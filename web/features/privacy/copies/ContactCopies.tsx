import { useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import type { Slots } from '../../../app/manifest.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { Copies } from './Copies.tsx';

const AskCopy = lazy(pageFile(() => import('./AskCopy.tsx')));

/** Beside the record of a call: what its customer asked of its recording. Nobody at a desk is kept busy with it. */
export default function ContactCopies({ contactId, channel }: Slots['contact.side']) {
  const { t } = useTranslation();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const isRecord = useLocation().pathname.startsWith('/contacts/');
  const isSpoken = channel === 'voice' || channel === 'callback';
  if (!isRecord || !isSpoken || !may(me, 'privacy.read')) return null;
  return (
    <Section title={t('privacy.copy.title')}>
      <Copies of={{ contactId }} none={t('privacy.copy.none')} />
      {may(me, 'privacy.answer-requests') ? (
        <div className="side-acts">
          <Button onClick={() => setAsking(true)}>{t('privacy.copy.ask')}</Button>
        </div>
      ) : null}
      {asking ? (
        <Suspense fallback={null}>
          <AskCopy contactId={contactId} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </Section>
  );
}
