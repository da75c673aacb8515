import { discloseContactFile } from '@tongli/contracts/contacts';
import type { AttachedFile } from '@tongli/contracts/files';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { fileAddress, kindOf } from '../../../ui/file-address.ts';
import { useFileSize } from '../../../ui/file-size.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';

const FileView = lazy(pageFile(() => import('../../../ui/record/FileView.tsx')));

function save(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}

/** The files of a message; each is fetched when somebody asks for it. */
export function MessageFiles({ contactId, files }: { contactId: string; files: readonly AttachedFile[] }) {
  const { t } = useTranslation();
  const size = useFileSize();
  const words = useProblemWords();
  const [problem, setProblem] = useState<unknown>(null);
  const [shown, setShown] = useState<{ file: AttachedFile; address: string } | null>(null);
  const open = async (file: AttachedFile) => {
    setProblem(null);
    try {
      const { token } = await call(discloseContactFile, { params: { id: contactId, fileId: file.id }, body: {} });
      const address = fileAddress(token);
      if (kindOf(file.mediaType) === 'other') save(address);
      else setShown({ file, address });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <>
      {files.map((file) => (
        <button key={file.id} type="button" className="link" onClick={() => void open(file)}>
          {file.name ?? t('contacts.file-erased')} ({size(file.bytes)})
        </button>
      ))}
      {problem ? <span role="alert">{words.ofError(problem)}</span> : null}
      {shown ? (
        <Suspense fallback={null}>
          <FileView
            name={shown.file.name ?? ''}
            mediaType={shown.file.mediaType}
            address={shown.address}
            onClose={() => setShown(null)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
