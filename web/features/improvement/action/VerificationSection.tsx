import { type Action, moveVerification } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { dayAfter } from '../../../ui/spc/address.ts';
import { Day } from '../../../ui/Times.tsx';
import { dateIn } from '../../../ui/time.ts';

function MoveForm({ action }: { action: Action }) {
  const { t } = useTranslation();
  const { now, zone } = useSite();
  const { id, verifyOn } = action;
  const today = dateIn(zone, now());
  const [latest = today] = [verifyOn, today].toSorted().reverse();
  return (
    <VersionedForm
      endpoint={moveVerification}
      name={`improvement.verification.${id}`}
      record={action}
      input={(values, version) => ({ params: { id }, body: { verifyOn: String(values.verifyOn ?? ''), version } })}
      submit={t('improvement.action.move')}
      onDone={() => undefined}
    >
      <Field name="verifyOn" label={t('improvement.action.new-date')}>
        <DateInput earliest={dayAfter(latest, 1)} />
      </Field>
    </VersionedForm>
  );
}

/** When the chart is asked, and a later day while it cannot tell. */
export function VerificationSection({ action }: { action: Action }) {
  const { t } = useTranslation();
  const movable = action.actions.moveVerification?.allowed ?? false;
  return (
    <Section title={t('improvement.action.verification')}>
      <p>
        {t('improvement.action.verify-on')} <Day on={action.verifyOn} />
      </p>
      <p className="section-note">{t('improvement.verdict.computed')}</p>
      {movable ? (
        <details className="disclosure section-note" open={action.state === 'too-little-data'}>
          <summary>{t('improvement.action.move-later')}</summary>
          <MoveForm action={action} />
        </details>
      ) : null}
    </Section>
  );
}
