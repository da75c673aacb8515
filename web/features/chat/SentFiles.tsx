import { openFileAsCustomer } from '@tongli/contracts/contacts';
import { readFileInPortal } from '@tongli/contracts/files';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { addressOf } from '../../api/request.ts';
import { SentFile, type ShownFile } from '../../ui/desk/SentFile.tsx';
import { kindOf } from '../../ui/file-address.ts';
import { saveFrom } from '../../ui/save.ts';
import { useTroubleWords } from './words.ts';

const PictureView = lazy(async () => ({ default: (await import('../../ui/chat/PictureView.tsx')).PictureView }));

/** For some minutes; asked for anew each time. */
async function addressFor(token: string, fileId: string): Promise<string> {
  const opened = await call(openFileAsCustomer, { params: { token, fileId } });
  return addressOf(readFileInPortal, { params: { token: opened.token } });
}

/** The files of a message: pictures are shown, anything else is saved. */
export function SentFiles({ token, files }: { token: string; files: readonly ShownFile[] }) {
  const { t } = useTranslation();
  const words = useTroubleWords();
  const [trouble, setTrouble] = useState<unknown>(null);
  const [shown, setShown] = useState<{ file: ShownFile; address: string; failed: boolean } | null>(null);
  const open = async (file: ShownFile) => {
    setTrouble(null);
    try {
      const address = await addressFor(token, file.id);
      if (kindOf(file.mediaType) === 'picture') setShown({ file, address, failed: false });
      else saveFrom(address, file.name);
    } catch (error) {
      setTrouble(error);
    }
  };
  return (
    <>
      {files.map((file) => (
        <SentFile
          key={file.id}
          file={file}
          label={t(`chat.files.${kindOf(file.mediaType) === 'picture' ? 'show' : 'save'}`, { name: file.name })}
          onOpen={() => void open(file)}
          preview={() => addressFor(token, file.id)}
        />
      ))}
      {trouble === null ? null : <span role="alert">{words(trouble)}</span>}
      {shown ? (
        <Suspense fallback={null}>
          <PictureView
            name={shown.file.name}
            address={shown.address}
            words={{ close: t('chat.files.close'), save: t('chat.files.keep'), failed: t('ui.files.not-shown') }}
            failed={shown.failed}
            onFail={() => setShown({ ...shown, failed: true })}
            onClose={() => setShown(null)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
