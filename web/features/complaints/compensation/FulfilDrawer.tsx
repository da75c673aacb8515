import { type Compensation, fulfilCompensation } from '@tongli/contracts/complaints';
import { mostFilesOfRecord, type StagedFile } from '@tongli/contracts/files';
import { Alert, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../../ui/form/Attachments.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';

/** A remedy is done: what shows it, in words and as files of the case. */
export function FulfilDrawer({ one, onClose }: { one: Compensation; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, version, remedy } = one;
  return (
    <Drawer open title={t('complaints.compensation.fulfil')} onClose={onClose} size={480}>
      {remedy ? <Alert type="info" className="form-notice" title={remedy.what} /> : null}
      <EndpointForm
        endpoint={fulfilCompensation}
        name={`complaints.fulfil.${id}.${version}`}
        input={({ evidence, files }) => ({
          params: { id },
          body: {
            evidence: String(evidence ?? ''),
            fileIds: ((files ?? []) as readonly StagedFile[]).map((file) => file.id),
            version,
          },
        })}
        fieldOf={(path) => (path[0] === 'fileIds' ? ['files'] : path)}
        submit={t('complaints.compensation.fulfil')}
        onDone={onClose}
      >
        <Field
          name="evidence"
          label={t('complaints.compensation.remedy.evidence')}
          help={t('complaints.compensation.remedy.evidence-help')}
        >
          <LongText rows={3} maxRows={8} most={400} />
        </Field>
        <Field name="files" label={t('complaints.files.label')} optional>
          <Attachments most={mostFilesOfRecord} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}
