import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { RecordPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import type { ImportPageProps } from './props.ts';
import { StateWord } from './StateWord.tsx';

/** What happened, what was kept, what to do. */
export function FailedPage({ ledgerImport, facts }: ImportPageProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { failure, fileName, id, state } = ledgerImport;
  const reason = failure === 'not-started' ? 'not-started' : 'stopped';
  const again = (
    <Button
      type="primary"
      onClick={() => void navigate({ to: '/complaints/imports', search: { upload: 'open' } as never })}
    >
      {t('ledger.failed.again')}
    </Button>
  );
  return (
    <RecordPage title={fileName} state={<StateWord state={state} />} facts={facts} actions={again}>
      <Section title={t('ledger.failed.what')}>
        <p>{t(`ledger.failed.${reason}`)}</p>
      </Section>
      <Section title={t('ledger.failed.kept')}>
        <p>{t(`ledger.failed.${reason}-kept`)}</p>
      </Section>
      <Section title={t('ledger.failed.next')}>
        <p>{t(`ledger.failed.${reason}-next`, { code: failure ?? '', id })}</p>
      </Section>
    </RecordPage>
  );
}
