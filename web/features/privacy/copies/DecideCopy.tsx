import { type RecordingCopy, refuseCopy, releaseCopy } from '@tongli/contracts/privacy';
import { Drawer, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';

const usualDays = 7;
const mostDays = 30;
const mostReason = 500;

interface DecideProps {
  copy: RecordingCopy;
  onClose: () => void;
}

export function ReleaseCopy({ copy: { id, others, version }, onClose }: DecideProps) {
  const { t } = useTranslation();
  return (
    <Drawer open title={t('privacy.copy.release')} onClose={onClose} size={480}>
      <EndpointForm
        endpoint={releaseCopy}
        name={`privacy.copy.release.${id}`}
        initial={{ days: usualDays }}
        input={({ days }) => ({ params: { id }, body: { days: days as number, version } })}
        submit={t('privacy.copy.release')}
        onDone={onClose}
      >
        <p className="form-notice">{t('privacy.copy.release-words')}</p>
        {others ? <p className="form-notice">{t('privacy.copy.others-of', { others })}</p> : null}
        <Field name="days" label={t('privacy.copy.days')}>
          <InputNumber min={1} max={mostDays} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

export function RefuseCopy({ copy: { id, version }, onClose }: DecideProps) {
  const { t } = useTranslation();
  return (
    <Drawer open title={t('privacy.copy.refuse')} onClose={onClose} size={480}>
      <EndpointForm
        endpoint={refuseCopy}
        name={`privacy.copy.refuse.${id}`}
        input={({ reason }) => ({ params: { id }, body: { reason: String(reason ?? ''), version } })}
        submit={t('privacy.copy.refuse')}
        onDone={onClose}
      >
        <Field name="reason" label={t('privacy.copy.reason')} help={t('privacy.copy.reason-help')}>
          <LongText rows={3} maxRows={8} most={mostReason} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}
