import { type Month, type MonthFigure, raiseDispute } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { useFigure } from '../live/words.ts';

interface DisputeFormProps {
  month: Month;
  figure: MonthFigure;
  onDone: () => void;
}

/** What is wrong with it, and where that can be seen. */
export function DisputeForm({ month, figure, onDone }: DisputeFormProps) {
  const { t } = useTranslation();
  const words = useFigure();
  const { indicator } = figure;
  return (
    <>
      <Facts
        facts={[
          { label: t('measures.months.month'), value: month.month },
          { label: t('measures.months.disputed-value'), value: words(figure.value, indicator.unit) },
        ]}
      />
      <EndpointForm
        endpoint={raiseDispute}
        name={`measures.months.dispute.${month.month}.${indicator.code}`}
        input={({ reason, evidence }) => ({
          params: { month: month.month },
          body: {
            ...{ projectId: month.projectId, indicator: indicator.code },
            ...{ unitId: month.personId ? null : month.unitId, personId: month.personId },
            ...{ reason: String(reason ?? ''), evidence: String(evidence ?? '') },
          },
        })}
        onDone={onDone}
        submit={t('measures.months.raise')}
      >
        <Field name="reason" label={t('measures.months.reason')}>
          <LongText rows={3} most={1_000} />
        </Field>
        <Field name="evidence" label={t('measures.months.evidence')} help={t('measures.months.evidence-help')}>
          <LongText rows={3} most={2_000} />
        </Field>
      </EndpointForm>
    </>
  );
}
