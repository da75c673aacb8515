import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../ui/numbers.ts';
import { RecordPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { Counts } from './Counts.tsx';
import type { ImportPageProps } from './props.ts';
import { StateWord } from './StateWord.tsx';

/** How far an import has come. The server goes on without this page. */
export function RunningPage({ ledgerImport, facts }: ImportPageProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { done, fileName, rows, state } = ledgerImport;
  const percent = rows > 0 ? Math.floor((done / rows) * 100) : 0;
  const words = { done: number(done), rows: number(rows) };
  return (
    <RecordPage title={fileName} state={<StateWord state={state} />} facts={facts}>
      <Section title={t('ledger.running.title')}>
        <Progress percent={percent} status="active" aria-label={t('ledger.running.title')} />
        <p role="status" className="figures">
          {done < rows ? t('ledger.running.rows', words) : t('ledger.running.counting', words)}
        </p>
        <p className="section-note">{t('ledger.running.leave')}</p>
      </Section>
      <Counts ledgerImport={ledgerImport} />
    </RecordPage>
  );
}
