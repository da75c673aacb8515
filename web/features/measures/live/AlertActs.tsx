import {
  alertOutcome,
  closeIndicatorAlert,
  type IndicatorAlert,
  recordIntervention,
  takeIndicatorAlert,
} from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';

/** The page reads itself again. */
const stay = () => undefined;
const text = (value: unknown) => String(value ?? '');

interface ActsProps {
  readonly alert: IndicatorAlert;
}

function Intervening({ alert: { id, version, suggestion, state } }: ActsProps) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={recordIntervention}
      name={`measures.intervention.${id}.${version}`}
      initial={{ action: state === 'taken' ? suggestion : '' }}
      input={({ action }) => ({ params: { id }, body: { action: text(action), version } })}
      side={state === 'acted'}
      onDone={stay}
      submit={t('measures.alert.record-action')}
    >
      <Field name="action" label={t('measures.alert.action')} help={t('measures.alert.action-help')}>
        <LongText rows={2} maxRows={6} most={500} />
      </Field>
    </EndpointForm>
  );
}

function Closing({ alert: { id, version, state } }: ActsProps) {
  const { t } = useTranslation();
  const options = alertOutcome.options
    .filter((value) => state === 'acted' || value === 'false-alarm')
    .map((value) => ({ value, label: t(`measures.outcome.${value}`) }));
  return (
    <EndpointForm
      endpoint={closeIndicatorAlert}
      name={`measures.closing.${id}.${version}`}
      input={({ outcome, text: told }) => ({
        params: { id },
        body: { outcome: outcome as (typeof alertOutcome.options)[number], text: text(told), version },
      })}
      side={state !== 'acted'}
      onDone={stay}
      submit={t('measures.alert.close')}
    >
      <Field name="outcome" label={t('measures.alert.outcome')}>
        <Choices options={options} />
      </Field>
      <Field name="text" label={t('measures.alert.outcome-text')}>
        <LongText rows={2} maxRows={6} most={1000} />
      </Field>
    </EndpointForm>
  );
}

/** What is to be done next: take it, name the action, say what came of it. */
export function AlertActs({ alert }: ActsProps) {
  const { t } = useTranslation();
  const take = useAct(takeIndicatorAlert);
  const { id, version, actions, state } = alert;
  if (state === 'closed') return null;
  const own = actions.intervene?.allowed;
  return (
    <>
      {own ? null : (
        <ActButton
          allowance={actions.take}
          kind={state === 'raised' ? 'primary' : 'plain'}
          pending={take.isPending}
          onAct={() => take.mutate({ params: { id }, body: { version } })}
        >
          {state === 'raised' ? t('measures.alert.take') : t('measures.alert.take-over')}
        </ActButton>
      )}
      {own ? <Intervening alert={alert} /> : null}
      {own ? <Closing alert={alert} /> : null}
    </>
  );
}
