import type { StagedFile } from '@tongli/contracts/files';
import { lazy, Suspense, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { FilesUnderWay } from './pending-files.ts';

/** What keeps a form from being sent: files on their way, or some that did not arrive and can be sent again. */
export type PendingFiles = 'none' | 'sending' | 'failed';

export interface AttachmentsProps {
  /** What has arrived; kept by the form, also in its draft. */
  value?: readonly StagedFile[];
  onChange?: (files: readonly StagedFile[]) => void;
  most: number;
  /** Of a customer's form; without it the files are staged by whoever is signed in. */
  draft?: string;
  onPending?: (pending: PendingFiles) => void;
  wrong?: string | null;
}

const Chooser = lazy(() => import('./attachments/Chooser.tsx'));

/** Files to go with a form: chosen, dropped, pasted or photographed, sent at once. Fetched when it is shown. */
export function Attachments(props: AttachmentsProps) {
  const { t } = useTranslation();
  const report = useContext(FilesUnderWay);
  const onPending = (pending: PendingFiles) => {
    report(pending);
    props.onPending?.(pending);
  };
  return (
    <Suspense fallback={<p className="quiet">{t('ui.waiting.loading')}</p>}>
      <Chooser {...props} onPending={onPending} />
    </Suspense>
  );
}
