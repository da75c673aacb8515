import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainButton } from './PlainButton.tsx';

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
        <PlainButton look="text" onClick={onCancel}>
          {t('ui.waiting.cancel')}
        </PlainButton>
      ) : null}
    </div>
  );
}

/** Grey bars in place of rows. Our own, because they are in the first load of every page. */
function Bars({ count }: { count: number }) {
  return (
    <div className="bars" aria-hidden="true">
      {'abcdefghijkl'
        .slice(0, count)
        .split('')
        .map((name) => (
          <span key={name} />
        ))}
    </div>
  );
}

/** What a page shows at once while its data comes. */
export function PageSkeleton({ onCancel }: { onCancel?: () => void }) {
  return (
    <div className="page" aria-busy="true">
      <Bars count={7} />
      <Patience onCancel={onCancel} />
    </div>
  );
}

export function RowsSkeleton({ rows = 8, onCancel }: { rows?: number; onCancel?: () => void }) {
  return (
    <div className="rows-skeleton" aria-busy="true">
      <Bars count={rows} />
      <Patience onCancel={onCancel} />
    </div>
  );
}
