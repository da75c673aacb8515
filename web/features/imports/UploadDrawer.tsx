import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Importable, listRuns, readTemplate } from '@tongli/contracts/imports';
import { Alert, Button, Drawer, Progress, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/request.ts';
import '../../ui/form/form.css';
import { useBilingual, useLanguage } from '../../ui/language.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { homeOf } from './homes.ts';
import { type Sending, useUpload } from './upload.ts';
import { useFileWords, useNeeded } from './words.ts';

function Templates({ importable }: { importable: Importable }) {
  const { t } = useTranslation();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const address = (format: 'xlsx' | 'csv') =>
    addressOf(readTemplate, { params: { name: importable.name }, query: { format, language } });
  return (
    <p>
      <Button href={address('xlsx')} download>
        {t('imports.upload.template-xlsx')}
      </Button>{' '}
      <Button href={address('csv')} download>
        {t('imports.upload.template-csv')}
      </Button>
    </p>
  );
}

/** What the columns are for, so that nobody needs the template to know. */
function Fields({ fields }: Importable) {
  const needed = useNeeded();
  const pick = useBilingual();
  return (
    <ul className="stacked">
      {fields.map((field) => (
        <li key={field.code}>
          <strong>{pick(field.label)}</strong>
          {needed(field)} <span className="quiet">{pick(field.meaning)}</span>
        </li>
      ))}
    </ul>
  );
}

function SendingPart({ sending, onCancel }: { sending: Extract<Sending, { step: 'sending' }>; onCancel: () => void }) {
  const { t } = useTranslation();
  const { file, share } = sending;
  return (
    <section className="stacked" aria-label={t('imports.upload.sending')}>
      <strong>{file.name}</strong>
      <Progress percent={Math.floor(share * 100)} status="active" aria-label={t('imports.upload.sending')} />
      <p role="status">{share < 1 ? t('imports.upload.sending') : t('imports.upload.reading')}</p>
      <div className="form-foot">
        <Button onClick={onCancel}>{t('imports.upload.cancel')}</Button>
      </div>
    </section>
  );
}

interface UploadDrawerProps {
  importable: Importable;
  onClose: () => void;
}

/** Template, columns, file: all that somebody needs who has never done it; then the columns are matched on a page of its own. */
export default function UploadDrawer({ importable, onClose }: UploadDrawerProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { number } = useNumbers();
  const wordsOf = useFileWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { sending, start, cancel } = useUpload(importable.name, async ({ id }) => {
    void client.invalidateQueries({ queryKey: [listRuns.id] });
    await navigate({ to: '.', search: ({ upload, ...rest }: Record<string, unknown>) => rest as never, replace: true });
    await navigate({ to: `${homeOf(importable.name).path}/${id}` });
  });
  const choose = (file: File) => {
    start(file);
    return false;
  };
  const title = t('imports.upload.title', { what: pick(importable.title).toLowerCase() });
  return (
    <Drawer open onClose={onClose} title={title} size={520} mask={{ closable: sending.step !== 'sending' }}>
      {sending.step === 'sending' ? (
        <SendingPart sending={sending} onCancel={cancel} />
      ) : (
        <>
          {sending.step === 'refused' ? (
            <Alert
              type="error"
              showIcon
              role="alert"
              className="form-notice"
              title={t('imports.upload.refused', { file: sending.file.name })}
              description={wordsOf(sending.error)}
            />
          ) : null}
          <h3>{t('imports.upload.first')}</h3>
          <p>{t('imports.upload.first-words')}</p>
          <Templates importable={importable} />
          <h3>{t('imports.upload.second')}</h3>
          <Fields {...importable} />
          <h3>{t('imports.upload.third')}</h3>
          <div className="form-notice">
            <Upload.Dragger beforeUpload={choose} multiple={false} showUploadList={false} accept=".xlsx,.csv,.txt,.gz">
              <p className="ant-upload-drag-icon">
                <InboxOutlined />
              </p>
              <p className="ant-upload-text">{t('imports.upload.choose')}</p>
              <p className="ant-upload-hint">{t('imports.upload.kinds', { rows: number(importable.maximumRows) })}</p>
            </Upload.Dragger>
          </div>
          <p className="section-note">{t('imports.upload.safe')}</p>
        </>
      )}
    </Drawer>
  );
}
