import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { ledgerField, listImports } from '@tongli/contracts/complaints';
import { Alert, Button, Drawer, Progress, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../../api/problem.ts';
import '../../ui/form/form.css';
import { csvOf, saveText } from '../../ui/list/csv.ts';
import { type Sending, type Uploading, useUpload } from './upload.ts';
import { useFieldLabel, useRefusalWords } from './words.ts';

/** A ledger of one row with every field, as a pattern. */
function SampleButton() {
  const { t } = useTranslation();
  const labelOf = useFieldLabel();
  const columns = ledgerField.options.map((field) => ({
    key: field,
    title: labelOf(field),
    text: () => t(`ledger.field.${field}.sample`),
  }));
  return (
    <Button onClick={() => saveText(`${t('ledger.upload.sample-name')}.csv`, csvOf(columns, [{}]))}>
      {t('ledger.upload.sample')}
    </Button>
  );
}

function SendingPart({ sending, onCancel }: { sending: Extract<Sending, { step: 'sending' }>; onCancel: () => void }) {
  const { t } = useTranslation();
  const { file, share } = sending;
  return (
    <section className="stacked" aria-label={t('ledger.upload.sending')}>
      <strong className="clipped" title={file.name}>
        {file.name}
      </strong>
      <Progress percent={Math.floor(share * 100)} status="active" aria-label={t('ledger.upload.sending')} />
      <p role="status">{share < 1 ? t('ledger.upload.sending') : t('ledger.upload.reading')}</p>
      <div className="form-foot">
        <Button onClick={onCancel}>{t('ledger.upload.cancel')}</Button>
      </div>
    </section>
  );
}

function Refused({ sending, onRetry }: { sending: Extract<Sending, { step: 'refused' }>; onRetry: () => void }) {
  const { t } = useTranslation();
  const wordsOf = useRefusalWords();
  const again = isRefusal(sending.error) ? null : (
    <Button size="small" onClick={onRetry}>
      {t('ledger.upload.retry')}
    </Button>
  );
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="form-notice"
      title={t('ledger.upload.refused', { file: sending.file.name })}
      description={wordsOf(sending.error)}
      action={again}
    />
  );
}

function ChoosePart({ sending, start }: Pick<Uploading, 'sending' | 'start'>) {
  const { t } = useTranslation();
  const choose = (file: File) => {
    start(file);
    return false;
  };
  return (
    <>
      {sending.step === 'refused' ? <Refused sending={sending} onRetry={() => start(sending.file)} /> : null}
      {sending.step === 'cancelled' ? (
        <Alert type="info" showIcon className="form-notice" title={t('ledger.upload.cancelled')} />
      ) : null}
      <div className="form-notice">
        <Upload.Dragger beforeUpload={choose} multiple={false} showUploadList={false}>
          <p className="ant-upload-drag-icon">
            <InboxOutlined />
          </p>
          <p className="ant-upload-text">{t('ledger.upload.choose')}</p>
          <p className="ant-upload-hint">{t('ledger.upload.kinds')}</p>
        </Upload.Dragger>
      </div>
      <ol className="stacked form-notice">
        <li>{t('ledger.upload.first')}</li>
        <li>{t('ledger.upload.second')}</li>
        <li>{t('ledger.upload.third')}</li>
      </ol>
      <SampleButton />
    </>
  );
}

/** Chooses a file and sends it; then its columns are matched on a page of its own. */
export default function UploadDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { sending, start, cancel } = useUpload(async ({ id }) => {
    void client.invalidateQueries({ queryKey: [listImports.id] });
    // The way back leads to the list, not to the drawer.
    await navigate({ to: '.', search: ({ upload, ...rest }: Record<string, unknown>) => rest as never, replace: true });
    await navigate({ to: `/complaints/imports/${id}` });
  });
  const busy = sending.step === 'sending';
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => busy });
  return (
    <Drawer open onClose={onClose} title={t('ledger.upload.start')} size={480} mask={{ closable: !busy }}>
      {busy ? <SendingPart sending={sending} onCancel={cancel} /> : <ChoosePart sending={sending} start={start} />}
    </Drawer>
  );
}
