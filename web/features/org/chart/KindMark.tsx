import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitKind } from './unit.ts';
import './kind-mark.css';

const shapes: Record<UnitKind, ReactNode> = {
  site: <path d="M1.5 6 7 1.5 12.5 6v6.5h-11z" />,
  department: <path d="M1.5 1.5h11v11h-11z" />,
  team: <circle cx="7" cy="7" r="5.5" />,
};

/** What kind of unit this is: a shape of its own, and the word. */
export function KindMark({ kind }: { kind: UnitKind }) {
  const { t } = useTranslation();
  return (
    <span className={`kind-mark kind-${kind}`}>
      <svg viewBox="0 0 14 14" width="12" height="12" aria-hidden="true" focusable="false">
        {shapes[kind]}
      </svg>
      <span>{t(`org.kind.${kind}`)}</span>
    </span>
  );
}
