import type { StagedFile } from '@tongli/contracts/files';
import { mostFilesOfRecord } from '@tongli/contracts/files';
import {
  adoption as adoptions,
  answerRequest,
  assignRequest,
  attachToRequest,
  closeRequest,
  decideSuggestion,
  type Request,
  type RequestOutcome,
  recordRequestStep,
  reopenRequest,
  requestOutcome,
  sendRequestBack,
} from '@tongli/contracts/requests';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../../ui/form/Attachments.tsx';
import { Choices } from '../../../ui/form/Choices.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { enteredOf, FormFields } from '../FormFields.tsx';

export interface ActProps {
  request: Request;
  onDone: () => void;
}

const said = (value: unknown) => String(value ?? '');

function Back({ onDone }: Pick<ActProps, 'onDone'>) {
  const { t } = useTranslation();
  return <Button onClick={onDone}>{t('requests.act.back')}</Button>;
}

/** What was entered before and is asked for again stands there already, money in whole units. */
function initialOf(request: Request): Values {
  const step = request.steps.find(({ key }) => key === request.step?.key);
  const values: Record<string, unknown> = {};
  for (const { key, type } of step?.fields ?? []) {
    const value = request.form[key];
    if (value === undefined || value === null || type === 'file') continue;
    values[key] = type === 'money' ? Number(value) / 100 : value;
  }
  return { values };
}

/** The current step: what it leads to, its standards, and what must be recorded. */
export function StepForm({ request, onDone }: ActProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const step = request.steps.find(({ key }) => key === request.step?.key);
  if (!step) return null;
  return (
    <>
      {step.outputs.length > 0 ? (
        <p>
          <strong>{t('requests.record.outputs')}</strong> {step.outputs.map(pick).join(' · ')}
        </p>
      ) : null}
      {step.standards.length > 0 ? (
        <ul>
          {step.standards.map(({ value, unit, measure }) => (
            <li key={`${value} ${unit} ${measure.zh}`}>
              {value} {unit} <span className="quiet">{pick(measure)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <EndpointForm
        endpoint={recordRequestStep}
        name={`requests.step.${request.id}.${request.version}`}
        initial={initialOf(request)}
        input={(values) => ({
          params: { id: request.id },
          body: {
            step: step.key,
            values: enteredOf(step.fields, values.values as Values | undefined),
            version: request.version,
          },
        })}
        submit={t('requests.record.finish-step')}
        onDone={onDone}
      >
        <FormFields fields={step.fields} at="values" />
      </EndpointForm>
    </>
  );
}

export function BackForm({ request, onDone }: ActProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const step = request.steps.find(({ key }) => key === request.step?.key);
  const ways = request.steps.filter(({ key }) => step?.back.includes(key));
  return (
    <EndpointForm
      endpoint={sendRequestBack}
      name={`requests.back.${request.id}`}
      initial={{ to: ways[0]?.key }}
      input={(values) => ({
        params: { id: request.id },
        body: { to: said(values.to), reason: said(values.reason), version: request.version },
      })}
      submit={t('requests.act.send-back')}
      cancel={<Back onDone={onDone} />}
      onDone={onDone}
    >
      <Field name="to" label={t('requests.act.back-to')}>
        <Select options={ways.map(({ key, name }) => ({ value: key, label: pick(name) }))} />
      </Field>
      <Field name="reason" label={t('requests.reason')}>
        <LongText rows={2} most={400} />
      </Field>
    </EndpointForm>
  );
}

export function AnswerForm({ request, onDone }: ActProps) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={answerRequest}
      name={`requests.answer.${request.id}`}
      initial={{ text: request.answer ?? '' }}
      input={(values) => ({
        params: { id: request.id },
        body: { text: said(values.text), version: request.version },
      })}
      submit={t('requests.act.answer')}
      cancel={<Back onDone={onDone} />}
      onDone={onDone}
    >
      <Field name="text" label={t('requests.answer')} help={t('requests.act.answer-help')}>
        <LongText rows={4} most={4000} />
      </Field>
    </EndpointForm>
  );
}

export function DecideForm({ request, onDone }: ActProps) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={decideSuggestion}
      name={`requests.decide.${request.id}`}
      initial={{ adoption: request.adoption ?? 'adopted', reason: '' }}
      input={(values) => ({
        params: { id: request.id },
        body: {
          adoption: values.adoption as (typeof adoptions.options)[number],
          reason: said(values.reason),
          version: request.version,
        },
      })}
      submit={t('requests.act.decide')}
      cancel={<Back onDone={onDone} />}
      onDone={onDone}
    >
      <Field name="adoption" label={t('requests.adoption-label')}>
        <Choices options={adoptions.options.map((value) => ({ value, label: t(`requests.adoption.${value}`) }))} />
      </Field>
      <Field name="reason" label={t('requests.reason')}>
        <LongText rows={2} most={1000} />
      </Field>
    </EndpointForm>
  );
}

export function CloseForm({ request, onDone }: ActProps) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={closeRequest}
      name={`requests.close.${request.id}`}
      initial={{ outcome: 'done' }}
      input={(values) => ({
        params: { id: request.id },
        body: { outcome: values.outcome as RequestOutcome, reason: said(values.reason) },
      })}
      submit={t('requests.act.close')}
      cancel={<Back onDone={onDone} />}
      onDone={onDone}
    >
      <Field name="outcome" label={t('requests.outcome-label')}>
        <Choices options={requestOutcome.options.map((value) => ({ value, label: t(`requests.outcome.${value}`) }))} />
      </Field>
      <Field name="reason" label={t('requests.reason')} help={t('requests.act.close-help')}>
        <Input maxLength={400} />
      </Field>
    </EndpointForm>
  );
}

