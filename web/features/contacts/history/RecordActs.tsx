import { useNavigate } from '@tanstack/react-router';
import { askNuisance, type ContactRecord, listQueues, moveContact, takeOver } from '@tongli/contracts/contacts';
import { Drawer, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { deskPath } from '../offer.ts';

interface FormProps {
  record: ContactRecord;
  onDone: () => void;
}

function MoveForm({ record, onDone }: FormProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const queues = useRead(listQueues, {}).data?.queues ?? [];
  const choices = queues.filter(
    ({ id, projectId, retired }) => !retired && projectId === record.projectId && id !== record.queueId,
  );
  return (
    <EndpointForm
      endpoint={moveContact}
      name={`contacts.move.${record.id}`}
      input={({ queueId }) => ({ params: { id: record.id }, body: { queueId: String(queueId ?? '') } })}
      submit={t('contacts.record.move')}
      onDone={onDone}
    >
      <Field name="queueId" label={t('contacts.column.queue')}>
        <Select options={choices.map(({ id, name }) => ({ value: id, label: pick(name) }))} />
      </Field>
    </EndpointForm>
  );
}

const usualDays = 30;
const [mostDays, mostReason] = [180, 400];

function NuisanceForm({ record, onDone }: FormProps) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={askNuisance}
      name={`contacts.nuisance.${record.id}`}
      initial={{ days: usualDays }}
      input={({ reason, days }) => ({
        body: { contactId: record.id, reason: String(reason ?? ''), days: days as number },
      })}
      submit={t('contacts.nuisance.ask')}
      onDone={onDone}
    >
      <p className="quiet form-notice">{t('contacts.nuisance.ask-lead')}</p>
      <Field name="reason" label={t('contacts.nuisance.reason')}>
        <LongText rows={3} most={mostReason} />
      </Field>
      <Field name="days" label={t('contacts.nuisance.days')}>
        <InputNumber min={1} max={mostDays} />
      </Field>
    </EndpointForm>
  );
}

/** What a leader can do to it now, and the request to refuse its number. */
export function RecordActs({ record }: { record: ContactRecord }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const problem = useProblemWords();
  const [asking, setAsking] = useState<'move' | 'nuisance' | null>(null);
  const take = useAct(takeOver, ({ id }) => void navigate({ to: deskPath, search: { contact: id } as never }));
  const { actions, id } = record;
  const close = () => setAsking(null);
  return (
    <>
      {take.error ? <span role="alert">{problem.ofError(take.error)}</span> : null}
      <ActButton allowance={actions['ask-nuisance']} onAct={() => setAsking('nuisance')}>
        {t('contacts.nuisance.ask')}
      </ActButton>
      <ActButton allowance={actions.move} onAct={() => setAsking('move')}>
        {t('contacts.record.move')}
      </ActButton>
      <ActButton
        allowance={actions['take-over']}
        pending={take.isPending}
        onAct={() => take.mutate({ params: { id } })}
      >
        {t('contacts.record.take-over')}
      </ActButton>
      <Drawer
        open={asking !== null}
        onClose={close}
        title={t(asking === 'move' ? 'contacts.record.move' : 'contacts.nuisance.ask')}
        size={440}
        destroyOnHidden
      >
        {asking === 'move' ? <MoveForm record={record} onDone={close} /> : null}
        {asking === 'nuisance' ? <NuisanceForm record={record} onDone={close} /> : null}
      </Drawer>
    </>
  );
}
