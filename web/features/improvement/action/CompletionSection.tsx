import { type Action, completeAction } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { Day } from '../../../ui/Times.tsx';
import { dateIn } from '../../../ui/time.ts';

function CompletionForm({ action }: { action: Action }) {
  const { t } = useTranslation();
  const { now, zone } = useSite();
  const today = dateIn(zone, now());
  const { id } = action;
  return (
    <VersionedForm
      endpoint={completeAction}
      name={`improvement.completion.${id}`}
      record={action}
      initial={{ doneOn: today }}
      input={({ actualCostMinor, doneOn, evidence }, version) => ({
        params: { id },
        body: {
          doneOn: String(doneOn ?? ''),
          evidence: String(evidence ?? ''),
          actualCostMinor: (actualCostMinor ?? null) as number | null,
          version,
        },
      })}
      submit={t('improvement.action.complete')}
      onDone={() => undefined}
    >
      <Field name="doneOn" label={t('improvement.action.done-on')} help={t('improvement.action.done-help')}>
        <DateInput latest={today} />
      </Field>
      <Field name="evidence" label={t('improvement.action.evidence')} help={t('improvement.action.evidence-help')}>
        <LongText rows={3} maxRows={10} most={4000} />
      </Field>
      <Field name="actualCostMinor" label={t('improvement.action.actual-cost')} optional>
        <ScaledNumber per={100} least={0} most={100_000_000} step={100} unit="CNY" />
      </Field>
    </VersionedForm>
  );
}

/** That the work was done: when, and what shows it. */
export function CompletionSection({ action }: { action: Action }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const allowance = action.actions.complete;
  const reason = words.ofRefusal(allowance?.refusal ?? 'forbidden');
  const open = allowance?.allowed ? <CompletionForm action={action} /> : <p className="quiet">{reason}</p>;
  return (
    <Section title={t('improvement.action.completion')}>
      {action.doneOn ? (
        <>
          <p>
            {t('improvement.action.done-on')} <Day on={action.doneOn} />
          </p>
          <p className="timeline-body">{action.evidence}</p>
        </>
      ) : (
        open
      )}
    </Section>
  );
}