export function ReopenForm({ request, onDone }: ActProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  return (
    <EndpointForm
      endpoint={reopenRequest}
      name={`requests.reopen.${request.id}`}
      initial={{ to: request.steps[0]?.key }}
      input={(values) => ({ params: { id: request.id }, body: { to: said(values.to), reason: said(values.reason) } })}
      submit={t('requests.act.reopen')}
      cancel={<Back onDone={onDone} />}
      onDone={onDone}
    >
      <Field name="to" label={t('requests.act.reopen-at')}>
        <Select options={request.steps.map(({ key, name }) => ({ value: key, label: pick(name) }))} />
      </Field>
      <Field name="reason" label={t('requests.reason')}>
        <LongText rows={2} most={400} />
      </Field>
    </EndpointForm>
  );
}

export function AssignForm({ request, onDone }: ActProps) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={assignRequest}
      name={`requests.assign.${request.id}`}
      initial={{ ownerId: request.ownerId }}
      input={(values) => ({
        params: { id: request.id },
        body: { ownerId: said(values.ownerId), fromId: request.ownerId },
      })}
      submit={t('requests.act.assign')}
      cancel={<Back onDone={onDone} />}
      onDone={onDone}
    >
      <Field name="ownerId" label={t('requests.owner')}>
        <PeopleSelect />
      </Field>
    </EndpointForm>
  );
}

export function AttachForm({ request, onDone }: ActProps) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={attachToRequest}
      name={`requests.attach.${request.id}`}
      input={(values) => ({
        params: { id: request.id },
        body: { fileIds: ((values.files ?? []) as readonly StagedFile[]).map(({ id }) => id) },
      })}
      fieldOf={(path) => (path[0] === 'fileIds' ? ['files'] : path)}
      submit={t('requests.act.attach')}
      cancel={<Back onDone={onDone} />}
      onDone={onDone}
    >
      <Field name="files" label={t('requests.files')}>
        <Attachments most={mostFilesOfRecord} />
      </Field>
    </EndpointForm>
  );
}
