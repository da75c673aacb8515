import { type AttachedFile, mostFilesOfRecord, type StagedFile } from '@tongli/contracts/files';
import { attachToTask, discloseTaskFile, type Task } from '@tongli/contracts/work';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { fileAddress } from '../../../ui/file-address.ts';
import { useFileSize } from '../../../ui/file-size.ts';
import { Attachments, type PendingFiles } from '../../../ui/form/Attachments.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { useShownFile } from '../../../ui/record/shown-file.tsx';
import { Instant } from '../../../ui/Times.tsx';

/** Files are sent first and become part of the task by a second press, because they cannot be taken out again. */
function AddFiles({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [files, setFiles] = useState<readonly StagedFile[]>([]);
  const [pending, setPending] = useState<PendingFiles>('none');
  const act = useAct(attachToTask, onDone);
  const attach = () => act.mutate({ params: { id: task.id }, body: { fileIds: files.map(({ id }) => id) } });
  return (
    <div className="stacked">
      {act.error ? <Alert type="error" showIcon role="alert" title={words.ofError(act.error)} /> : null}
      <Attachments
        value={files}
        onChange={setFiles}
        most={mostFilesOfRecord - task.files.length}
        onPending={setPending}
      />
      <div className="form-foot">
        <Button onClick={onDone}>{t('work.act.back')}</Button>
        <Button disabled={files.length === 0 || pending === 'sending'} loading={act.isPending} onClick={attach}>
          {t('work.files.attach')}
        </Button>
      </div>
    </div>
  );
}

interface DiscloseProps {
  task: Task;
  file: AttachedFile;
  onAddress: (address: string) => void;
  onClose: () => void;
}

/** A file may hold what customers said of themselves: looking asks for a reason and leaves a trace. */
function Disclose({ task, file, onAddress, onClose }: DiscloseProps) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('work.files.why', { name: file.name })} footer={null} onCancel={onClose} destroyOnHidden>
      <EndpointForm
        endpoint={discloseTaskFile}
        name={`work.file.${file.id}`}
        input={(values) => ({
          params: { id: task.id, fileId: file.id },
          body: { reason: String(values.reason ?? '') },
        })}
        submit={t('work.files.open')}
        onDone={({ token }) => onAddress(fileAddress(token))}
      >
        <Field name="reason" label={t('work.files.reason')}>
          <Input autoFocus />
        </Field>
      </EndpointForm>
    </Modal>
  );
}

function FileList({ task }: { task: Task }) {
  const { t } = useTranslation();
  const size = useFileSize();
  const [asked, setAsked] = useState<AttachedFile | null>(null);
  const { show, view } = useShownFile();
  const open = (file: AttachedFile, address: string) => {
    setAsked(null);
    show(file, address);
  };
  return (
    <>
      <ul className="files" aria-label={t('work.files.title')}>
        {task.files.map((file) => (
          <li key={file.id}>
            <span className="file-name">{file.name ?? t('work.files.erased')}</span>
            <span className="quiet">
              {[size(file.bytes), file.uploadedBy].filter(Boolean).join(' · ')} · <Instant at={file.uploadedAt} />
            </span>
            {file.name === null ? null : (
              <span className="file-acts">
                <button
                  type="button"
                  className="link"
                  aria-label={t('work.files.open-of', { name: file.name })}
                  onClick={() => setAsked(file)}
                >
                  {t('work.files.open')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {asked ? (
        <Disclose
          task={task}
          file={asked}
          onAddress={(address) => open(asked, address)}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {view}
    </>
  );
}

/** What goes with the task. */
export function TaskFiles({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const opener =
    task.actions.attach?.allowed && !adding ? (
      <Button size="small" onClick={() => setAdding(true)}>
        {t('work.files.add')}
      </Button>
    ) : null;
  if (task.files.length === 0 && opener === null && !adding) return null;
  return (
    <Section title={t('work.files.title')} actions={opener}>
      {task.files.length > 0 ? <FileList task={task} /> : null}
      {task.files.length === 0 && !adding ? <p className="quiet">{t('work.files.none')}</p> : null}
      {adding ? <AddFiles task={task} onDone={() => setAdding(false)} /> : null}
    </Section>
  );
}
