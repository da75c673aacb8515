import { type Complaint, discloseFile } from '@tongli/contracts/complaints';
import type { AttachedFile } from '@tongli/contracts/files';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { fileAddress, kindOf } from '../../../ui/file-address.ts';
import { useFileSize } from '../../../ui/file-size.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { useShownFile } from '../../../ui/record/shown-file.tsx';
import { saveFrom } from '../../../ui/save.ts';
import { Instant } from '../../../ui/Times.tsx';

interface RowProps {
  file: AttachedFile;
  open: (file: AttachedFile, how: 'view' | 'save') => void;
  mayOpen: boolean;
}

function Row({ file, open, mayOpen }: RowProps) {
  const { t } = useTranslation();
  const size = useFileSize();
  const name = file.name ?? t('complaints.files.erased');
  const acts = kindOf(file.mediaType) === 'other' ? (['save'] as const) : (['view', 'save'] as const);
  return (
    <li>
      <span className="file-name">{name}</span>
      <span className="quiet">
        {size(file.bytes)} · {file.uploadedBy ?? t('complaints.customer')} · <Instant at={file.uploadedAt} />
      </span>
      {mayOpen && file.name !== null ? (
        <span className="file-acts">
          {acts.map((how) => (
            <button
              key={how}
              type="button"
              className="link"
              aria-label={t(`complaints.files.${how}-of`, { name })}
              onClick={() => open(file, how)}
            >
              {t(`complaints.files.${how}`)}
            </button>
          ))}
        </span>
      ) : null}
    </li>
  );
}

/** The files of a case. Nothing is fetched before somebody asks for it: each look leaves a trace. */
export function CaseFileList({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { show, view } = useShownFile();
  const act = useAct(discloseFile);
  const mayOpen = complaint.actions.attach?.refusal !== 'forbidden';
  const open = (file: AttachedFile, how: 'view' | 'save') =>
    act.mutate(
      { params: { id: complaint.id, fileId: file.id }, body: {} },
      {
        onSuccess: ({ token }) => {
          const address = fileAddress(token);
          if (how === 'save') saveFrom(address);
          else show(file, address);
        },
      },
    );
  return (
    <>
      {act.error ? <Alert type="error" showIcon role="alert" title={words.ofError(act.error)} /> : null}
      <ul className="files" aria-label={t('complaints.files.title')}>
        {complaint.files.map((file) => (
          <Row key={file.id} file={file} open={open} mayOpen={mayOpen} />
        ))}
      </ul>
      {view}
    </>
  );
}
