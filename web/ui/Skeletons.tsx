import { Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

function usePassed(milliseconds: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return passed;
}

/** Words under a skeleton: that it is still loading after a second, and a way out after three. */
function Patience({ onCancel }: { onCancel?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const slow = usePassed(1000);
  const verySlow = usePassed(3000);
  return (
    <div role="status" className="patience">
      {slow ? t('ui.waiting.still') : <span className="for-readers">{t('ui.waiting.loading')}</span>}
      {verySlow && onCancel ? (
        <Button type="link" onClick={onCancel}>
          {t('ui.waiting.cancel')}
        </Button>
      ) : null}
    </div>
  );
}

/** What a page shows at once while its data comes. */
export function PageSkeleton({ onCancel }: { onCancel?: () => void }) {
  return (
    <div className="page" aria-busy="true">
      <Skeleton title={{ width: '30%' }} paragraph={{ rows: 6 }} active />
      <Patience onCancel={onCancel} />
    </div>
  );
}

export function RowsSkeleton({ rows = 8, onCancel }: { rows?: number; onCancel?: () => void }) {
  return (
    <div className="rows-skeleton" aria-busy="true">
      <Skeleton title={false} paragraph={{ rows, width: '100%' }} active />
      <Patience onCancel={onCancel} />
    </div>
  );
}
