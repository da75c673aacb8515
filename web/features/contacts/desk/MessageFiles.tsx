import { discloseContactFile } from '@tongli/contracts/contacts';
import type { AttachedFile } from '@tongli/contracts/files';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { hasCode } from '../../../api/problem.ts';
import { SentFile } from '../../../ui/desk/SentFile.tsx';
import { fileAddress } from '../../../ui/file-address.ts';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { useShownFile } from '../../../ui/record/shown-file.tsx';

const mostReason = 200;

const addressFor = async (id: string, fileId: string): Promise<string> =>
  fileAddress((await call(discloseContactFile, { params: { id, fileId }, body: {} })).token);

/** Fetches a file where somebody asks for it, and asks for a reason where one is needed. */
function useOpening(contactId: string) {
  const [problem, setProblem] = useState<unknown>(null);
  const [asking, setAsking] = useState<AttachedFile | null>(null);
  const { show, view } = useShownFile();
  const open = (file: AttachedFile) => {
    setProblem(null);
    addressFor(contactId, file.id).then(
      (address) => show(file, address),
      (error: unknown) => (hasCode(error, 'reason-needed') ? setAsking(file) : setProblem(error)),
    );
  };
  return { problem, asking, setAsking, show, view, open };
}

interface MessageFilesProps {
  contactId: string;
  files: readonly AttachedFile[];
  /** Pictures are shown small at once: to whoever has the contact in hand. */
  preview: boolean;
}

/** The files of a message. */
export function MessageFiles({ contactId, files, preview }: MessageFilesProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { problem, asking, setAsking, show, view, open } = useOpening(contactId);
  return (
    <>
      {files.map((file) => {
        const { id, name } = file;
        if (name === null) return <span key={id}>{t('contacts.file-erased')}</span>;
        return (
          <SentFile
            key={id}
            file={{ ...file, name }}
            label={name}
            onOpen={() => open(file)}
            preview={preview ? () => addressFor(contactId, id) : undefined}
          />
        );
      })}
      {problem ? <span role="alert">{words.ofError(problem)}</span> : null}
      {asking ? (
        <ReasonDrawer
          endpoint={discloseContactFile}
          name={`contacts.file.${asking.id}`}
          title={asking.name ?? ''}
          consequence={t('contacts.record.reveal-words')}
          submit={t('contacts.record.reveal')}
          most={mostReason}
          input={(reason) => ({ params: { id: contactId, fileId: asking.id }, body: { reason } })}
          onDone={({ token }) => show(asking, fileAddress(token))}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {view}
    </>
  );
}
