import type { previewImport } from '@tongli/contracts/complaints';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Checkbox } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/record/Section.tsx';

type PresentLimit = NonNullable<ReplyOf<typeof previewImport>['limit']>;

interface JudgeChoiceProps {
  limit: PresentLimit;
  judge: boolean;
  onJudge: (judge: boolean) => void;
}

/** The ledger has dates but does not say whether a row was on time: it stays unknown unless somebody chooses a rule. */
export function JudgeChoice({ limit: { holidayYears, workingDays }, judge, onJudge }: JudgeChoiceProps) {
  const { t } = useTranslation();
  const note = useId();
  const years = holidayYears.join(t('ledger.match.separator'));
  return (
    <Section title={t('ledger.field.onTime.label')}>
      <p>{t('ledger.judge.unknown')}</p>
      <Checkbox checked={judge} aria-describedby={note} onChange={({ target }) => onJudge(target.checked)}>
        {t('ledger.judge.choice', { count: workingDays })}
      </Checkbox>
      <p id={note} className="section-note">
        {years ? t('ledger.judge.holidays', { years }) : t('ledger.judge.no-holidays')}
      </p>
    </Section>
  );
}
