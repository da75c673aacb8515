import {
  addCalmingStep,
  type CalmingStep,
  type CaseRisk,
  endInterception,
  handOnInterception,
  type Interception,
  interceptionOutcome,
  recordCalmingStep,
} from '@tongli/contracts/complaints';
import { Drawer, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import InstantInput from '../../../ui/form/InstantInput.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Due, Instant } from '../../../ui/Times.tsx';
import { usePeople } from '../people.ts';
import { toneOfStanding } from './words.ts';

interface PartProps {
  readonly complaintId: string;
  readonly one: Interception;
  readonly recourse: CaseRisk['recourse'];
  readonly actions: CaseRisk['actions'];
}

type Act = 'hand-on' | 'add-step' | 'end';
const text = (value: unknown) => String(value ?? '');

function OwnerField() {
  const { t } = useTranslation();
  const people = usePeople();
  return (
    <Field name="ownerId" label={t('complaints.owner')}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={people.options} />
    </Field>
  );
}

function HandOnForm({ complaintId, one, onClose }: PartProps & { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={handOnInterception}
      name={`complaints.hand-on.${one.id}`}
      input={({ ownerId, note }) => ({
        params: { id: complaintId },
        body: { ownerId: text(ownerId), note: text(note), version: one.version },
      })}
      submit={t('complaints.risk.hand-on')}
      onDone={onClose}
    >
      <OwnerField />
      <Field name="note" label={t('complaints.risk.hand-on-note')}>
        <LongText rows={2} maxRows={6} most={400} />
      </Field>
    </EndpointForm>
  );
}

function AddStepForm({ complaintId, one, onClose }: PartProps & { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={addCalmingStep}
      name={`complaints.add-calming-step.${one.id}`}
      initial={{ ownerId: one.ownerId }}
      input={({ what, ownerId, dueAt }) => ({
        params: { id: complaintId },
        body: { what: text(what), ownerId: text(ownerId), dueAt: text(dueAt) },
      })}
      submit={t('complaints.risk.add-step')}
      onDone={onClose}
    >
      <Field name="what" label={t('complaints.risk.what')}>
        <LongText rows={2} maxRows={6} most={400} />
      </Field>
      <OwnerField />
      <Field name="dueAt" label={t('complaints.risk.due')}>
        <InstantInput />
      </Field>
    </EndpointForm>
  );
}

function EndForm({ complaintId, one, onClose }: PartProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const options = interceptionOutcome.options.map((value) => ({ value, label: t(`complaints.risk.outcome.${value}`) }));
  return (
    <EndpointForm
      endpoint={endInterception}
      name={`complaints.end-interception.${one.id}`}
      input={({ outcome, note }) => ({
        params: { id: complaintId },
        body: { outcome: text(outcome) as Interception['outcome'] & string, note: text(note), version: one.version },
      })}
      submit={t('complaints.risk.end')}
      onDone={onClose}
    >
      <Field name="outcome" label={t('complaints.risk.outcome-label')}>
        <Select options={options} />
      </Field>
      <Field name="note" label={t('complaints.risk.outcome-note')}>
        <LongText rows={3} maxRows={8} most={2000} />
      </Field>
    </EndpointForm>
  );
}

const forms = { 'hand-on': HandOnForm, 'add-step': AddStepForm, end: EndForm } as const;

function StepLine({ complaintId, step, recourse, actions }: Omit<PartProps, 'one'> & { step: CalmingStep }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [recording, setRecording] = useState(false);
  return (
    <li>
      <strong>{pick(step.what)}</strong> · {step.ownerName} ·{' '}
      {step.doneAt ? (
        <>
          <StateTag tone="done">{t('complaints.risk.step-done', { name: step.doneByName ?? '' })}</StateTag>{' '}
          <Instant at={step.doneAt} />
        </>
      ) : (
        <Due at={step.dueAt} />
      )}
      {step.said ? <blockquote className="quoted">{step.said}</blockquote> : null}
      {step.code === 'recourse' && !step.doneAt ? <p className="quiet">{pick(recourse)}</p> : null}
      {step.doneAt || !actions['record-step']?.allowed ? null : recording ? (
        <EndpointForm
          endpoint={recordCalmingStep}
          name={`complaints.calming-step.${step.id}`}
          input={({ said }) => ({ params: { id: complaintId, stepId: step.id }, body: { said: text(said) } })}
          side
          submit={t('complaints.risk.record')}
          onDone={() => setRecording(false)}
        >
          <Field name="said" label={t('complaints.risk.said')}>
            <LongText rows={2} maxRows={8} most={2000} />
          </Field>
        </EndpointForm>
      ) : (
        <div>
          <ActButton allowance={actions['record-step']} onAct={() => setRecording(true)}>
            {t('complaints.risk.record-step')}
          </ActButton>
        </div>
      )}
    </li>
  );
}

/** Who keeps the case with us, by which steps, and with what outcome. */
export function InterceptionPart(props: PartProps) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  const { one, actions } = props;
  const Form = act === null ? null : forms[act];
  const facts = [
    { label: t('complaints.owner'), value: one.ownerName },
    { label: t('complaints.risk.entered'), value: <Instant at={one.enteredAt} /> },
    {
      label: t('complaints.risk.take-by'),
      value: <Due at={one.takeBy} {...(one.takenAt ? { metAt: one.takenAt } : {})} />,
    },
    ...(one.outcome
      ? [
          {
            label: t('complaints.risk.outcome-label'),
            value: `${t(`complaints.risk.outcome.${one.outcome}`)} · ${one.outcomeNote ?? ''} · ${one.endedByName ?? ''}`,
          },
        ]
      : []),
  ];
  return (
    <Section
      title={t('complaints.risk.plan')}
      actions={<StateTag tone={toneOfStanding[one.state]}>{t(`complaints.risk.standing.${one.state}`)}</StateTag>}
    >
      <Facts facts={facts} />
      {one.steps.length > 0 ? (
        <ol className="side-list">
          {one.steps.map((step) => (
            <StepLine key={step.id} {...props} step={step} />
          ))}
        </ol>
      ) : null}
      {one.state === 'ended' || Object.keys(actions).length === 0 ? null : (
        <Space wrap>
          {(['end', 'add-step', 'hand-on'] as const).map((each) => (
            <ActButton key={each} allowance={actions[each]} onAct={() => setAct(each)}>
              {t(`complaints.risk.${each}`)}
            </ActButton>
          ))}
        </Space>
      )}
      {Form ? (
        <Drawer
          open
          title={t(`complaints.risk.${act ?? 'end'}`)}
          onClose={() => setAct(null)}
          size={480}
          destroyOnHidden
        >
          <Form {...props} onClose={() => setAct(null)} />
        </Drawer>
      ) : null}
    </Section>
  );
}
