import type { Severity as SeverityCode } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';

/** How grave a complaint is; what must not be overlooked stands out by weight, since colour belongs to states. */
export function Severity({ of }: { of: SeverityCode }) {
  const { t } = useTranslation();
  const word = t(`complaints.severity.${of}`);
  return of === 'serious' || of === 'safety' ? <strong>{word}</strong> : <span>{word}</span>;
}
