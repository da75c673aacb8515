import { type ComplaintSettings, type ProcessVersion, publishProcessVersion } from '@tongli/contracts/requests';
import { Alert, Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangedMeanwhile, useBasis } from '../../ui/form/Basis.tsx';
import { dropDraft, type Values } from '../../ui/form/drafts.ts';
import { EndpointForm } from '../../ui/form/EndpointForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import type { FieldPath } from '../../ui/form/field-errors.ts';
import { ScaledNumber } from '../../ui/form/ScaledNumber.tsx';
import { useCalendars } from './words.ts';

const fieldOf = ([head, field]: FieldPath): FieldPath => (head === 'settings' && field !== undefined ? [field] : []);

/** Whatever stands in the fields; the contract judges it. */
const settingsOf = (values: Values): ComplaintSettings => values as unknown as ComplaintSettings;

function Fields() {
  const { t } = useTranslation();
  const calendars = useCalendars();
  return (
    <>
      <Field name="acknowledgeWithinMinutes" label={t('requests.acknowledge')}>
        <ScaledNumber per={60} least={0.25} most={1_000} step={0.5} unit={t('requests.unit.hours')} />
      </Field>
      <Field name="respondWithinDays" label={t('requests.respond')} help={t('requests.respond-help')}>
        <ScaledNumber per={1} least={1} most={365} step={1} unit={t('requests.unit.days')} />
      </Field>
      <Field name="warnAtShare" label={t('requests.warn')} help={t('requests.warn-help')}>
        <ScaledNumber per={0.01} least={10} most={99} step={5} unit="%" />
      </Field>
      <Field name="handlerAuthorityMinor" label={t('requests.authority')} help={t('requests.authority-help')}>
        <ScaledNumber per={100} least={0} most={1_000_000} step={50} unit={t('requests.unit.yuan')} />
      </Field>
      <Field name="calendar" label={t('requests.calendar')}>
        <Select options={calendars} />
      </Field>
    </>
  );
}

interface PublishProps {
  current: ProcessVersion;
  onClose: () => void;
}

function PublishForm({ current, onClose, onAgain }: PublishProps & { onAgain: () => void }) {
  const { t } = useTranslation();
  const basis = useBasis(current.version);
  const name = `requests.publish-${basis.version}`;
  const takeNewer = () => {
    dropDraft(name);
    onAgain();
  };
  return (
    <EndpointForm
      endpoint={publishProcessVersion}
      name={name}
      initial={current.settings}
      fieldOf={fieldOf}
      input={(values) => ({ body: { settings: settingsOf(values), basedOn: basis.version } })}
      submit={t('requests.publish-as', { version: basis.version + 1 })}
      onDone={onClose}
    >
      <ChangedMeanwhile basis={basis} onTake={takeNewer} />
      <Alert type="info" showIcon className="form-notice" title={t('requests.cases-keep')} />
      <Fields />
    </EndpointForm>
  );
}

/** Publishes new settings, made from those in force. */
export default function PublishDrawer({ current, onClose }: PublishProps) {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  return (
    <Drawer open onClose={onClose} title={t('requests.publish')} size={420} destroyOnHidden>
      <PublishForm key={round} current={current} onClose={onClose} onAgain={() => setRound(round + 1)} />
    </Drawer>
  );
}
