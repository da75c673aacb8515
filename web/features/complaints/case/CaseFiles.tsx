import { attachToComplaint, type Complaint } from '@tongli/contracts/complaints';
import { mostFilesOfRecord, type StagedFile } from '@tongli/contracts/files';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { Attachments, type PendingFiles } from '../../../ui/form/Attachments.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { CaseFileList } from './CaseFileList.tsx';
import { useRefresh } from './work.ts';

interface AddFilesProps {
  complaint: Complaint;
  onDone: (complaint: Complaint | null) => void;
}

/** Files are chosen and sent first and become part of the case by a second press, because they cannot be taken out again. */
function AddFiles({ complaint, onDone }: AddFilesProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [files, setFiles] = useState<readonly StagedFile[]>([]);
  const [pending, setPending] = useState<PendingFiles>('none');
  const act = useAct(attachToComplaint, onDone);
  const attach = () => {
    const fileIds = files.map(({ id }) => id);
    act.mutate({ params: { id: complaint.id }, body: { fileIds } });
  };
  return (
    <div className="stacked">
      <p className="quiet">{t('complaints.files.stay')}</p>
      {act.error ? <Alert type="error" showIcon role="alert" title={words.ofError(act.error)} /> : null}
      <Attachments
        value={files}
        onChange={setFiles}
        most={mostFilesOfRecord - complaint.files.length}
        onPending={setPending}
      />
      <div className="form-foot">
        <Button onClick={() => onDone(null)}>{t('complaints.case.cancel')}</Button>
        <Button disabled={files.length === 0 || pending === 'sending'} loading={act.isPending} onClick={attach}>
          {t('complaints.files.attach')}
        </Button>
      </div>
    </div>
  );
}

/** What was sent along with the case or added to it. */
export function CaseFiles({ complaint }: { complaint: Complaint }) {
  const refresh = useRefresh();
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const mayAdd = complaint.actions.attach?.allowed === true;
  if (complaint.files.length === 0 && !mayAdd) return null;
  const done = (changed: Complaint | null) => {
    setAdding(false);
    if (changed) refresh(changed);
  };
  const opener =
    mayAdd && !adding ? <Button onClick={() => setAdding(true)}>{t('complaints.files.add')}</Button> : null;
  return (
    <Section title={t('complaints.files.title')} actions={opener}>
      {complaint.files.length > 0 ? <CaseFileList complaint={complaint} /> : null}
      {complaint.files.length === 0 && !adding ? <p className="quiet">{t('complaints.files.none')}</p> : null}
      {adding ? <AddFiles complaint={complaint} onDone={done} /> : null}
    </Section>
  );
}
