import type { AttachedFile } from '@tongli/contracts/files';
import { lazy, Suspense, useState } from 'react';
import { kindOf } from '../file-address.ts';
import { pageFile } from '../page-file.ts';
import { saveFrom } from '../save.ts';

const FileView = lazy(pageFile(() => import('./FileView.tsx')));

/** A file that was disclosed, shown over the page; what no page can show is saved instead. */
export function useShownFile() {
  const [shown, setShown] = useState<{ file: AttachedFile; address: string } | null>(null);
  const show = (file: AttachedFile, address: string) => {
    if (kindOf(file.mediaType) === 'other') saveFrom(address);
    else setShown({ file, address });
  };
  const view = shown ? (
    <Suspense fallback={null}>
      <FileView
        name={shown.file.name ?? ''}
        mediaType={shown.file.mediaType}
        address={shown.address}
        onClose={() => setShown(null)}
      />
    </Suspense>
  ) : null;
  return { show, view };
}
