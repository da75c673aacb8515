import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../ui/address.ts';
import { pageFile } from '../../../ui/page-file.ts';

const NewTaskDrawer = lazy(pageFile(() => import('./NewTaskDrawer.tsx')));

/** Opens the drawer of a new task or promise; `new` in the address does so too, for a link from another record. */
export function NewTaskButton() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  return (
    <>
      <Button type="primary" onClick={() => change({ new: 'task' })}>
        {t('work.task.new')}
      </Button>
      {search.new ? (
        <Suspense fallback={null}>
          <NewTaskDrawer
            kind={search.new === 'promise' ? 'promise' : 'task'}
            onClose={() => change({ new: undefined, aboutType: undefined, aboutId: undefined, about: undefined })}
          />
        </Suspense>
      ) : null}
    </>
  );
}
